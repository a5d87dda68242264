"""What a connection to PostgreSQL has ready, when readers of the same pool take things back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from adapters.sql.engines import make_engine
from adapters.sql.transaction import Statements, driver_transaction
from tests.harness.stores import Urls


def ask(engine: Any, statements: Statements) -> int:
    with driver_transaction(engine, statements, begin="BEGIN") as on:
        return int(on.rows("SELECT %s::int + 1", (41,))[0][0])


@pytest.mark.postgres
@pytest.mark.parametrize("reads", [1, 12])
def test_a_reader_who_rolls_back_takes_nothing_from_the_writers(postgres_urls: Urls, reads: int) -> None:
    # psycopg prepares what it is asked for the sixth time, and forgets with a rollback all that the server has ready.
    engine = make_engine(postgres_urls["ledger"], pool_size=1)
    statements = Statements(engine.dialect)
    for _ in range(3):
        assert [ask(engine, statements) for _ in range(3)] == [42] * 3
        with engine.connect() as connection:
            for _ in range(reads):
                assert connection.scalars(text("SELECT 1 WHERE 1 = :one"), {"one": 1}).all() == [1]
    engine.dispose()
