"""Commands about releases, and how each is decided. The tables themselves are made and kept by adapters/releases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from application.dispatch import Changed, Handler
from application.fields import Code, Text, Touched, Whole
from application.ports import Ledger
from domain.release import ReleaseSeries, series_id

Digest = Annotated[str, Text(64, required=True)]
# Of what an earlier program did not tell.
LaterDigest = Annotated[str, Text(64)]


@dataclass(frozen=True, kw_only=True)
class _OfSeries:
    programme: Annotated[str, Text(24, required=True)]
    release_id: UUID
    output_sha256: Digest
    # Follows from the programme, whatever is sent: the stream whose turn is taken.
    series_id: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "series_id", series_id(str(self.programme)))


@dataclass(frozen=True, kw_only=True)
class ProposeRelease(_OfSeries):
    """Put on record that a draft was made, and from what."""

    version: Annotated[int, Whole(1, 999)]
    period: Annotated[str, Text(16, required=True)]
    stage: Annotated[str, Code("release_stage")]
    as_of: datetime
    input_mac: Digest
    definitions: LaterDigest = ""
    codes: LaterDigest = ""
    position: Annotated[int, Whole(0, 2**63 - 1)] = 0
    position_mac: LaterDigest = ""
    seed: LaterDigest = ""
    reason: Annotated[str, Text(2000, lines=True)] = ""


@dataclass(frozen=True, kw_only=True)
class PublishRelease(_OfSeries):
    """Make a proposed draft public, at once or from an hour on; it never changes after."""

    visible_from: datetime | None = None


def propose_release(ledger: Ledger, command: ProposeRelease) -> Changed:
    """The first draft of a programme opens its series."""
    series = ledger.find(ReleaseSeries, series_id(command.programme)) or ReleaseSeries.begin(
        command.programme
    )
    series.propose(
        release_id=command.release_id,
        output_sha256=command.output_sha256,
        version=command.version,
        period=command.period,
        stage=command.stage,
        as_of=command.as_of,
        input_mac=command.input_mac,
        definitions=command.definitions,
        codes=command.codes,
        position=command.position,
        position_mac=command.position_mac,
        seed=command.seed,
        reason=command.reason,
    )
    return [series]


def publish_release(ledger: Ledger, command: PublishRelease) -> Changed:
    """Refuses a draft with other figures than those proposed."""
    series = ledger.get(ReleaseSeries, series_id(command.programme))
    series.publish(
        release_id=command.release_id, output_sha256=command.output_sha256, visible_from=command.visible_from
    )
    return [series]


HANDLERS: dict[type, Handler] = {ProposeRelease: propose_release, PublishRelease: publish_release}
