"""The peer: SQLAlchemy's ORM as tutorials use it, one row for the consultation and one for the audit, one commit.

On SQLite it comes twice: on an engine as `create_engine` makes it, which keeps a rollback journal, and with the
write-ahead log and the settings of the house, which few set. Both wait for the disk at every commit, as the house does.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Engine, ForeignKey, Text, Uuid, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from adapters.sql.engines import PRAGMAS
from tests.simulation.staff import an_id


class Base(DeclarativeBase):
    type_annotation_map = {list[str]: JSON, dict[str, Any]: JSON, UUID: Uuid}


class Consultation(Base):
    __tablename__ = "consultation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    centre: Mapped[str] = mapped_column(index=True)
    occurred_at: Mapped[datetime] = mapped_column(index=True)
    channel: Mapped[str]
    asked_by: Mapped[str]
    topics: Mapped[list[str]]
    main_topic: Mapped[str]
    document_problems: Mapped[list[str]]
    destination: Mapped[str | None]
    stage: Mapped[str | None]
    outcome: Mapped[str]
    urgency: Mapped[str]
    language: Mapped[str | None]
    interpreter: Mapped[bool]
    minutes: Mapped[int | None]
    follow_up_on: Mapped[date | None]
    advice: Mapped[str] = mapped_column(Text)
    safety_note: Mapped[str] = mapped_column(Text)
    follow_up_note: Mapped[str] = mapped_column(Text)
    place: Mapped[str]
    counsellor_id: Mapped[UUID]


class Audit(Base):
    __tablename__ = "audit"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"), index=True)
    actor_id: Mapped[UUID]
    at: Mapped[datetime]
    action: Mapped[str]
    values: Mapped[dict[str, Any]]


def _json(values: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, UUID | date) else value for name, value in values.items()}


def tuned(url: str) -> Engine:
    """An engine with the settings of the house; transactions are the driver's own, which costs the peer least."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
    return engine


def _set_pragmas(connection: Any, _record: Any) -> None:
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")


class OrmPeer:
    """Records and amends on one database."""

    def __init__(self, engine: Engine, actor_id: UUID) -> None:
        self.engine = engine
        Base.metadata.create_all(self.engine)
        self._actor = actor_id

    def record(self, values: dict[str, Any]) -> None:
        """Insert with an audit row."""
        with Session(self.engine) as session, session.begin():
            session.add(Consultation(**values, counsellor_id=self._actor))
            session.flush()
            session.add(self._audit(values["id"], "recorded", values))

    def amend(self, identifier: UUID, values: dict[str, Any]) -> None:
        """Load, change, write with an audit row."""
        with Session(self.engine) as session, session.begin():
            found = session.get_one(Consultation, identifier)
            for name, value in values.items():
                setattr(found, name, value)
            session.add(self._audit(identifier, "amended", values))

    def _audit(self, identifier: UUID, action: str, values: dict[str, Any]) -> Audit:
        return Audit(
            id=an_id(),
            consultation_id=identifier,
            actor_id=self._actor,
            at=datetime.now(UTC),
            action=action,
            values=_json(values),
        )
