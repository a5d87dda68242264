"""Releases as they are proposed, published and kept: a published number never changes, a revision is a new release."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from adapters.releases.building import Earlier, Vintage, input_mac, make, only, printed_lists, seed_of
from adapters.releases.document import read, sha256
from adapters.releases.origin import Position, origin_of
from adapters.releases.tables import PUBLISHED, RELEASES
from application.reports.figures import ChangeSource, Figures, FigureSource, ReleaseError
from application.reports.periods import parse_period
from application.reports.programme import Programme
from application.reports.programmes import PROGRAMMES, check_kind
from application.reports.release_calendar import vintage_of
from application.reports.released import EXTRAORDINARY, STAGES, Change, Release


@dataclass(frozen=True)
class Office:
    """What all releases of an office share: its zone, its secret for seeds and digests, its counts, what tells
    why they changed between two vintages of a period, and where its ledger ends.
    """

    zone: str
    secret: bytes
    figures: FigureSource
    changes: ChangeSource | None = None
    position: Callable[[], Position] | None = None


def build(
    engine: Engine, office: Office, programme: Programme, release_id: UUID, vintage: Vintage, now: datetime
) -> Release:
    """Make, attack and store a draft. Raises ReleaseRefused with the cells at fault, ReleaseError, BadPeriod,
    BadCounts.

    Every published release of the period is counted again as of its own vintage; if that no longer gives what was
    counted then, the build stops (`release.past_changed`): the figures behind a release must be reproducible.
    """
    check_kind(programme.code, vintage.period)
    with engine.connect() as connection:
        past = _past(connection, vintage.period)
    _check(vintage, past, now)
    figures = only(programme, office.figures(vintage.period, vintage.as_of))
    seed = hashlib.sha256(b"check|" + seed_of(office.secret, programme, vintage.period)).hexdigest()
    digests = {"counts_mac": input_mac(office.secret, figures), "seed": seed}
    vintage = replace(vintage, origin=origin_of(programme, office.secret, office.position, **digests))
    text = make(programme, vintage, figures, office.secret, _earlier(office, past), _changes(office, vintage, past))
    row = {
        "release_id": release_id,
        "programme": programme.code,
        "version": programme.version,
        "period": vintage.period,
        "stage": vintage.stage,
        "as_of": vintage.as_of,
        "reason": vintage.reason,
        "status": "DRAFT",
        "previous_id": past[-1].release_id if past else None,
        "built_at": now,
        "solver": f"scipy {version('scipy')} HiGHS",
        "seed_mac": seed,
        "input_mac": digests["counts_mac"],
        "output_sha256": sha256(text),
        "document": text,
    }
    with engine.begin() as connection:
        connection.execute(insert(RELEASES), row)
    return read(text, release_id, None)


def publish(engine: Engine, release_id: UUID, now: datetime) -> Release:
    """Publish a draft; readers see it from `now` on, which may lie ahead (the embargo).

    Raises ReleaseError: unknown, of a kind of period that is not published, published already, or overtaken.
    """
    mine = (RELEASES.c.release_id == release_id) & ~PUBLISHED
    try:
        with engine.begin() as connection:
            # Written first and then judged: a reader's session written meanwhile cannot make this snapshot stale.
            done = connection.execute(
                update(RELEASES).where(mine).values(status="PUBLISHED", published_at=now)
            )
            row = _row(connection, release_id)
            check_kind(row.programme, row.period)
            if done.rowcount != 1:
                raise ReleaseError("release.published_already")
            past = [one for one in _past(connection, row.period) if one.release_id != release_id]
            if row.previous_id != (past[-1].release_id if past else None):
                raise ReleaseError("release.overtaken")
    except IntegrityError as clash:
        raise ReleaseError("release.overtaken") from clash
    return read(row.document, release_id, now)


def _row(connection: Connection, release_id: UUID) -> Row:
    row = connection.execute(select(RELEASES).where(RELEASES.c.release_id == release_id)).first()
    if row is None:
        raise ReleaseError("release.unknown")
    return row


def rebuild(engine: Engine, office: Office, release_id: UUID) -> bool:
    """Whether making a release again, from the counts as of its vintage, gives identical bytes.

    The lists and names are those it was printed with: a centre that opened later is no part of it. So is what it says
    of its making.
    """
    with engine.connect() as connection:
        row = _row(connection, release_id)
        past = [one for one in _past(connection, row.period) if one.as_of < row.as_of]
    told = read(row.document, release_id, None)
    vintage = Vintage(row.period, row.stage, row.as_of, told.zone, row.reason, told.origin)
    figures = office.figures(row.period, row.as_of)
    figures = replace(figures, classifications=printed_lists(row.document), names=told.names)
    programme = PROGRAMMES[row.programme, row.version]
    text = make(programme, vintage, figures, office.secret, _earlier(office, past), _changes(office, vintage, past))
    return sha256(text) == row.output_sha256 == sha256(row.document)


def drafts(engine: Engine) -> tuple[Release, ...]:
    """Releases that were built and not published, newest first."""
    query = select(RELEASES).where(RELEASES.c.status == "DRAFT").order_by(RELEASES.c.built_at.desc())
    with engine.connect() as connection:
        return tuple(read(row.document, row.release_id, None) for row in connection.execute(query))


def _past(connection: Connection, period: str) -> Sequence[Row]:
    query = select(RELEASES).where(RELEASES.c.period == period, PUBLISHED).order_by(RELEASES.c.as_of)
    return connection.execute(query).all()


def _check(vintage: Vintage, past: Sequence[Row], now: datetime) -> None:
    if vintage.stage not in (*STAGES, EXTRAORDINARY):
        raise ReleaseError("release.stage_unknown")
    if vintage.as_of > now or vintage.as_of.date() < parse_period(vintage.period).first:
        raise ReleaseError("release.vintage_impossible")
    if past and vintage.as_of <= past[-1].as_of:
        raise ReleaseError("release.vintage_not_newer")
    if vintage.stage == EXTRAORDINARY and not (past and (vintage.reason or "").strip()):
        raise ReleaseError("release.reason_missing")
    if vintage.stage in [row.stage for row in past] and vintage.stage != EXTRAORDINARY:
        raise ReleaseError("release.stage_published")
    by_calendar = None if vintage.stage == EXTRAORDINARY else vintage_of(vintage.period, vintage.stage, vintage.zone)
    if by_calendar and vintage.as_of.astimezone(by_calendar.tzinfo).date() != by_calendar.date():
        raise ReleaseError("release.not_by_calendar")


def _earlier(office: Office, past: Sequence[Row]) -> list[Earlier]:
    return [Earlier(row.document, _as_counted(office, row)) for row in past]


def _as_counted(office: Office, row: Row) -> Figures:
    figures = office.figures(row.period, row.as_of)
    if input_mac(office.secret, only(PROGRAMMES[row.programme, row.version], figures)) != row.input_mac:
        raise ReleaseError("release.past_changed")
    # Tables that a later version of the programme adds were counted too: what waits, waits with them.
    return figures


def _changes(office: Office, vintage: Vintage, past: Sequence[Row]) -> Sequence[Change]:
    return office.changes(vintage.period, past[-1].as_of, vintage.as_of) if office.changes and past else ()


__all__ = ["Office", "ReleaseError", "Vintage", "build", "drafts", "publish", "rebuild"]
