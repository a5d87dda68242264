"""What else stands in one of two files, in words: from its cases to its ways abroad, and its sections."""

from __future__ import annotations

from collections.abc import Callable

from application.links import Side
from application.told import entries
from application.told import sections as told_sections
from web.counsellor import told_words
from web.counsellor.attachments import title_of
from web.counsellor.ban_checks import check_tag
from web.counsellor.claims import claim_tag
from web.counsellor.further_words import money
from web.counsellor.help_words import state, things
from web.counsellor.section_forms import KINDS
from web.counsellor.titles import TITLES
from web.dates import date_text
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path


def _cases(side: Side) -> list[str]:
    return [
        f"{date_text(row.opened_on)}: {topic_path(row.topic)}, {label('case_status', row.status)}"
        + (f" ({_('Open tasks')}: {row.tasks_open})" if row.tasks_open else "")
        for row in side.records.cases
    ]


def _claims(side: Side) -> list[str]:
    return [
        f"{date_text(row.stated_on)}: {money(row.amount, row.currency)}, {label('country', row.worked_in)},"
        f" {claim_tag(row)[1]}"
        for row in side.records.claims
    ]


def _ban_checks(side: Side) -> list[str]:
    return [
        f"{date_text(row.asked_on)}: {label('country', row.entry_to)}, {check_tag(row)[1]}"
        for row in side.records.ban_checks
    ]


def _help(side: Side) -> list[str]:
    return [
        f"{date_text(row.given_on)}: {things(row.items)}" + (f" ({tag[1]})" if (tag := state(row)) else "")
        for row in side.records.help
    ]


def _attachments(side: Side) -> list[str]:
    return [f"{date_text(row.added_on)}: {title_of(row)}" for row in side.records.attachments]


def _household(side: Side) -> list[str]:
    view, own = side.records.household, side.file.header.person_id
    roles = [label("household_role", each.role) for each in view.members if each.person_id != own]
    mine = [label("household_role", each.role) for each in view.members if each.person_id == own]
    types = [label("household_type", code) for code in view.assessment.types] if view.assessment else []
    return [*mine, *([f"+ {', '.join(roles)}"] if roles else []), *types]


def _migration(side: Side) -> list[str]:
    told = (each for each in entries(side.file.timeline, side.file.header.person_id) if not each.struck)
    return [f"{date_text(each.since)}: {TITLES[each.topic](each.answers)}" for each in told]


def _section(name: str) -> Callable[[Side], list[str]]:
    def shown(side: Side) -> list[str]:
        stands = told_sections(side.file.timeline, side.file.header.person_id).get(name.upper())
        return [line for line in told_words.LINES[KINDS[name].topic](stands.answers) if line] if stands else []

    return shown


# Sections of a file are compared; what was done is in both files afterwards.
SECTIONS: tuple[tuple[LazyText, Callable[[Side], list[str]]], ...] = tuple(
    (kind.text, _section(name)) for name, kind in KINDS.items() if name != "guardian"
)
DONE: tuple[tuple[LazyText, Callable[[Side], list[str]]], ...] = (
    (_l("Cases"), _cases),
    (_l("Wages owed"), _claims),
    (_l("Entry-ban checks"), _ban_checks),
    (_l("Help given"), _help),
    (_l("Documents and photographs"), _attachments),
    (_l("Household"), _household),
    (_l("Ways abroad and back, costs, wages"), _migration),
)
