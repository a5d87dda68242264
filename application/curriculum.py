"""Publishing a course: the command, and how it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from application.dispatch import Changed, Handler
from application.fields import Code, Line, Many, Text, Touched, Whole
from application.ports import Ledger
from domain.curriculum import Curriculum, Module
from domain.kernel import Rejected

CourseCode = Annotated[str, Text(24, required=True)]


@dataclass(frozen=True, kw_only=True)
class TaughtModule:
    """One module; `title` only where our own words for the standard outline do not fit."""

    code: CourseCode
    minutes: Annotated[int, Whole(1, 6000)]
    required: bool = True
    title: Line = ""


@dataclass(frozen=True, kw_only=True)
class PublishCurriculum:
    """Publish one version of a course; it never changes after."""

    curriculum_id: Touched
    code: CourseCode
    revision: Annotated[int, Whole(1, 999)]
    kind: Annotated[str, Code("curriculum_kind")]
    title: Annotated[str, Text(200, required=True)]
    modules: Annotated[tuple[TaughtModule, ...], Many(60, least=1)]


def publish_curriculum(ledger: Ledger, command: PublishCurriculum) -> Changed:
    """Refuses to change what is published."""
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
    return [curriculum]


HANDLERS: dict[type, Handler] = {
    PublishCurriculum: publish_curriculum,
}
