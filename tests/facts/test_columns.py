"""The copy of the facts by columns: when it is asked, what it knows, what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import BigInteger, LargeBinary, Text, column, select, table

from adapters.facts.columns import copy as copying
from adapters.facts.columns.copy import Columns
from adapters.facts.columns.dialect import engine_over, open_memory, session
from adapters.facts.columns.loading import ranges
from adapters.facts.folding import fold, folded
from adapters.readmodels.rebuild import Rebuild
from tests.facts.register import Register, at


@pytest.fixture
def columns(register: Register) -> Iterator[Columns]:
    """Of a register with one contact; whoever reads a report asks this copy once it is filled."""
    register.now = at("2026-02-02 10:00")
    register.held(register.person(), "2026-02-01 09:00", topics=("DOC-PASS", "LEG-TRAFF"))
    register.house.columns.worth = 1
    yield register.house.columns
    register.house.columns.close()


def asked(register: Register) -> str:
    """Which database a report is counted on now."""
    with (
        register.house.turns.engine.connect() as ledger,
        register.house.columns.counting_on(ledger) as rows,
    ):
        return str(rows.dialect.name).replace(ledger.dialect.name, "ledger")


def test_reports_are_counted_on_the_copy_once_there_is_one(register: Register, columns: Columns) -> None:
    before = [register.report(code) for code in ("T1", "T2", "T3")]
    assert asked(register) == "ledger"
    assert columns.refresh()
    assert asked(register) == "duckdb"
    after = [register.report(code) for code in ("T1", "T2", "T3")]
    assert [each.tables for each in after] == [each.tables for each in before]


def test_what_was_recorded_a_moment_ago_is_counted(register: Register, columns: Columns) -> None:
    columns.refresh()
    register.now = at("2026-02-03 10:00")
    person = register.person(sex="MALE")
    contact = register.held(person, "2026-02-03 09:00")
    assert (register.contacts(), register.persons()) == (2, 2)
    register.now = at("2026-02-04 10:00")
    register.voided(contact, person)
    assert (register.contacts(), register.contacts(as_of=at("2026-02-03 12:00"))) == (1, 2)
    assert asked(register) == "duckdb"


def test_after_a_rebuild_the_ledger_is_asked_until_the_copy_is_filled_anew(
    register: Register, columns: Columns
) -> None:
    house = register.house
    columns.refresh()
    Rebuild(house.turns, house.mapper, [view for view in house.views if view.name == "fact_contacts"]).run()
    assert asked(register) == "ledger"
    assert columns.refresh()
    assert asked(register) == "duckdb"


def test_whoever_would_wait_long_is_answered_by_the_ledger(
    register: Register, columns: Columns, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns.refresh()
    monkeypatch.setattr(copying, "PATIENCE", 2)
    register.now = at("2026-02-03 10:00")
    register.held(register.person(), "2026-02-03 09:00")
    register.held(register.person(), "2026-02-03 09:00")
    assert asked(register) == "ledger"
    assert columns.refresh()
    assert asked(register) == "duckdb"
    assert register.contacts() == 3


def test_a_copy_that_fails_is_given_up_and_nobody_notices(register: Register, columns: Columns) -> None:
    columns.refresh()
    assert columns.database is not None
    with session(columns.database) as copy:
        copy.execute("DROP TABLE fact_contacts")
    register.now = at("2026-02-03 10:00")
    register.held(register.person(), "2026-02-03 09:00")
    assert register.contacts() == 2
    assert asked(register) == "ledger"
    assert columns.refresh()
    assert register.contacts() == 2


@pytest.mark.parametrize("worth", [0, 2])
def test_few_contacts_are_counted_where_they_stand(register: Register, columns: Columns, worth: int) -> None:
    columns.worth = worth
    assert not columns.refresh()
    assert asked(register) == "ledger"


def test_after_closing_nothing_is_filled(columns: Columns) -> None:
    columns.close()
    assert not columns.refresh()
    columns.keep()


def test_the_copy_writes_no_file(register: Register, columns: Columns, data_dir: Path) -> None:
    before = {path.name for path in data_dir.iterdir()}
    columns.refresh()
    register.report("T2")
    assert {path.name for path in data_dir.iterdir()} <= before


@pytest.mark.parametrize(
    "statement", ["SELECT * FROM read_text('/etc/hostname')", "INSTALL httpfs", "SET temp_directory = '/tmp'"]
)
def test_the_copy_reaches_neither_files_nor_the_network(statement: str) -> None:
    with open_memory() as database, pytest.raises(duckdb.Error):
        session(database).execute(statement)


@pytest.mark.parametrize("rows", [0, 1, 49_999, 50_000, 5_000_000])
def test_ranges_leave_no_key_out(rows: int) -> None:
    found = list(ranges(rows))
    assert [high for _, high in found[:-1]] == [low for low, _ in found[1:]]
    assert found[0][0] == b""
    assert found[-1][1] > b"\xff" * 16


KEYS = st.sampled_from([bytes([one]) + b"\x80" * 15 for one in (0, 1, 127, 128, 255)])
VISITS = st.lists(
    st.tuples(KEYS, st.integers(1, 2), KEYS, st.sampled_from(["A", "B", "_U"]), st.sampled_from(["a", "ж", ""])),
    max_size=12,
)


HELD = table(
    "held",
    column("person", LargeBinary),
    column("instant", BigInteger),
    column("record", LargeBinary),
    column("r", Text),
    column("c", Text),
)


@pytest.fixture(scope="module")
def empty_copy() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as database:
        session(database).execute("CREATE TABLE held (person UUID, instant BIGINT, record UUID, r TEXT, c TEXT)")
        yield database


@settings(max_examples=40)
@given(visits=VISITS, each_row=st.booleans())
def test_the_copy_folds_persons_as_python_does(
    empty_copy: duckdb.DuckDBPyConnection, visits: list[tuple[bytes, int, bytes, str, str]], *, each_row: bool
) -> None:
    with session(empty_copy) as rows:
        rows.execute("DELETE FROM held")
        for person, instant, record, row, cell in visits:
            values = [person.hex(), instant, record.hex(), row, cell]
            rows.execute("INSERT INTO held VALUES ($1::UUID, $2, $3::UUID, $4, $5)", values)
    with engine_over(empty_copy).connect() as copy:
        found = folded(copy, [select(HELD), select(HELD)], each_row=each_row)
    expected = fold(visits, each_row=each_row)
    assert found == (expected if each_row else replace(expected, in_several_rows=0))
