"""Closed vocabularies: which codes exist, which are offered on a day, how they nest, which are sensitive."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list. Never deleted: `retired` is the first day on which it is no longer offered."""

    list: str
    code: str
    parent: str | None = None
    since: date | None = None
    retired: date | None = None
    sensitive: bool = False
    standard: str | None = None
    marks: frozenset[str] = frozenset()

    def is_offered(self, first: date, last: date) -> bool:
        """Whether the code could be chosen on some day from `first` to `last`, both included."""
        return (self.since is None or self.since <= last) and (self.retired is None or first < self.retired)


@dataclass(frozen=True, slots=True)
class CodeList:
    """Codes in display order. Methods take and return plain strings; `codes[code]` gives the whole `Code`.

    A parent stands in the same list (topics) or in `<name>_group` (channels).
    """

    name: str
    codes: Mapping[str, Code] = field(hash=False)

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def __iter__(self) -> Iterator[str]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def offered(self, on: date | int) -> tuple[str, ...]:
        """Codes that may be chosen on a day, or at any time in a year when `on` is a number."""
        first, last = (date(on, 1, 1), date(on, 12, 31)) if isinstance(on, int) else (on, on)
        return tuple(c.code for c in self.codes.values() if c.is_offered(first, last))

    def parent(self, code: str) -> str | None:
        return self.codes[code].parent

    def children(self, code: str) -> tuple[str, ...]:
        return tuple(c.code for c in self.codes.values() if c.parent == code)

    def is_sensitive(self, code: str) -> bool:
        """Whether facts with this code belong in the restricted store (decisions: What is personal)."""
        return self.codes[code].sensitive

    def marked(self, mark: str) -> tuple[str, ...]:
        """Codes that carry a mark: `common` (countries), `no_consultation` (channels)."""
        return tuple(c.code for c in self.codes.values() if mark in c.marks)


NAMES = (
    # who
    "sex", "birth_precision", "age_band", "stage", "marital_status", "household_role", "household_type",
    "household_man", "household_left_reason", "abandoned_basis",
    "heard_from", "guardian_relation", "departure_means", "return_assistance",
    "phone_owner", "language", "country", "citizenship", "education", "occupation", "industry",
    "document_type",
    # contact
    "channel_group", "channel", "call_state", "call_kind", "asked_by", "topic", "document_problem", "outcome",
    "urgency", "satisfaction", "ban_check_result",
    # consent and protection
    "consent_purpose", "consent_mode", "consent_given_by", "consent_state", "no_guardian_reason",
    "vulnerability_level", "vulnerability", "forced_labour", "difficulty_domain", "difficulty_degree",
    # case, referral, directory
    "case_status", "case_outcome", "case_reopen_reason", "task_kind", "task_status", "priority", "referral_status",
    "referral_service", "referral_channel", "provider_decline_reason", "client_decline_reason",
    "referral_cancel_reason", "referral_result", "provider_kind", "provider_suspend_reason",
    # training and outreach
    "curriculum_kind", "session_status", "enrolment_status", "attendance", "training_result",
    "certificate_status", "certificate_revoke_reason", "outreach_kind", "trip_status", "help_kind", "help_unit",
    "evaluation_question", "group_state", "group_close_reason", "project_state",
    # migration abroad
    "recruiter_licence", "return_reason", "months_abroad",
    "remittance_channel", "remittance_frequency", "remittance_use", "remittance_amount",
    "currency", "claim_outcome", "leaflet",
    # keeping the register
    "role", "account_status", "void_reason", "correction_reason", "link_reason", "transfer_reason",
    "transfer_decline_reason", "transfer_withdraw_reason", "transfer_state", "reading_end_reason", "restriction_reason",
    "erasure_ground", "report_duty", "answer", "export_reason",
    "attachment_kind", "attachment_remove_reason",
    # figures
    "unit", "margin", "revision_cause", "release_stage",
)  # fmt: skip

# Lists made of other lists' files, so that one fact stands in one place.
PARTS = {"citizenship": ("country", "citizenship"), "priority": ("urgency",)}


def _read(file: str, name: str) -> Iterator[Code]:
    text = (files("domain") / "codelists" / f"{file}.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield _code(name, row)


def _code(name: str, row: Mapping[str, str]) -> Code:
    marks = frozenset(row["marks"].split())
    return Code(
        list=name,
        code=row["code"],
        parent=row["parent"] or None,
        since=_day(row["since"]),
        retired=_day(row["retired"]),
        sensitive="sensitive" in marks,
        standard=row["standard"] or None,
        marks=marks - {"sensitive"},
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _list(name: str, codes: Iterable[Code]) -> CodeList:
    return CodeList(name, MappingProxyType({c.code: c for c in codes}))


LISTS: Mapping[str, CodeList] = MappingProxyType(
    {n: _list(n, (c for part in PARTS.get(n, (n,)) for c in _read(part, n))) for n in NAMES}
)


def code_list(name: str) -> CodeList:
    """The list of that name; KeyError for an unknown one, which is a bug and not bad input."""
    return LISTS[name]


# Below a built-in topic a centre adds its own: DOC-PASS → DOC-PASS-KJD.1, its code and a number never used again.
OWN_TOPIC = r"[A-Z][A-Z0-9]{1,7}\.[1-9][0-9]{0,3}"
_OWN_TOPIC = re.compile(rf"(?P<below>[A-Z]+(?:-[A-Z]+)?)-(?P<own>{OWN_TOPIC})", re.ASCII)


def own_topic(below: str, centre: str, number: int) -> str:
    """The code of the topic that a centre adds as its `number`th, from 1, below a built-in one."""
    return f"{below}-{centre}.{number}"


def counted_as(topic: str) -> str:
    """The built-in topic that stands for a topic in every figure: what it was added below, or itself."""
    found = _own_topic(topic)
    return found["below"] if found else topic


def added_by(topic: str) -> str:
    """The code of the centre that added a topic; empty for a built-in one, and for what is no topic."""
    found = _own_topic(topic)
    return found["own"].partition(".")[0] if found else ""


def _own_topic(topic: str) -> re.Match[str] | None:
    found = _OWN_TOPIC.fullmatch(topic)
    return found if found and found["below"] in LISTS["topic"] else None
