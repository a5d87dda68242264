"""Where each entry of the catalogue counts: its facts, and what is counted beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import FromClause, Table

from adapters.facts.answers import PROBLEMS, REMITTANCES, USES
from adapters.facts.ban_checks import BAN_CHECKS
from adapters.facts.calls import CALLS
from adapters.facts.case_owners import caseloads
from adapters.facts.cases import CASE_MOVES, CASE_OWNERS, FILE_MOVES, median_days, open_at_end
from adapters.facts.claims import CLAIMS
from adapters.facts.companions import COMPANIONS
from adapters.facts.contacts import CONTACTS
from adapters.facts.costs import COSTS, surveyed
from adapters.facts.enrolments import ENROLMENTS, SESSIONS
from adapters.facts.feedback import FEEDBACK
from adapters.facts.households import HOUSEHOLDS, TOLD, Distinct, rules
from adapters.facts.initiatives import GROUPS as INITIATIVE_GROUPS
from adapters.facts.initiatives import PROJECTS as INITIATIVE_PROJECTS
from adapters.facts.journeys import JOURNEYS, NEEDS, NEEDS_RESTRICTED, REASONS, REASONS_RESTRICTED
from adapters.facts.lacking import lacking
from adapters.facts.material_help import HELP
from adapters.facts.newcomers import kinds, since
from adapters.facts.outreach import OUTREACH
from adapters.facts.people import PEOPLE, of_people
from adapters.facts.referral_times import MADE as TIMES
from adapters.facts.referrals import REFERRALS
from adapters.facts.reviews import MADE as WORTH
from adapters.facts.reviews import REVIEWS
from adapters.facts.screenings import SCREENINGS, screened
from adapters.facts.topics import RESTRICTED as RESTRICTED_TOPICS
from adapters.facts.topics import TOPICS
from adapters.facts.trip_counts import journeys
from adapters.facts.trips import CONTACTS as TRIP_CONTACTS
from adapters.facts.trips import TRIPS
from application.reports.table import Note


@dataclass(frozen=True)
class Source:
    """Where an entry counts: its facts, the day that decides the period, and facts counted beside them.

    `details` hold several rows for each row of `table`, by `record_key`; the second of them holds what is sensitive.
    """

    table: Table
    day: str
    details: tuple[Table, ...] = ()
    beside: Mapping[str, Table] | None = None
    # Further persons of the same records: they count where persons are counted, and nowhere else.
    further: tuple[Table, ...] = ()
    # Where a record is told again and again: the column with the day of the next one. Only the last of a period counts.
    until: str = ""
    # Measures that are told of those only who agreed to statistics.
    told: frozenset[str] = frozenset()
    # Measures that no sum gives: (connection, period, instant, centres) → row → number; `_T` where they do not add up.
    made: Mapping[str, Callable[..., Mapping[str, int]]] | None = None
    # Footnotes that follow from what was counted.
    footnotes: Callable[[Distinct], tuple[Note, ...]] | None = None
    # What is counted once where persons are, and what tells which of its rows is the last.
    who: str = "person_key"
    instant: str = "occurred_at"
    # Lays further columns over the facts, as known at an instant; what it reads stands in `needs`.
    laid: Callable[[Table, int], FromClause] | None = None
    needs: tuple[Table, ...] = ()
    # Counts every measure of a cut at once, the bottom line too: (Counting, Cut) → (row, measure) → number.
    # None: too few for a figure.
    tally: Callable[[Any, Any], Mapping[tuple[str, str], int | None]] | None = None
    # Counting → note → the numbers that it tells.
    numbers: Callable[[Any], Mapping[str, Mapping[str, int]]] | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """Everything that is read."""
        return (self.table, *self.details, *self.further, *(self.beside or {}).values(), *self.needs)


# Facts whose events do not say whose they are.
_OF_PEOPLE: Mapping[str, Any] = {"laid": of_people, "needs": (PEOPLE,)}

SOURCES: Mapping[str, Source] = {
    "contacts": Source(CONTACTS, "occurred_on", further=(COMPANIONS,)),
    "topics": Source(CONTACTS, "occurred_on", details=(TOPICS, RESTRICTED_TOPICS)),
    "calls": Source(CALLS, "rang_on"),
    "referrals": Source(REFERRALS, "sent_on", made=TIMES),
    "cases": Source(CASE_MOVES, "moved_on", made={"open_at_end": open_at_end, "median_days": median_days}),
    "caseloads": Source(CASE_MOVES, "moved_on", tally=caseloads, needs=(CASE_OWNERS, FILE_MOVES)),
    "ban_checks": Source(BAN_CHECKS, "asked_on"),
    "outreach": Source(OUTREACH, "held_on"),
    "trips": Source(TRIPS, "occurred_on", tally=journeys, needs=(TRIP_CONTACTS, CONTACTS)),
    "claims": Source(CLAIMS, "stated_on"),
    "material_help": Source(HELP, "given_on"),
    "feedback": Source(FEEDBACK, "occurred_on", beside={"contacts": CONTACTS}),
    "enrolments": Source(ENROLMENTS, "held_on", beside={"sessions": SESSIONS}),
    "problems": Source(CONTACTS, "occurred_on", details=(PROBLEMS,), who="record_key"),
    "remittances": Source(CONTACTS, "occurred_on", details=(REMITTANCES,)),
    "remittance_uses": Source(CONTACTS, "occurred_on", details=(USES,)),
    "newcomers": Source(CONTACTS, "occurred_on", further=(COMPANIONS,), tally=kinds, numbers=since),
    "quality": Source(CONTACTS, "occurred_on", laid=lacking, needs=(TOPICS,)),
    "journeys": Source(JOURNEYS, "moved_on", instant="moved_on", **_OF_PEOPLE),
    "return_reasons": Source(
        JOURNEYS, "moved_on", instant="moved_on", details=(REASONS, REASONS_RESTRICTED), **_OF_PEOPLE
    ),
    "return_needs": Source(JOURNEYS, "moved_on", instant="moved_on", details=(NEEDS, NEEDS_RESTRICTED), **_OF_PEOPLE),
    "costs": Source(COSTS, "stated_on", tally=surveyed, **_OF_PEOPLE),
    "screenings": Source(SCREENINGS, "assessed_on", tally=screened, laid=of_people, needs=(PEOPLE, REFERRALS)),
    "reviews": Source(REVIEWS, "held_on", made=WORTH),
    "initiative_groups": Source(INITIATIVE_GROUPS, "founded_on"),
    "initiative_projects": Source(INITIATIVE_PROJECTS, "started_on"),
    "households": Source(HOUSEHOLDS, "assessed_on", until="next_on", told=TOLD, footnotes=rules),
}
