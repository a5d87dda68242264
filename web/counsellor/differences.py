"""What a correction changed: the fields that differ, as they stood before and as they stand since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from application.people import TimelineEntry
from web.counsellor.further_words import bands_text, day, money
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path

RECORDS = ("consultation.Held", "consultation.Corrected")
DETAILS = "consultation.DetailsTaken"
NOTHING = "–"


class Change(NamedTuple):
    """One field: its name, before, after."""

    field: str
    before: str
    after: str


def _coded(list_name: str) -> Callable[[Any], str]:
    return lambda code: label(list_name, code)


def _coded_many(list_name: str) -> Callable[[Any], str]:
    return lambda codes: "; ".join(label(list_name, code) for code in codes)


def _topics(codes: Sequence[str]) -> str:
    return "; ".join(topic_path(code) for code in codes)


def _dated(problems: Mapping[str, str]) -> str:
    return "; ".join(f"{label('document_problem', code)}: {day(since)}" for code, since in problems.items())


# Field of the event → its name, and how its value is told. In the order of the form.
FIELDS: Mapping[str, tuple[LazyText, Callable[[Any], str]]] = {
    "occurred_at": (_l("When"), lambda moment: f"{moment:%d.%m.%Y, %H:%M}"),
    "at_centre": (_l("Centre"), _coded("centre")),
    "asked_by": (_l("Who asks"), _coded("asked_by")),
    "channel": (_l("How"), _coded("channel")),
    "topics": (_l("About what"), _topics),
    "main_topic": (_l("Main topic"), topic_path),
    "destination": (_l("Country it is about"), _coded("country")),
    "stage": (_l("Stage"), _coded("stage")),
    "document_problems": (_l("Document problems"), _coded_many("document_problem")),
    "problem_dates": (_l("Since when"), _dated),
    "ban_until": (_l("Entry ban until"), day),
    "ban_authority": (_l("Authority that banned them"), str),
    "agency": (_l("Agency or recruiter"), str),
    "licensed": (_l("Licence"), _coded("recruiter_licence")),
    "fee": (_l("Fee paid"), lambda amount: money(amount, None)),
    "fee_currency": (_l("Currency of the fee"), str),
    "monthly_wage": (_l("Wage promised a month"), lambda amount: money(amount, None)),
    "wage_currency": (_l("Currency of the wage"), str),
    "remittance_channel": (_l("How money comes home"), _coded("remittance_channel")),
    "remittance_frequency": (_l("How often"), _coded("remittance_frequency")),
    "remittance_amount": (_l("About how much a month"), _coded("remittance_amount")),
    "remittance_use": (_l("What it is used for"), _coded_many("remittance_use")),
    "leaflets": (_l("Leaflets given"), _coded_many("leaflet")),
    "men": (_l("Men"), str),
    "women": (_l("Women"), str),
    "heads_unknown": (_l("Not counted by sex"), str),
    "age_bands": (_l("By age"), bands_text),
    "outcome": (_l("What came of it"), _coded("outcome")),
    "follow_up_on": (_l("Come back to it on"), day),
    "task_kind": (_l("What is to be done"), _coded("task_kind")),
    "task_topic": (_l("For whom"), topic_path),
    "advice": (_l("Advice given"), str),
    "minutes": (_l("Minutes"), str),
    "urgency": (_l("Urgency"), _coded("urgency")),
    "language": (_l("Language of the talk"), _coded("language")),
    "interpreter": (_l("With an interpreter"), lambda said: _("yes") if said else _("no")),
    "contact_district": (_l("District of the talk"), _coded("district")),
    "place": (_l("Place in words"), str),
    "follow_up_note": (_l("What to come back to"), str),
    "safety_note": (_l("Safety note"), str),
}


def differences(history: Iterable[TimelineEntry]) -> list[tuple[TimelineEntry, list[Change]]]:
    """The corrections of a record with what each changed, the newest first; further answers count with them."""
    found: list[tuple[TimelineEntry, list[Change]]] = []
    record: TimelineEntry | None = None
    details: TimelineEntry | None = None
    for entry in history:
        if entry.topic in RECORDS:
            if record is not None:
                found.append((entry, changes(_values(record), _values(entry))))
            record = entry
        elif entry.topic == DETAILS:
            changed = changes(_values(details) if details else {}, _values(entry))
            if found:
                found[-1][1].extend(changed)
            details = entry
    return [(entry, changed) for entry, changed in reversed(found) if changed]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The fields that differ; those that are empty on both sides do not."""
    found = []
    for name, (words, tell) in FIELDS.items():
        old, new = before.get(name) or None, after.get(name) or None
        if name in after and _order_aside(old) != _order_aside(new):
            found.append(Change(str(words), _told(tell, old), _told(tell, new)))
    return found


def _order_aside(value: Any) -> Any:
    """Of several codes, which; a form sends them in its own order, and that is no correction."""
    return sorted(value) if isinstance(value, list | tuple) else value


def _values(entry: TimelineEntry) -> dict[str, Any]:
    # Words that were left empty are not in the texts: a field of the event that is missing was empty.
    empty = dict.fromkeys(FIELDS)
    timed = {"occurred_at": entry.occurred_at} if entry.topic in RECORDS else {}
    known = {name: value for name, value in (*entry.summary.items(), *entry.texts.items()) if name in FIELDS}
    words = (
        ("advice", "place", "follow_up_note", "safety_note")
        if entry.topic in RECORDS
        else ("agency", "ban_authority")
    )
    return {name: empty[name] for name in words} | known | timed


def _told(tell: Callable[[Any], str], value: Any) -> str:
    return tell(value) if value not in (None, "", [], {}) else NOTHING
