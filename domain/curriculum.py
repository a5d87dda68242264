"""What a course consists of: modules with their minutes, published once in each version, and who passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self
from uuid import UUID, uuid5

from domain.codes import code_list
from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event

_NAMES = UUID("7d1b5e02-44c9-5a86-9f0e-3a6b8c2d1e57")

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

    class Described(Event):
        """What people read of it, by language; the languages it is taught in; the minutes that a pass asks for."""

        TOPIC = "curriculum.Described"
        languages: Clear[list[str]]
        pass_per_cent: Clear[int]
        titles: Personal[dict[str, str]]
        aims: Personal[dict[str, str]]
        certificate_texts: Personal[dict[str, str]]

    class Retired(Event):
        """No session of it is announced any more; those that are go on."""

        TOPIC = "curriculum.Retired"

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
        self.pass_per_cent = PASS_PER_CENT
        self.retired = False

    def describe(self, **details: Any) -> None:
        """With the publication, and never again."""
        self.trigger_event(self.Described, **details)

    def retire(self) -> None:
        """Raises Rejected a second time."""
        if self.retired:
            raise Rejected("curriculum.retired")
        self.trigger_event(self.Retired)

    @event(Described)
    def _take_rule(self, pass_per_cent: int) -> None:
        self.pass_per_cent = pass_per_cent

    @event(Retired)
    def _leave_the_offer(self) -> None:
        self.retired = True


def versions_id(code: str) -> UUID:
    """The stream of the versions of a course."""
    return uuid5(_NAMES, code)


class CourseVersions(Aggregate):
    """Which versions of a course are published: a stream for each code, so that no version is published twice."""

    TOPIC = "course"

    class Begun(Created):
        """The first version of a code."""

        TOPIC = "course.Begun"
        code: Clear[str]
        revision: Clear[int]

    class VersionTaken(Event):
        """One more version."""

        TOPIC = "course.VersionTaken"
        revision: Clear[int]

    @classmethod
    def begin(cls, code: str, revision: int) -> Self:
        """The first version."""
        return cls._create(cls.Begun, id=versions_id(code), code=code, revision=revision)

    @event(Begun)
    def __init__(self, revision: int) -> None:
        self.taken = {revision}

    def take(self, revision: int) -> None:
        """Raises Rejected for a version that is published already."""
        if revision in self.taken:
            raise Rejected("curriculum.version_taken", version=revision)
        self.trigger_event(self.VersionTaken, revision=revision)

    @event(VersionTaken)
    def _take(self, revision: int) -> None:
        self.taken.add(revision)


def counts_heads(kind: str) -> bool:
    """Whether those taught are no migrants: officials and staff of agencies are counted, and have no file."""
    return kind in code_list("curriculum_kind").marked("heads")


def attended(marks: Mapping[str, str]) -> int:
    """How many modules somebody was present at; `marks` is module code → attendance code."""
    return sum(1 for mark in marks.values() if mark == PRESENT)


def result_of(modules: Sequence[Module], marks: Mapping[str, str], per_cent: int = PASS_PER_CENT) -> str:
    """COMPLETED: every required module and `per_cent` of the minutes. PARTLY: some module. NOT_COMPLETED: none."""
    there = [module for module in modules if marks.get(str(module["code"])) == PRESENT]
    if not there:
        return NOT_COMPLETED
    missed = [module for module in modules if module["required"] and module not in there]
    minutes, whole = _minutes(there), _minutes(modules)
    return COMPLETED if not missed and minutes * 100 >= whole * per_cent else PARTLY


def results_of(
    modules: Sequence[Module], marks: Mapping[UUID, Mapping[str, str]], per_cent: int
) -> tuple[dict[str, str], list[str]]:
    """(result by `person_id.hex`, who attended nothing)."""
    results = {who.hex: result_of(modules, each, per_cent) for who, each in marks.items()}
    return results, [who for who, result in results.items() if result == NOT_COMPLETED]


def _minutes(modules: Sequence[Module]) -> int:
    return sum(int(module["minutes"]) for module in modules)
