"""What indicators count in: sources of facts, each narrowed to a period, an instant and centres, and its dimensions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, FromClause, Table, case, func, literal, select, union_all

from adapters.facts.ban_checks import BAN_CHECKS
from adapters.facts.calls import CALLS
from adapters.facts.claims import CLAIMS
from adapters.facts.companions import COMPANIONS
from adapters.facts.contacts import CONTACTS
from adapters.facts.costs import COSTS
from adapters.facts.enrolments import ENROLMENTS
from adapters.facts.feedback import FEEDBACK
from adapters.facts.journeys import JOURNEYS
from adapters.facts.linked import as_counted
from adapters.facts.people import of_people
from adapters.facts.referrals import REFERRALS
from adapters.facts.reports import Scope, age_band
from adapters.sql.types import from_microseconds, microseconds
from application.reports.periods import Period, year_before
from application.reports.table import UNKNOWN
from domain.codes import code_list

# Days after a period at whose end it is released for the first time.
FIRST_RELEASE = 15
# Source → its table, and the day that decides the period.
TABLES: Mapping[str, tuple[Table, str]] = {
    "contacts": (CONTACTS, "occurred_on"),
    "companions": (COMPANIONS, "occurred_on"),
    "referrals": (REFERRALS, "sent_on"),
    "enrolments": (ENROLMENTS, "held_on"),
    "claims": (CLAIMS, "stated_on"),
    "feedback": (FEEDBACK, "occurred_on"),
    "calls": (CALLS, "rang_on"),
    "ban_checks": (BAN_CHECKS, "asked_on"),
    "journeys": (JOURNEYS, "moved_on"),
    "costs": (COSTS, "stated_on"),
}
# Facts whose events do not say whose they are, nor, where the file tells, at which centre.
OF_PEOPLE = ("journeys", "costs")
# Everybody who was there: whoever is named first, and those who came with them.
PEOPLE = ("contacts", "companions")
OF_PERSON = (
    *("person_key", "record_key", "occurred_on", "centre", "channel"),
    *("sex", "birth_year", "age_year", "district", "stat"),
)


class Untold(Exception):
    """There is no figure; `why` is a code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass
class Facts:
    """The facts of one scope on one snapshot; `zone` is the office's. Measures that were counted are remembered."""

    connection: Connection
    scope: Scope
    zone: str
    known: dict[Any, Any] = field(default_factory=dict)

    def rows(self, source: str, *, anywhere: bool = False, until: date | None = None) -> FromClause:
        """What a source holds for the scope. `anywhere`: at every centre; `until`: all that lies before a day."""
        return self.once(("rows", source, anywhere, until), lambda: self._held(source, anywhere, until))

    def _held(self, source: str, anywhere: bool, until: date | None) -> FromClause:
        if source == "people":
            parts = [self._narrowed(name, OF_PERSON, anywhere, until) for name in PEOPLE]
            return union_all(*parts).subquery("people")
        return self._narrowed(source, (), anywhere, until).subquery(source)

    def _narrowed(self, source: str, names: tuple[str, ...], anywhere: bool, until: date | None) -> Any:
        table, day = TABLES[source]
        told = of_people(table, self.scope.at) if source in OF_PEOPLE else table
        laid = as_counted(self.connection, told, self.scope.at)
        where = [laid.c.recorded_from <= self.scope.at, laid.c.recorded_to > self.scope.at]
        on = laid.c[day]
        where.append(on.between(self.scope.period.first, self.scope.period.last) if until is None else on < until)
        if self.scope.centres is not None and not anywhere:
            where.append(laid.c.centre.in_(sorted(self.scope.centres)))
        if names:
            where.append(laid.c.person_key.is_not(None))
        return select(*[laid.c[name] for name in names or laid.c.keys()]).where(*where)

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """What `make` gave the first time that it was asked for by this key."""
        if key not in self.known:
            self.known[key] = make()
        return self.known[key]

    def one(self, query: Any) -> int:
        """A single number; nothing is 0."""
        return int(self.connection.scalar(query) or 0)

    def by_code(self, query: Any) -> dict[str, int]:
        """Code of a dimension → number."""
        return {str(code): int(number or 0) for code, number in self.connection.execute(query)}

    @property
    def day(self) -> date:
        """The day of the vintage on the office's clock."""
        return from_microseconds(self.scope.at).astimezone(ZoneInfo(self.zone)).date()

    def at_first_release(self) -> Facts:
        """The same period as it was first released. Raises Untold before that day is over."""
        at = microseconds(end_of(self.scope.period.last + timedelta(days=FIRST_RELEASE), self.zone))
        if at > self.scope.at:
            raise Untold("not_released")
        return self.once("at first release", lambda: self.of(self.scope.period, at))

    def a_year_before(self) -> Facts:
        """The same period of the year before, as it was known a year before: at the same stage of its release."""
        at = microseconds(a_year_earlier(from_microseconds(self.scope.at)))
        return self.once("a year before", lambda: self.of(year_before(self.scope.period), at))

    def of(self, period: Period, at: int | None = None) -> Facts:
        """Another period."""
        scope = replace(self.scope, period=period, at=self.scope.at if at is None else at)
        return replace(self, scope=scope, known={})


def end_of(day: date, zone: str) -> datetime:
    """The last microsecond of a day on the clock of a zone."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)) - timedelta(microseconds=1)


def a_year_earlier(instant: datetime) -> datetime:
    """The same instant of the year before; of 29 February that of the 28th."""
    last = instant.month == 2 and instant.day == 29
    return instant.replace(year=instant.year - 1, day=28 if last else instant.day)


def _told(name: str) -> Callable[[FromClause], ColumnElement[Any]]:
    def made(table: FromClause) -> ColumnElement[Any]:
        return case((table.c.stat, func.coalesce(table.c[name], UNKNOWN)), else_=literal(UNKNOWN))

    return made


def _channel_group(table: FromClause) -> ColumnElement[Any]:
    channels = code_list("channel")
    return case({code: channels.parent(code) for code in channels}, value=table.c.channel, else_=literal(UNKNOWN))


def _column(name: str) -> Callable[[FromClause], ColumnElement[Any]]:
    return lambda table: table.c[name]


# Dimension → its code in the rows of a source.
DIMENSIONS: Mapping[str, Callable[[FromClause], ColumnElement[Any]]] = {
    "sex": _told("sex"),
    "district": _told("district"),
    "age_band": age_band,
    "channel_group": _channel_group,
    "centre": _column("centre"),
    # Claims are kept by country and currency: RUS-RUB.
    "currency": lambda table: func.substr(table.c.worked_in, 5),
    "destination": _column("abroad"),
}
