"""The cases view: one row for each case as it stands, with the box of what it is about and that of its plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Projection, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Json

OPEN, CLOSED = "OPEN", "CLOSED"

CASES = Table(
    "rm_cases",
    METADATA,
    Column("case_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("consultation_id", Id),
    Column("owner_id", Id, nullable=False),
    Column("topic", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("opened_on", Day, nullable=False),
    Column("review_on", Day),
    Column("closed_on", Day),
    Column("outcomes", Json, nullable=False),
    # The newest day on which something was learnt from the person within the case.
    Column("contacted_on", Day),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Column("plan_box", LargeBinary),
    Column("plan_origin", Id),
    Column("plan_version", Integer),
    Column("plan_topic", Text),
    Index("rm_cases_person", "person_id", "opened_on"),
    Index("rm_cases_owner", "owner_id", "status"),
    Index("rm_cases_opened", "status", "opened_on", "case_id"),
)

# Wage claims that belong to a case.
CLAIMS = Table(
    "rm_case_claims",
    METADATA,
    Column("case_id", Id, primary_key=True),
    Column("claim_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Index("rm_case_claims_person", "person_id"),
)

_NO_PLAN = dict.fromkeys(("plan_box", "plan_origin", "plan_version", "plan_topic"))


def _day(sealed: Sealed) -> Any:
    return sealed.event.occurred_at.date()


def _opened(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    same = ("person_id", "consultation_id", "owner_id", "topic", "priority")
    row = {name: getattr(event, name) for name in same} | {"case_id": event.originator_id}
    row |= {"status": OPEN, "opened_on": _day(sealed), "outcomes": [], "version": event.originator_version}
    row |= dict.fromkeys(("review_on", "closed_on", "contacted_on"))
    yield Insert(CASES, row | boxed(sealed) | _NO_PLAN)


def _changed(sealed: Sealed, **values: Any) -> Iterator[Change]:
    event = sealed.event
    values["version"] = event.originator_version
    yield Update(CASES, {"case_id": event.originator_id}, values)


def _planned(sealed: Sealed) -> Iterator[Change]:
    kept = boxed(sealed)
    plan = {f"plan_{name}": kept[f"box_{name}"] for name in ("origin", "version", "topic")}
    return _changed(sealed, review_on=sealed.event.review_on, plan_box=kept["box"], **plan)


def _noted(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, contacted_on=_day(sealed)) if sealed.event.contacted else _changed(sealed)


def _closed(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=CLOSED, closed_on=_day(sealed), outcomes=sealed.event.outcomes)


def _reopened(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=OPEN, closed_on=None, outcomes=[])


def _assigned(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, owner_id=sealed.event.owner_id)


def _claim_linked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"case_id": event.originator_id, "claim_id": event.claim_id, "person_id": event.person_id}
    yield Insert(CLAIMS, row)
    yield from _changed(sealed)


def _erased(sealed: Sealed) -> Iterator[Change]:
    for table in (CASES, CLAIMS):
        yield Delete(table, {"person_id": sealed.event.originator_id})


# What changes nothing that the list shows, but the version that a form must send back.
_PASSING = ("TaskSet", "TaskMoved", "TaskDone", "TaskDropped")
_ROWS: dict[str, Projection] = {f"case.{name}": _changed for name in _PASSING}

VIEW = View(
    "cases",
    (CASES, CLAIMS),
    {
        **_ROWS,
        "case.Opened": _opened,
        "case.Assigned": _assigned,
        "case.PlanAgreed": _planned,
        "case.Noted": _noted,
        "case.ClaimLinked": _claim_linked,
        "case.Closed": _closed,
        "case.Reopened": _reopened,
        "migrant.Erased": _erased,
    },
)
