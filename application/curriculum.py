"""Publishing a version of a course, and taking it out of the offer: the commands, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from application.dispatch import Changed, Handler
from application.fields import Code, Line, Many, Note, Text, Touched, Whole
from application.ports import Ledger
from domain.curriculum import PASS_PER_CENT, CourseVersions, Curriculum, Module, versions_id
from domain.kernel import Rejected

CourseCode = Annotated[str, Text(24, required=True)]
Language = Annotated[str, Code("language")]


@dataclass(frozen=True, kw_only=True)
class TaughtModule:
    """One module; `title` only where our own words for the standard outline do not fit."""

    code: CourseCode
    minutes: Annotated[int, Whole(1, 6000)]
    required: bool = True
    title: Line = ""


@dataclass(frozen=True, kw_only=True)
class CourseWords:
    """What is read of a course in one language: its title, what it is for, what its certificate says."""

    language: Language
    title: Line = ""
    aims: Note = ""
    certificate: Annotated[str, Text(400)] = ""


@dataclass(frozen=True, kw_only=True)
class PublishCurriculum:
    """Publish one version of a course; it never changes after."""

    curriculum_id: Touched
    code: CourseCode
    revision: Annotated[int, Whole(1, 999)]
    kind: Annotated[str, Code("curriculum_kind")]
    title: Annotated[str, Text(200, required=True)]
    modules: Annotated[tuple[TaughtModule, ...], Many(60, least=1)]
    languages: Annotated[tuple[Language, ...], Many(12)] = ()
    pass_per_cent: Annotated[int, Whole(1, 100)] = PASS_PER_CENT
    texts: Annotated[tuple[CourseWords, ...], Many(12)] = ()
    # Follows from the code, whatever is sent: the stream of its versions, whose turn is taken.
    versions: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "versions", versions_id(str(self.code)))


@dataclass(frozen=True, kw_only=True)
class RetireCurriculum:
    """No session of this version is announced any more."""

    curriculum_id: Touched


def publish_curriculum(ledger: Ledger, command: PublishCurriculum) -> Changed:
    """Refuses to change what is published, and a version that there is already."""
    if ledger.find(Curriculum, command.curriculum_id) is not None:
        raise Rejected("curriculum.published_already")
    modules: list[Module] = [
        {"code": each.code, "minutes": each.minutes, "required": each.required} for each in command.modules
    ]
    curriculum = Curriculum.publish(
        command.curriculum_id,
        code=command.code,
        revision=command.revision,
        kind=command.kind,
        modules=modules,
        title=command.title,
        module_titles={each.code: each.title for each in command.modules if each.title},
    )
    curriculum.describe(
        languages=list(command.languages),
        pass_per_cent=command.pass_per_cent,
        titles={each.language: each.title for each in command.texts if each.title},
        aims={each.language: each.aims for each in command.texts if each.aims},
        certificate_texts={each.language: each.certificate for each in command.texts if each.certificate},
    )
    return [_versions(ledger, command), curriculum]


def retire_curriculum(ledger: Ledger, command: RetireCurriculum) -> Changed:
    """Refuses a second time."""
    curriculum = ledger.get(Curriculum, command.curriculum_id)
    curriculum.retire()
    return [curriculum]


HANDLERS: dict[type, Handler] = {
    PublishCurriculum: publish_curriculum,
    RetireCurriculum: retire_curriculum,
}


def _versions(ledger: Ledger, command: PublishCurriculum) -> CourseVersions:
    versions = ledger.find(CourseVersions, versions_id(command.code))
    if versions is None:
        return CourseVersions.begin(command.code, command.revision)
    versions.take(command.revision)
    return versions
