"""The facts of the golden set, what was counted from them by hand, and which of our codes stand for theirs."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

HERE = Path(__file__).parent
NAMES = UUID("6a1f7c1e-51a7-5c7e-9d1c-0a8e3b6f2d10")

CENTRES = {"DYU": "TJ-DU", "KHR": "TJ-KT"}
CHANNELS = {"IN_PERSON": "OFFICE", "PHONE": "PHONE_IN", "MOBILE": "MOBILE", "ONLINE": "MESSENGER"}
TOPICS = {"REENTRY_BAN": "DOC-BAN", "DOCS": "DOC", "WAGES": "EMP-WAGE", "FAMILY": "FAM"}
TOPICS |= {"PREDEP": "EDU-PDO", "LANG": "EDU-LANG"}
SERVICES = {"LABOUR_INSPECTORATE": "LABOUR_INSPECTION", "LEGAL_AID": "LEGAL", "CHILD_PROTECTION": "CHILD_PROT"}
COUNTRIES = {"RU": "RUS", "TR": "TUR", "KZ": "KAZ"}
# What of a fact names a stream.
STREAMS = ("person", "id", "course", "consultation", "from_consultation", "keep", "drop")
PURPOSES = ("REG", "STAT", "REF")
SEXES = {"F": "FEMALE", "M": "MALE", "U": "UNKNOWN"}


@cache
def facts() -> tuple[dict[str, Any], ...]:
    """The 87 facts in the order of their numbers."""
    return tuple(json.loads(line) for line in (HERE / "events.jsonl").read_text().splitlines())


@cache
def expected() -> dict[str, Any]:
    """What was counted by hand."""
    found: dict[str, Any] = json.loads((HERE / "expected.json").read_text())
    return found


def named(name: str) -> UUID:
    """The id of a person or a record: the same in every telling."""
    return uuid5(NAMES, name)


@cache
def centre_of(person: str) -> str:
    """Where somebody came first."""
    return next(str(f["centre"]) for f in facts() if f["type"] == "ConsultationRecorded" and f["person"] == person)


def trainees(course: str) -> list[str]:
    """Who is on the list of a course."""
    return [each["person"] for each in facts() if each["type"] == "TraineeEnrolled" and each["course"] == course]


def done(course: str) -> datetime:
    return next(occurred(f) for f in facts() if f["type"] == "TraineeCompleted" and f["course"] == course)


def occurred(fact: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(fact["occurred"])
