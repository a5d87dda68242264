"""Answers questions about talks, fairs and leaflets: the list of a centre, one with its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.numbered import page_by_number, pages_in
from adapters.reading.streams import stream_of
from adapters.readmodels.outreach import OUTREACH
from application.asking import Absent, Answer
from application.outreaches import (
    PAGE,
    SHOW,
    ListOutreach,
    OneOutreach,
    OutreachList,
    OutreachRow,
    OutreachView,
)
from domain.outreach import CANCELLED, HELD, PLANNED

O = OUTREACH.c  # noqa: E741 - the columns of outreach, as C and P elsewhere
STATUS = dict(zip(SHOW, (PLANNED, HELD, CANCELLED), strict=True))
_SAME = (
    *("outreach_id", "centre", "counsellor_id", "trip_id", "status", "on_day", "held_at", "kind", "district"),
    *(
        "language",
        "minutes",
        "men",
        "women",
        "heads_unknown",
        "age_bands",
        "materials",
        "corrected",
        "version",
    ),
)


def list_outreach(reading: Reading, question: ListOutreach) -> Answer[OutreachList]:
    """Planned ones soonest first, the others latest first."""
    here = O.centre.in_(sorted(reading.actor.centres))
    found = reading.connection.execute(select(O.status, func.count()).where(here).group_by(O.status))
    by_status = {status: int(number) for status, number in found}
    counts = {show: by_status.get(status, 0) for show, status in STATUS.items()}
    show = question.show if question.show in STATUS else "planned"
    order = O.on_day if show == "planned" else O.on_day.desc()
    query = select(OUTREACH).where(here, O.status == STATUS[show]).order_by(order, O.outreach_id)
    rows, page = page_by_number(reading, query, question.page, PAGE)
    return Answer(
        OutreachList(tuple(outreach_rows(reading, rows)), counts, page, pages_in(counts[show], PAGE))
    )


def one_outreach(reading: Reading, question: OneOutreach) -> Answer[OutreachView]:
    """Raises Absent for one of another centre."""
    rows = rows_of(reading.connection.execute(select(OUTREACH).where(O.outreach_id == question.outreach_id)))
    if not rows or rows[0]["centre"] not in reading.actor.centres:
        raise Absent
    return Answer(OutreachView(outreach_rows(reading, rows)[0], stream_of(reading, question.outreach_id)))


KNOWN: Mapping[type, Known] = {
    ListOutreach: Known("outreach.list", list_outreach),
    OneOutreach: Known("outreach.list", one_outreach),
}


def outreach_rows(reading: Reading, rows: Sequence[Row]) -> list[OutreachRow]:
    """Rows of the view with place and note."""
    opened = reading.open_many(rows)
    return [_row(row, words) for row, words in zip(rows, opened, strict=True)]


def _row(row: Row, words: Row) -> OutreachRow:
    kept: dict[str, Any] = {name: row[name] for name in _SAME} | {"topics": tuple(row["topics"])}
    return OutreachRow(**kept, place=words.get("place") or "", note=words.get("note") or "")
