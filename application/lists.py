"""Lists at a desk: what each can be narrowed to, sorted by and show; questions about them, and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

PAGE = 50
# Names stand sealed on the disk: sorting by them opens every box of the list, so the list must be narrowed first.
NAME_SORT_MOST = 2_000
MINE, NOBODY = "mine", "nobody"
# Consents by their end: before how long it is soon, and the words of the condition; DUE is either of the two.
ENDING_WITHIN = timedelta(days=30)
ENDING, ENDED, DUE = CONSENT_ENDS = ("ending", "ended", "due")

# What is missing in the record of a contact with a person, or wants another look.
LACKS = ("sex", "birth_year", "district", "stage", "other", "late")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `kind` is text, date, year, flag, staff, topics, ends, name, or the name of a code list."""

    name: str
    kind: str
    # Whether the value stands in the person's box.
    personal: bool = False


@dataclass(frozen=True)
class Area:
    """One list: its columns in order, those shown unless others are chosen, its filters and its orders."""

    columns: tuple[Column, ...]
    shown: tuple[str, ...]
    filters: tuple[str, ...]
    sorts: tuple[str, ...]

    def column(self, name: str) -> Column | None:
        """The column of this name, or None."""
        return next((column for column in self.columns if column.name == name), None)


_PERSON = (Column("name", "name", personal=True), Column("number", "text"))
_WHO = (Column("sex", "sex"), Column("birth_year", "year"))
_PLACE = (Column("region", "region"), Column("district", "district"))

AREAS: Mapping[str, Area] = {
    "people": Area(
        columns=(
            *_PERSON,
            Column("latin", "text", personal=True),
            *_WHO,
            Column("centre", "centre"),
            Column("owner_id", "staff"),
            *_PLACE,
            Column("village", "text", personal=True),
            Column("phones", "phones", personal=True),
            Column("stage", "stage"),
            Column("destination", "country"),
            Column("language", "language"),
            Column("education", "education"),
            Column("occupation", "occupation"),
            Column("registered_on", "date"),
            Column("last_contact", "date"),
            Column("follow_up_on", "date"),
            Column("consent_ends", "ends"),
        ),
        shown=("name", "number", "sex", "birth_year", "district", "stage", "owner_id", "last_contact"),
        filters=(
            *("centre", "since", "until", "topic", "channel", "outcome", "stage", "sex", "age_band"),
            *("district", "owner", "follow_up", "no_contact_since", "consent_ends"),
        ),
        sorts=("number", "name", "registered_on", "birth_year", "last_contact", "consent_ends"),
    ),
    "consultations": Area(
        columns=(
            *_PERSON,
            Column("occurred_on", "date"),
            Column("centre", "centre"),
            Column("counsellor_id", "staff"),
            Column("channel", "channel"),
            Column("asked_by", "asked_by"),
            Column("main_topic", "topic"),
            Column("topics", "topics"),
            Column("outcome", "outcome"),
            Column("urgency", "urgency"),
            Column("minutes", "year"),
            Column("stage", "stage"),
            Column("destination", "country"),
            Column("follow_up_on", "date"),
            *_WHO,
            *_PLACE,
            Column("corrected", "flag"),
        ),
        shown=("name", "occurred_on", "channel", "main_topic", "outcome", "counsellor_id", "follow_up_on"),
        filters=(
            *("centre", "since", "until", "topic", "channel", "outcome", "stage", "sex", "age_band"),
            *("district", "owner", "follow_up", "lacks"),
        ),
        sorts=("occurred_on", "follow_up_on", "number"),
    ),
    "referrals": Area(
        columns=(
            *_PERSON,
            Column("service", "referral_service"),
            Column("agency", "text", personal=True),
            Column("status", "referral_status"),
            Column("priority", "priority"),
            Column("channel", "referral_channel"),
            Column("centre", "centre"),
            Column("counsellor_id", "staff"),
            Column("drafted_on", "date"),
            Column("sent_on", "date"),
            Column("due_on", "date"),
            Column("answered_on", "date"),
            Column("closed_on", "date"),
            Column("result", "referral_result"),
            *_WHO,
            *_PLACE,
        ),
        shown=("name", "service", "agency", "status", "sent_on", "due_on", "counsellor_id"),
        filters=(
            *("centre", "since", "until", "service", "status", "sex", "age_band", "district", "owner", "overdue"),
        ),
        sorts=("drafted_on", "due_on", "closed_on", "number"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Every condition that is stated holds. `owner` is MINE, NOBODY or an account; bands are codes of `age_band`;
    `consent_ends` is one of CONSENT_ENDS, `lacks` one of LACKS.

    In the list of people, period, topic, channel and outcome speak of one and the same consultation.
    """

    centre: str = ""
    since: date | None = None
    until: date | None = None
    topic: str = ""
    channel: str = ""
    outcome: str = ""
    stage: str = ""
    sex: str = ""
    age_band: str = ""
    district: str = ""
    owner: str = ""
    service: str = ""
    status: str = ""
    follow_up: bool = False
    overdue: bool = False
    no_contact_since: date | None = None
    consent_ends: str = ""
    lacks: str = ""

    def stated(self) -> dict[str, str]:
        """The conditions that are stated, as an address would hold them."""
        found = {name: value for name, value in vars(self).items() if value not in ("", None, False)}
        return {name: "1" if value is True else str(value) for name, value in found.items()}


@dataclass(frozen=True, kw_only=True)
class ListRows:
    """One page of a list: behind `after`, or before `before` (ids of rows); neither: from the start."""

    wanted: Wanted = field(default_factory=Wanted)
    sort: str = ""
    down: bool = False
    columns: tuple[str, ...] = ()
    after: UUID | None = None
    before: UUID | None = None
    language: str = "en"
    area: str = "people"


class ListPeople(ListRows):
    """People of the asker's centres, as far as the asker may open their files."""


class ListConsultations(ListRows):
    """Consultations, as far as the asker may open the files, and those of callers without a name."""


class ListSentOn(ListRows):
    """Referrals, as far as the asker may open the files."""


QUESTIONS: Mapping[str, type[ListRows]] = {
    "people": ListPeople,
    "consultations": ListConsultations,
    "referrals": ListSentOn,
}


@dataclass(frozen=True)
class Row:
    """One line: the record, its person (None: nobody by name), and a value for each column asked for."""

    record_id: UUID
    person_id: UUID | None
    cells: Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """`count` is of the whole list. `by_name` says that the list is short enough to be sorted by name.

    `owners` are (account, name) pairs of the colleagues who can be filtered by.
    """

    rows: tuple[Row, ...]
    count: int
    after: UUID | None = None
    before: UUID | None = None
    by_name: bool = True
    owners: tuple[tuple[UUID, str], ...] = ()
