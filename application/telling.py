"""Commands that fill a section of a person's file, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from application.consenting import recorded
from application.dispatch import Changed, Handler
from application.fields import Code, Many, Name, Touched, Whole
from application.ports import Ledger
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant

PEOPLE_AT_HOME = Whole(0, 60)


@dataclass(frozen=True, kw_only=True)
class Section:
    """`base_version` is the version in which the page saw this section, 0 when it was never filled.

    A section that stands is replaced with a `reason`. Two sections of one file can be filled at the same time.
    """

    person_id: Touched
    base_version: Annotated[int, Whole(0, 10**6)] = 0
    reason: Annotated[str, Code("correction_reason")] | None = None


@dataclass(frozen=True, kw_only=True)
class TellLanguages(Section):
    """Languages spoken beside the one in which they are advised, and whether they read."""

    languages: Annotated[tuple[Annotated[str, Code("language")], ...], Many(8)] = ()
    reads: Annotated[str, Code("answer")] | None = None


@dataclass(frozen=True, kw_only=True)
class TellWork(Section):
    """Education, work done and wanted, industry."""

    education: Annotated[str, Code("education")] | None = None
    occupation: Annotated[str, Code("occupation")] | None = None
    occupation_wanted: Annotated[str, Code("occupation")] | None = None
    industry: Annotated[str, Code("industry")] | None = None


@dataclass(frozen=True, kw_only=True)
class TellFamily(Section):
    """Marital status, people at home, those of them under 18, and who earns."""

    marital_status: Annotated[str, Code("marital_status")] | None = None
    breadwinner: Annotated[str, Code("answer")] | None = None
    household_size: Annotated[int, PEOPLE_AT_HOME] | None = None
    dependants: Annotated[int, PEOPLE_AT_HOME] | None = None


@dataclass(frozen=True, kw_only=True)
class TellSource(Section):
    """How they heard of the centre."""

    heard_from: Annotated[str, Code("heard_from")]


@dataclass(frozen=True, kw_only=True)
class NameGuardian(Section):
    """Who stands for somebody under 18, or why nobody was asked."""

    guardian: Name = ""
    relation: Annotated[str, Code("guardian_relation")] | None = None
    no_guardian_reason: Annotated[str, Code("no_guardian_reason")] | None = None


def tell_languages(ledger: Ledger, command: TellLanguages) -> Changed:
    """Replaces the section."""
    migrant = _writable(ledger, command.person_id)
    migrant.tell(
        migrant.LanguagesTold, **_stated(command), languages=list(command.languages), reads=command.reads
    )
    return [migrant]


def tell_work(ledger: Ledger, command: TellWork) -> Changed:
    """Replaces the section."""
    migrant = _writable(ledger, command.person_id)
    migrant.tell(
        migrant.WorkTold,
        **_stated(command),
        education=command.education,
        occupation=command.occupation,
        occupation_wanted=command.occupation_wanted,
        industry=command.industry,
    )
    return [migrant]


def tell_family(ledger: Ledger, command: TellFamily) -> Changed:
    """Refuses more children than people at home."""
    if (
        command.household_size is not None
        and command.dependants is not None
        and command.dependants > command.household_size
    ):
        raise Rejected("migrant.household_count")
    migrant = _writable(ledger, command.person_id)
    migrant.tell(
        migrant.FamilyTold,
        **_stated(command),
        marital_status=command.marital_status,
        breadwinner=command.breadwinner,
        household_size=command.household_size,
        dependants=command.dependants,
    )
    return [migrant]


def tell_source(ledger: Ledger, command: TellSource) -> Changed:
    """Replaces the section."""
    migrant = _writable(ledger, command.person_id)
    migrant.tell(migrant.SourceTold, **_stated(command), heard_from=command.heard_from)
    return [migrant]


def name_guardian(ledger: Ledger, command: NameGuardian) -> Changed:
    """Refuses when neither a name nor a reason is stated."""
    if not command.guardian and not command.no_guardian_reason:
        raise Rejected("migrant.guardian_missing")
    migrant = _writable(ledger, command.person_id)
    migrant.tell(
        migrant.GuardianTold,
        **_stated(command),
        guardian=command.guardian,
        relation=command.relation,
        no_guardian_reason=command.no_guardian_reason,
    )
    return [migrant]


def _writable(ledger: Ledger, person_id: UUID) -> Migrant:
    return recorded(ledger, person_id, current_act().occurred.date())


def _stated(command: Section) -> dict[str, Any]:
    return {"base": command.base_version, "reason": command.reason}


HANDLERS: dict[type, Handler] = {
    TellLanguages: tell_languages,
    TellWork: tell_work,
    TellFamily: tell_family,
    TellSource: tell_source,
    NameGuardian: name_guardian,
}
