"""Questions about files of one person: which are alike, two side by side, all of one person; and their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from application.attachments import AttachmentRow
from application.ban_checks import BanCheckRow
from application.cases import CaseRow
from application.claims import ClaimRow
from application.consultations import ConsultationRow
from application.households import HouseholdView
from application.material_helps import HelpRow
from application.people import FileView
from application.referrals import ReferralRow
from application.trainings import PersonTraining

PAGE = 25


@dataclass(frozen=True, kw_only=True)
class ListPairs:
    """Files that could be of one person, the likeliest first. `after`: the last pair of the page before."""

    after: str = ""
    across: bool = False


@dataclass(frozen=True, kw_only=True)
class ReadPair:
    """Two files with everything of both. Raises Absent unless the asker may open both."""

    person_id: UUID
    other_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReadCircle:
    """All files of one person. Raises Absent."""

    person_id: UUID


class Reason(NamedTuple):
    """Why two files are alike: document (with its kind), phone, name_scripts, name_equal, name_alike, birth_date,
    birth_year.
    """

    code: str
    kind: str = ""


@dataclass(frozen=True)
class Face:
    """One file of a pair, as a list shows it."""

    person_id: UUID
    number: str
    centre: str
    name: str
    latin: str
    birth_year: int | None
    sex: str
    region: str


@dataclass(frozen=True)
class PairRow:
    """`points` 0..100 put the list in order and decide nothing; `key` is what the next page begins after."""

    one: Face
    other: Face
    points: int
    reasons: tuple[Reason, ...]
    key: str


@dataclass(frozen=True)
class PairPage:
    """`complete` is False while the index is still being filled after a start; `after` leads to the next page."""

    rows: tuple[PairRow, ...]
    after: str = ""
    complete: bool = True


@dataclass(frozen=True)
class Counts:
    """What stands in some files together."""

    persons: int
    consultations: int
    referrals: int
    trainings: int
    certificates: int


@dataclass(frozen=True)
class Records:
    """What stands in a file beside its talks, referrals and courses; of a household, who belongs to it."""

    cases: tuple[CaseRow, ...]
    claims: tuple[ClaimRow, ...]
    ban_checks: tuple[BanCheckRow, ...]
    help: tuple[HelpRow, ...]
    attachments: tuple[AttachmentRow, ...]
    household: HouseholdView


@dataclass(frozen=True)
class Side:
    """One of two files, with everything in it; `counts` without voided records."""

    file: FileView
    records: Records
    consultations: tuple[ConsultationRow, ...]
    referrals: tuple[ReferralRow, ...]
    trainings: tuple[PersonTraining, ...]
    counts: Counts
    owner: str
    leads: bool


@dataclass(frozen=True)
class Said:
    """What a user said last about two files: LINKED, UNDONE or DISMISSED."""

    state: str
    occurred_at: datetime
    actor: str
    reason: str


@dataclass(frozen=True)
class PairView:
    """`after` tells what there will be when the two are linked, or, once they are, when the link is undone."""

    one: Side
    other: Side
    points: int
    reasons: tuple[Reason, ...]
    linked: bool
    said: Said | None
    after: tuple[Counts, ...]
    # Purposes that only one of the two allows: they hold no longer while the files are linked.
    lost_consents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One file of a person. `open`: the asker may open it; `said` is set where it is linked with the file asked for."""

    person_id: UUID
    number: str
    centre: str
    registered_on: date
    leads: bool
    open: bool
    said: Said | None = None


@dataclass(frozen=True)
class Circle:
    """The files of one person, the earliest first, that of the question among them; nothing for a file on its own."""

    parts: tuple[Part, ...] = field(default=())
