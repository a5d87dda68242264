"""What is known of the rows of a register on its way in, and what became of them: codes and ids, never words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Engine, and_, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.access.reach import reached
from adapters.access.tables import IMPORT_ROWS

PORTION = 200  # rows sealed together, and rows between two signs of life


class ImportRows:
    """On the access database; a row about which there is nothing to say is not there before it is taken in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def forget_rows(self, batch_id: UUID) -> None:
        """Nothing is known of the rows any more: they are read in another way now."""
        with reached(self._engine) as connection:
            connection.execute(delete(IMPORT_ROWS).where(IMPORT_ROWS.c.batch_id == batch_id))

    def keep_rows(self, batch_id: UUID, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows in, or what became of them; doing it twice changes nothing."""
        kind: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[self._engine.dialect.name]
        usual: dict[str, Any] = {"problems": [], "twin_id": None, "twin_row": None, "choice": "", "person_id": None}
        usual |= {"consultation_id": None}
        full = [{**usual, **row, "batch_id": batch_id} for row in rows]
        if not full:
            return
        statement = kind(IMPORT_ROWS)
        changed = {
            column.name: statement.excluded[column.name]
            for column in IMPORT_ROWS.columns
            if not column.primary_key and column.name != "choice"
        }
        with reached(self._engine) as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["batch_id", "row"], set_=changed), full
            )

    def choose(self, batch_id: UUID, choices: Mapping[int, str]) -> None:
        """What is to be done with single rows."""
        with reached(self._engine) as connection:
            for row, choice in choices.items():
                which = and_(IMPORT_ROWS.c.batch_id == batch_id, IMPORT_ROWS.c.row == row)
                connection.execute(update(IMPORT_ROWS).where(which).values(choice=choice))

    def rows(
        self, batch_id: UUID, *states: str, after: int = -1, most: int = PORTION, falling: bool = False
    ) -> list[Mapping[str, Any]]:
        """Rows in these states (none named: all), beyond row `after`."""
        c = IMPORT_ROWS.c
        rules: list[ColumnElement[bool]] = [c.batch_id == batch_id, c.row < after if falling else c.row > after]
        rules += [c.state.in_(states)] if states else []
        query = select(IMPORT_ROWS).where(*rules).order_by(c.row.desc() if falling else c.row).limit(most)
        with reached(self._engine) as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def known_rows(self, batch_id: UUID, numbers: Sequence[int]) -> dict[int, Mapping[str, Any]]:
        """What is known of these rows, by number."""
        query = select(IMPORT_ROWS).where(
            IMPORT_ROWS.c.batch_id == batch_id, IMPORT_ROWS.c.row.in_(list(numbers))
        )
        with reached(self._engine) as connection:
            return {row["row"]: dict(row) for row in connection.execute(query).mappings()}

    def counts(self, batch_id: UUID) -> dict[str, int]:
        """How many rows are in each state, and how many of them made a consultation ("CONSULTATIONS")."""
        c = IMPORT_ROWS.c
        query = select(c.state, func.count(), func.count(c.consultation_id)).where(c.batch_id == batch_id)
        with reached(self._engine) as connection:
            rows = connection.execute(query.group_by(c.state)).all()
        return {row[0]: int(row[1]) for row in rows} | {"CONSULTATIONS": sum(int(row[2]) for row in rows)}

    def ours(self, batch_id: UUID, consultations: Sequence[UUID]) -> set[UUID]:
        """Which of these consultations the import made."""
        c = IMPORT_ROWS.c
        query = select(c.consultation_id).where(c.batch_id == batch_id, c.consultation_id.in_(list(consultations)))
        with reached(self._engine) as connection:
            return set(connection.scalars(query))
