"""What people tell of themselves after registration, section by section, and of their ways abroad and back.

An event here applies itself: it only notes which version said it, so that a later one can replace or strike it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from domain.kernel import Clear, Event, Personal


class Told(Event):
    """A section of the file as it stands from now on. `reason`: why it replaces an earlier answer, else None."""

    SECTION: ClassVar[str]
    reason: Clear[str | None]

    def apply(self, aggregate: Any) -> None:
        """The section was last told here."""
        aggregate.so_far.told[self.SECTION] = self.originator_version


class LanguagesTold(Told):
    """Languages spoken (ISO 639), and whether the person reads."""

    TOPIC = "migrant.LanguagesTold"
    SECTION = "LANGUAGES"
    languages: Clear[list[str]]
    reads: Clear[str | None]


class WorkTold(Told):
    """Education (ISCED 2011), occupation usual and wanted (ISCO-08), industry (ISIC Rev. 4)."""

    TOPIC = "migrant.WorkTold"
    SECTION = "WORK"
    education: Clear[str | None]
    occupation: Clear[str | None]
    occupation_wanted: Clear[str | None]
    industry: Clear[str | None]


class FamilyTold(Told):
    """Marital status, breadwinner or not, and two counts of people at home."""

    TOPIC = "migrant.FamilyTold"
    SECTION = "FAMILY"
    marital_status: Clear[str | None]
    breadwinner: Clear[str | None]
    household_size: Personal[int | None]
    dependants: Personal[int | None]


class SourceTold(Told):
    """How the person heard of the centre."""

    TOPIC = "migrant.SourceTold"
    SECTION = "SOURCE"
    heard_from: Clear[str]


class GuardianTold(Told):
    """Who stands for somebody under 18, or why nobody was asked."""

    TOPIC = "migrant.GuardianTold"
    SECTION = "GUARDIAN"
    guardian: Personal[str]
    relation: Clear[str | None]
    no_guardian_reason: Clear[str | None]

    def apply(self, aggregate: Any) -> None:
        """Told, and what a consent of somebody under 18 asks."""
        super().apply(aggregate)
        aggregate.so_far.no_guardian_reason = self.no_guardian_reason


class AgeEstimated(Event):
    """The age that somebody gave or guessed, and the day on which it was right; the birth year follows from both."""

    TOPIC = "migrant.AgeEstimated"
    age: Clear[int]
    as_of: Clear[date]


class Entry(Event):
    """An entry in the story of migration: it stays where it is, and may be struck."""

    def apply(self, aggregate: Any) -> None:
        """The entry stands."""
        aggregate.so_far.enter(self.originator_version, self.command_id)


class StagePassed(Entry):
    """A stage of migration that was over when it was told; what holds now does not change."""

    TOPIC = "migrant.StagePassed"
    stage: Clear[str]
    destination: Clear[str | None]
    since: Clear[date]
    until: Clear[date]


class Departed(Entry):
    """Left for a country. `precision` says how well the day is known (EXACT, YEAR, ESTIMATED)."""

    TOPIC = "migrant.Departed"
    country: Clear[str]
    left_on: Clear[date]
    precision: Clear[str]
    occupation: Clear[str | None]
    arranged_by: Clear[str | None]
    licence: Clear[str | None]
    agency: Personal[str]


class Returned(Entry):
    """Came back from a country. `months_abroad` in whole months."""

    TOPIC = "migrant.Returned"
    country: Clear[str]
    returned_on: Clear[date]
    precision: Clear[str]
    return_reason: Clear[str]
    months_abroad: Clear[int | None]
    assistance: Clear[list[str]]


class CostStated(Entry):
    """What getting a job abroad cost in all, and a month's wage in it (SDG indicator 10.7.1)."""

    TOPIC = "migrant.CostStated"
    country: Clear[str]
    licence: Clear[str | None]
    fee_paid: Clear[str]
    cost: Clear[Decimal | None]
    cost_currency: Clear[str | None]
    wage: Clear[Decimal | None]
    wage_currency: Clear[str | None]
    agency: Personal[str]


class EntryStruck(Event):
    """An entry was wrong; it stays readable, struck. With it: the stage that holds without it, and since when."""

    TOPIC = "migrant.EntryStruck"
    entry: Clear[int]
    reason: Clear[str]
    stage: Clear[str]
    destination: Clear[str | None]
    since: Clear[date | None]

    def apply(self, aggregate: Any) -> None:
        """The entry stands no more."""
        aggregate.so_far.strike(self.entry)
        aggregate.stage, aggregate.destination = self.stage, self.destination
