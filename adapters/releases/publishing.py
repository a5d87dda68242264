"""From counts to a public release: draft, attack, on record in the ledger, public; a crash in between is resumed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, Row, select
from uuid_utils.compat import uuid7

from adapters.releases.building import Vintage
from adapters.releases.document import read
from adapters.releases.store import Office, ReleaseError, build, publish
from adapters.releases.tables import RELEASES
from application.actor import Actor
from application.release import ProposeRelease, PublishRelease
from application.reports.programmes import check_kind, programme_of
from application.reports.release_calendar import vintage_of
from application.reports.released import STAGES, Origin, Release
from application.verdict import Verdict

Send = Callable[..., Verdict]


class Publishing:
    """What an analyst does with releases; policy and record are the dispatcher's."""

    def __init__(self, engine: Engine, office: Office, dispatch: Send) -> None:
        self._engine = engine
        self._office = office
        self._dispatch = dispatch

    @property
    def zone(self) -> str:
        """The office's."""
        return self._office.zone

    def propose(
        self, actor: Actor, *, period: str, stage: str, as_of: datetime | None = None, reason: str | None = None
    ) -> Release:
        """Make a draft and put it on record; without an instant, as of the day that the calendar says.

        Raises ReleaseError, ReleaseRefused, ReportStale, BadCounts, NoRounding, BadPeriod.
        """
        vintage = Vintage(period, stage, as_of or self._by_calendar(period, stage), self._office.zone, reason)
        release = build(self._engine, self._office, programme_of(period), uuid7(), vintage, datetime.now(UTC))
        row = self._row(release.release_id)
        command = ProposeRelease(
            programme=row.programme,
            release_id=row.release_id,
            output_sha256=row.output_sha256,
            version=row.version,
            period=row.period,
            stage=row.stage,
            as_of=row.as_of,
            input_mac=row.input_mac,
            **_told(release.origin),
            reason=row.reason or "",
        )
        _taken(self._dispatch(command, actor, command_id=uuid7()))
        return release

    def _by_calendar(self, period: str, stage: str) -> datetime:
        if stage not in STAGES:
            # Outside the calendar: as recorded up to now.
            return datetime.now(UTC).replace(microsecond=0)
        return vintage_of(period, stage, self._office.zone)

    def publish(self, actor: Actor, release_id: UUID, visible_from: datetime | None = None) -> Release:
        """Make a draft public, at once or from an hour on. Asking again after a crash finishes what was begun.

        Raises ReleaseError.
        """
        if visible_from is not None and visible_from <= datetime.now(UTC):
            raise ReleaseError("release.hour_past")
        row = self._row(release_id)
        # Looked at before anything goes on record: drafts of such periods may lie here from earlier versions.
        check_kind(row.programme, row.period)
        command = PublishRelease(
            programme=row.programme,
            release_id=release_id,
            output_sha256=row.output_sha256,
            visible_from=visible_from,
        )
        verdict = self._dispatch(command, actor, command_id=uuid7())
        if verdict.code != "release.published_already" or row.status != "DRAFT":
            _taken(verdict)
        return publish(self._engine, release_id, visible_from or datetime.now(UTC))

    def drafts(self) -> list[dict[str, Any]]:
        """All releases, newest period first: id, programme, period, stage, vintage, status, instants."""
        columns = (
            *("release_id", "programme", "version", "period", "stage", "as_of"),
            *("status", "built_at", "published_at", "reason"),
        )
        query = select(*[RELEASES.c[name] for name in columns]).order_by(
            RELEASES.c.period.desc(), RELEASES.c.as_of.desc()
        )
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def draft(self, release_id: UUID) -> Release:
        """A release, published or not, as readers would see it. Raises ReleaseError for an unknown one."""
        row = self._row(release_id)
        return read(row.document, release_id, row.published_at)

    def _row(self, release_id: UUID) -> Row[Any]:
        with self._engine.connect() as connection:
            row = connection.execute(select(RELEASES).where(RELEASES.c.release_id == release_id)).first()
        if row is None:
            raise ReleaseError("release.unknown")
        return row


def _told(origin: Origin | None) -> dict[str, Any]:
    """What the ledger keeps of the origin beside the digest of the counts."""
    return {name: value for name, value in asdict(origin).items() if name != "counts_mac"} if origin else {}


def _taken(verdict: Verdict) -> None:
    if not verdict.accepted:
        raise ReleaseError(str(verdict.code))
