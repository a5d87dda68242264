"""Words of the lists: columns, orders, conditions, and the text of every cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from application.lists import AREAS, Column
from web.counsellor.reach import reach_text
from web.dates import date_text
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_marked, topic_path

TITLES: Mapping[str, LazyText] = {
    "people": _l("People of the centre"),
    "consultations": _l("Consultations"),
    "referrals": _l("Referrals"),
}
TABS: Mapping[str, LazyText] = {
    "people": _l("People"),
    "consultations": _l("Consultations"),
    "referrals": _l("Referrals"),
}
COLUMNS: Mapping[str, LazyText] = {
    "name": _l("Name"),
    "latin": _l("Name as in the passport"),
    "number": _l("Number"),
    "sex": _l("Sex"),
    "birth_year": _l("Year of birth"),
    "centre": _l("Centre"),
    "owner_id": _l("Looked after by"),
    "counsellor_id": _l("Counsellor"),
    "region": _l("Region"),
    "district": _l("District"),
    "village": _l("Village"),
    "phones": _l("Phones"),
    "stage": _l("Stage of migration"),
    "destination": _l("Country of destination"),
    "language": _l("Language"),
    "education": _l("Education"),
    "occupation": _l("Occupation"),
    "registered_on": _l("Registered on"),
    "last_contact": _l("Last contact"),
    "follow_up_on": _l("To come back to"),
    "consent_ends": _l("Consents end"),
    "occurred_on": _l("Day"),
    "channel": _l("Channel"),
    "asked_by": _l("Who asked"),
    "main_topic": _l("Main topic"),
    "topics": _l("Topics"),
    "outcome": _l("Outcome"),
    "urgency": _l("Urgency"),
    "minutes": _l("Minutes"),
    "corrected": _l("Corrected"),
    "service": _l("Service"),
    "agency": _l("Organisation"),
    "status": _l("State"),
    "priority": _l("Priority"),
    "drafted_on": _l("Drafted on"),
    "sent_on": _l("Sent on"),
    "due_on": _l("Answer due"),
    "answered_on": _l("Answered on"),
    "closed_on": _l("Closed on"),
    "result": _l("Result"),
}
NUMERIC = {"birth_year", "minutes"}
ENDS: Mapping[str, LazyText] = {
    "ending": _l("within 30 days"),
    "ended": _l("ended already"),
    "due": _l("ended, or within 30 days"),
}
LACKS: Mapping[str, LazyText] = {
    "sex": _l("Sex not recorded"),
    "birth_year": _l("Year of birth not recorded"),
    "district": _l("District not recorded"),
    "stage": _l("Stage not recorded"),
    "other": _l("Mainly about “other”"),
    "late": _l("Recorded more than 7 days late"),
}
PLAIN = {"text", "year", "staff", "name"}


def heading(name: str) -> str:
    """The words over a column."""
    return str(COLUMNS[name])


def cell_marked(column: Column, value: Any) -> str:
    """The text of a cell for a page: words of another language say which it is."""
    if not value or column.kind not in ("topic", "topics"):
        return cell_text(column, value)
    return Markup(", ").join(topic_marked(code) for code in ([value] if column.kind == "topic" else value))


def cell_text(column: Column, value: Any) -> str:
    """One cell in the reader's words; empty for nothing."""
    if value is None or value == "":
        return ""
    if column.kind in PLAIN:
        return str(value)
    if column.kind == "date":
        # A contact that never was is kept as the first day of the calendar.
        return date_text(value) if value > date.min else ""
    if column.kind == "flag":
        return _("yes") if value else ""
    if column.kind == "phones":
        return reach_text(value)
    if column.kind == "ends":
        return "; ".join(f"{label('consent_purpose', purpose)}: {date_text(day)}" for purpose, day in value)
    if column.kind == "topics":
        return ", ".join(topic_path(code) for code in value)
    return topic_path(value) if column.kind == "topic" else label(column.kind, value)


def columns_of(area: str, names: Iterable[str]) -> list[Column]:
    """The columns of these names, in the order of the area; the usual ones where none is known."""
    chosen = set(names) & {column.name for column in AREAS[area].columns}
    wanted = chosen or set(AREAS[area].shown)
    return [column for column in AREAS[area].columns if column.name in wanted]
