"""The courses view: what people read of a course, who passes it, and whether it is still taught."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Integer, Table

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Json
from domain.curriculum import PASS_PER_CENT

COURSE_TEXTS = Table(
    "rm_course_texts",
    METADATA,
    Column("curriculum_id", Id, primary_key=True),
    Column("languages", Json, nullable=False),
    Column("pass_per_cent", Integer, nullable=False),
    Column("retired_on", Day),
    *box_columns(),
)


def _published(sealed: Sealed) -> Iterator[Change]:
    # The box of the publication stands with the course; texts have a box of their own.
    row = {"curriculum_id": sealed.event.originator_id, "languages": [], "pass_per_cent": PASS_PER_CENT}
    no_box = dict.fromkeys(("box", "box_of", "box_origin", "box_version", "box_topic"))
    yield Insert(COURSE_TEXTS, row | {"retired_on": None} | no_box)


def _described(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    rule = {"languages": event.languages, "pass_per_cent": event.pass_per_cent}
    yield Update(COURSE_TEXTS, {"curriculum_id": event.originator_id}, rule | boxed(sealed))


def _retired(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    day = {"retired_on": event.occurred_at.date()}
    yield Update(COURSE_TEXTS, {"curriculum_id": event.originator_id}, day)


VIEW = View(
    "courses",
    (COURSE_TEXTS,),
    {"curriculum.Published": _published, "curriculum.Described": _described, "curriculum.Retired": _retired},
)
