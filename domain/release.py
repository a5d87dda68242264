"""What was published, when and from what: a published number never changes, a revision is a release of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID, uuid5

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event

_NAMESPACE = UUID("6f0c6a52-5d1c-5d0f-9a4e-2f5f6b9c7a10")


def series_id(programme: str) -> UUID:
    """The stream of a programme of tables; its code is no personal data."""
    return uuid5(_NAMESPACE, programme)


class ReleaseSeries(Aggregate):
    """All releases of one programme, by period and vintage."""

    TOPIC = "release"

    class Begun(Created):
        """The programme is published from now on."""

        TOPIC = "release.Begun"
        programme: Clear[str]

    class Proposed(Event):
        """A draft was made, attacked and stored; its figures and all they were made from are fixed by digests.

        `definitions` of the programme, `codes` of the lists; `position`: the newest event when it was counted, 0 where
        nobody told; `position_mac`, `input_mac`: keyed digests of what stands there and of the counts; `seed` one of
        the seed.
        """

        TOPIC = "release.Proposed"
        class_version = 2
        release_id: Clear[UUID]
        version: Clear[int]
        period: Clear[str]
        stage: Clear[str]
        as_of: Clear[datetime]
        input_mac: Clear[str]
        output_sha256: Clear[str]
        definitions: Clear[str]
        codes: Clear[str]
        position: Clear[int]
        position_mac: Clear[str]
        seed: Clear[str]
        reason: Personal[str]

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            """Nobody told at first."""
            state |= {"definitions": "", "codes": "", "position": 0, "position_mac": "", "seed": ""}

    class Published(Event):
        """The draft with these figures is public."""

        TOPIC = "release.Published"
        release_id: Clear[UUID]
        output_sha256: Clear[str]

    class PublishedFrom(Event):
        """The draft with these figures is public from an instant on, and nobody's to see before it."""

        TOPIC = "release.PublishedFrom"
        release_id: Clear[UUID]
        output_sha256: Clear[str]
        visible_from: Clear[datetime]

    @classmethod
    def begin(cls, programme: str) -> Self:
        """The first release of a programme opens its series."""
        return cls._create(cls.Begun, id=series_id(programme), programme=programme)

    @event(Begun)
    def __init__(self, programme: str) -> None:
        self.programme = programme
        self.drafts: dict[UUID, str] = {}
        self.published: set[UUID] = set()

    def propose(self, *, release_id: UUID, output_sha256: str, **draft: Any) -> None:
        """Raises Rejected for an id that names a draft already."""
        if release_id in self.drafts:
            raise Rejected("release.proposed_already")
        self.trigger_event(self.Proposed, release_id=release_id, output_sha256=output_sha256, **draft)

    def publish(self, *, release_id: UUID, output_sha256: str, visible_from: datetime | None = None) -> None:
        """Raises Rejected unless exactly these figures were proposed and are not public yet."""
        if release_id in self.published:
            raise Rejected("release.published_already")
        if self.drafts.get(release_id) != output_sha256:
            raise Rejected("release.not_proposed")
        figures = {"release_id": release_id, "output_sha256": output_sha256}
        if visible_from is None:
            self.trigger_event(self.Published, **figures)
        else:
            self.trigger_event(self.PublishedFrom, **figures, visible_from=visible_from)

    @event(Proposed)
    def _take_draft(self, release_id: UUID, output_sha256: str) -> None:
        self.drafts[release_id] = output_sha256

    @event(Published)
    def _take_publication(self, release_id: UUID) -> None:
        self.published.add(release_id)

    @event(PublishedFrom)
    def _take_embargo(self, release_id: UUID) -> None:
        self.published.add(release_id)
