"""A full disk, a file or server gone, a read-only disk: unavailable for now, and nothing half written."""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import Engine, event, make_url

from adapters.sql.filelock import FileQueue
from application.migrant import AssignMigrant
from application.ports import Unavailable
from tests.harness.stores import Urls
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.ground import Ground
from tests.simulation.staff import COUNSELLORS, an_id

DESK = COUNSELLORS["KJD"]
SQLITE = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
POSTGRES = pytest.mark.parametrize(
    "database_kind", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
TABLES = ("ledger", "inbox", "rm_consultations", "rm_people", "fact_contacts", "fact_topics", "view_faults")


def contents(ground: Ground) -> dict[str, int]:
    return {table: ground.count(table) for table in TABLES}


def pragma(engine: Engine, line: str) -> Callable[[], None]:
    """Every connection from now on obeys a PRAGMA; the answer takes it back."""

    def obey(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA {line}")  # type: ignore[attr-defined]  # the driver's own object

    engine.dispose()
    event.listen(engine, "connect", obey)

    def undo() -> None:
        event.remove(engine, "connect", obey)
        engine.dispose()

    return undo


@SQLITE
def test_a_disk_that_is_full_at_any_level_leaves_all_or_nothing(ground: Ground, amina: UUID) -> None:
    refused = 0
    long = "Ӯ" * 3000
    for level in range(18):
        pages = int(str(ground.rows("PRAGMA page_count")[0][0]))
        free = pragma(ground.ledger, f"max_page_count={pages + level % 9}")
        before = contents(ground)
        try:
            assert ground.give(a_consultation(amina, advice=long), DESK).accepted
        except Unavailable:
            refused += 1
            assert contents(ground) == before
        free()
    assert 0 < refused < 18
    assert ground.count("view_faults") == 0
    assert ground.count("rm_consultations") == ground.count("fact_contacts") == 18 - refused
    assert ground.differences() == []


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """What this process writes beyond `size` bytes into any file fails, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


@SQLITE
def test_a_write_that_the_file_system_refuses_leaves_nothing(
    ground: Ground, amina: UUID, data_dir: Path
) -> None:
    ground.ledger.dispose()
    before = contents(ground)
    wal = data_dir / "ledger.db-wal"
    with files_no_longer_than(wal.stat().st_size if wal.exists() else 0), pytest.raises(Unavailable):
        ground.give(a_consultation(amina, advice="Ӯ" * 8000), DESK)
    assert contents(ground) == before
    assert ground.give(a_consultation(amina), DESK).accepted
    assert ground.differences() == []


@SQLITE
def test_a_key_store_that_is_full_registers_nobody(ground: Ground, amina: UUID) -> None:
    free = pragma(ground.keys.engine, "query_only=1")
    before = contents(ground)
    with pytest.raises(Unavailable):
        ground.give(a_registration(), DESK)
    assert contents(ground) == before
    free()
    assert ground.give(a_registration(), DESK).accepted


@SQLITE
def test_a_read_only_disk_is_unavailable(ground: Ground, amina: UUID) -> None:
    free = pragma(ground.ledger, "query_only=1")
    with pytest.raises(Unavailable):
        ground.give(a_consultation(amina), DESK)
    free()
    assert ground.give(a_consultation(amina), DESK).accepted


@SQLITE
def test_a_database_file_that_is_gone_is_unavailable(ground: Ground, amina: UUID, data_dir: Path) -> None:
    ground.ledger.dispose()
    (data_dir / "ledger.db").rename(data_dir / "elsewhere.db")
    with pytest.raises(Unavailable):
        ground.give(a_consultation(amina), DESK)
    ground.ledger.dispose()
    (data_dir / "elsewhere.db").rename(data_dir / "ledger.db")
    assert ground.give(a_consultation(amina), DESK).accepted


@SQLITE
@pytest.mark.parametrize("store", ["ledger", "keys"])
def test_nothing_is_accepted_into_a_file_that_was_taken_away(ground: Ground, data_dir: Path, store: str) -> None:
    before = contents(ground)
    (data_dir / f"{store}.db").rename(data_dir / "elsewhere.db")
    with pytest.raises(Unavailable):
        ground.give(a_registration(), DESK)
    (data_dir / "elsewhere.db").rename(data_dir / f"{store}.db")
    assert contents(ground) == before
    assert ground.give(a_registration(), DESK).accepted


@SQLITE
def test_a_writer_that_never_ends_makes_others_wait_for_a_limited_time_only(
    ground: Ground, amina: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process holds the lock of the file, as one that hangs in the middle of its turn."""
    path = ground.turns._file._path  # type: ignore[union-attr]  # SQLite has a file
    before, stuck = contents(ground), FileQueue(path)
    held = stuck.take(1)
    assert held is not None
    monkeypatch.setattr("adapters.sql.turns.WAIT_SECONDS", 0.1)
    with pytest.raises(Unavailable):
        ground.give(a_consultation(amina), DESK)
    assert contents(ground) == before
    monkeypatch.undo()
    threading.Timer(0.1, stuck.give_back, [held]).start()
    # Whoever waits has its turn as soon as the other one ends, the wait that was given up notwithstanding.
    assert ground.give(a_consultation(amina), DESK).accepted
    assert ground.give(a_consultation(amina), DESK).accepted
    stuck.close()


def administer(url: str, *statements: str) -> None:
    """As the server's owner, from another database."""
    address = make_url(url).set(drivername="postgresql", database="postgres")
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def cut_off(url: str) -> list[str]:
    name = make_url(url).database
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    return [f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false", cut]


@POSTGRES
def test_a_server_that_went_away_is_unavailable_until_it_is_back(
    ground: Ground, amina: UUID, store_urls: Urls
) -> None:
    url, before = store_urls["ledger"], contents(ground)
    administer(url, *cut_off(url))
    for _ in range(2):
        with pytest.raises(Unavailable):
            ground.give(a_consultation(amina), DESK)
    administer(url, f"ALTER DATABASE {make_url(url).database} WITH ALLOW_CONNECTIONS true")
    assert contents(ground) == before
    assert ground.give(a_consultation(amina), DESK).accepted


@POSTGRES
def test_after_a_restart_of_the_server_one_request_finds_out_for_all(
    ground: Ground, amina: UUID, store_urls: Urls
) -> None:
    url = store_urls["ledger"]
    held = [ground.ledger.raw_connection() for _ in range(6)]
    for connection in held:
        connection.close()
    administer(url, cut_off(url)[1])
    with pytest.raises(Unavailable):
        ground.give(a_consultation(amina), DESK)
    assert ground.give(a_consultation(amina), DESK).accepted


@POSTGRES
def test_a_connection_lost_between_the_write_and_the_commit_is_told_apart_by_asking_again(
    ground: Ground, amina: UUID, store_urls: Urls, monkeypatch: pytest.MonkeyPatch
) -> None:
    from adapters.ledger.unit import LedgerUnit

    finish, command, command_id = LedgerUnit.finish, a_consultation(amina), an_id()

    def then_lost(self: LedgerUnit) -> None:
        finish(self)
        administer(store_urls["ledger"], cut_off(store_urls["ledger"])[1])

    monkeypatch.setattr(LedgerUnit, "finish", then_lost)
    with pytest.raises(Unavailable):
        ground.give(command, DESK, command_id)
    monkeypatch.undo()
    assert ground.give(command, DESK, command_id).accepted
    assert ground.count("rm_consultations") == 1


@POSTGRES
def test_a_server_that_forgot_what_was_prepared_is_told_again(ground: Ground, amina: UUID) -> None:
    for _ in range(3):
        assert ground.give(a_consultation(amina), DESK).accepted
    held = [ground.ledger.raw_connection() for _ in range(3)]
    for connection in held:
        connection.cursor().execute("DEALLOCATE ALL")
        connection.close()
    assert ground.give(a_consultation(amina), DESK).accepted
    assert ground.differences() == []


@POSTGRES
def test_a_full_disk_while_rows_are_written_is_no_fault_of_a_view(
    ground: Ground, amina: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(ground)

    def full(*_: object) -> None:
        raise psycopg.errors.DiskFull

    monkeypatch.setattr("adapters.ledger.unit.apply", full)
    with pytest.raises(Unavailable):
        ground.give(AssignMigrant(person_id=amina), DESK)
    assert contents(ground) == before
