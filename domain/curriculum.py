"""What a course consists of: modules with their minutes, published once in each version, and who passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Personal, Rejected, event

# One module as events keep it: {"code": "MONEY", "minutes": 45, "required": True}.
Module = dict[str, str | int | bool]

# Modules and minutes of the standard pre-departure orientation (IOM Nairobi, YESA 2009).
STANDARD_PDO = {
    "REGISTRATION": 15,
    "INTRODUCTION": 20,
    "PROCESSING": 20,
    "COUNTRY": 20,
    "CULTURE": 60,
    "EMPLOYMENT": 30,
    "MONEY": 45,
    "TRAVEL": 60,
    "ATTITUDE": 30,
    "TESTIMONY": 30,
    "AGENCIES": 40,
    "LABOUR_LAW": 30,
    "RETURN": 20,
    "EVALUATION": 10,
    "GRADUATION": 20,
}
# The share of minutes that a pass asks for beside every required module: our own choice, no source gives a number.
PASS_PER_CENT = 80
PRESENT = "PRESENT"
COMPLETED, PARTLY, NOT_COMPLETED = "COMPLETED", "PARTLY", "NOT_COMPLETED"


class Curriculum(Aggregate):
    """One version of one course. A version never changes: a new version is a curriculum of its own."""

    TOPIC = "curriculum"

    class Published(Created):
        """The modules as they are taught from now on; titles are words of the office, by module code."""

        TOPIC = "curriculum.Published"
        code: Clear[str]
        revision: Clear[int]
        kind: Clear[str]
        modules: Clear[list[dict[str, str | int | bool]]]
        title: Personal[str]
        module_titles: Personal[dict[str, str]]

    @classmethod
    def publish(cls, curriculum_id: UUID, *, modules: list[Module], **details: Any) -> Self:
        """Raises Rejected for modules without minutes, twice the same, or none that is required."""
        codes = [module["code"] for module in modules]
        if len(set(codes)) != len(codes):
            raise Rejected("curriculum.module_twice")
        if not any(module["required"] for module in modules):
            raise Rejected("curriculum.nothing_required")
        return cls._create(cls.Published, id=curriculum_id, modules=modules, **details)

    @event(Published)
    def __init__(self, code: str, revision: int, kind: str, modules: list[Module]) -> None:
        self.code = code
        self.revision = revision
        self.kind = kind
        self.modules = modules


def attended(marks: Mapping[str, str]) -> int:
    """How many modules somebody was present at; `marks` is module code → attendance code."""
    return sum(1 for mark in marks.values() if mark == PRESENT)


def result_of(modules: Sequence[Module], marks: Mapping[str, str]) -> str:
    """COMPLETED: every required module and at least 80 % of the minutes. PARTLY: some module. NOT_COMPLETED: none."""
    there = [module for module in modules if marks.get(str(module["code"])) == PRESENT]
    if not there:
        return NOT_COMPLETED
    missed = [module for module in modules if module["required"] and module not in there]
    minutes, whole = _minutes(there), _minutes(modules)
    return COMPLETED if not missed and minutes * 100 >= whole * PASS_PER_CENT else PARTLY


def _minutes(modules: Sequence[Module]) -> int:
    return sum(int(module["minutes"]) for module in modules)
