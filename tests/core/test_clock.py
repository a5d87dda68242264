"""What was promised to a reader "as known at T" never changes: no event is recorded at or before T afterwards."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from eventsourcing.persistence import StoredEvent

from adapters.ledger.clock import horizon, newest, next_instant
from adapters.ledger.recorder import LedgerRecorder
from adapters.sql.transaction import Transaction
from adapters.sql.types import microseconds
from application.ports import NewerExists
from tests.simulation.ground import Ground
from tests.simulation.staff import an_id


def written(ground: Ground, stated: datetime | None = None) -> datetime:
    """The instant of an event that was stored."""
    with ground.turns.take([]) as on:
        instant = next_instant(on, stated)
        kept_at(ground, on, instant)
        return instant


def kept_at(ground: Ground, on: Transaction, instant: datetime) -> None:
    recorder = LedgerRecorder(ground.ledger, ground.turns.statements, on)
    recorder.at(instant)
    recorder.insert_events([StoredEvent(an_id(), 1, "test.Happened", b"")])


def promised(ground: Ground, wanted: datetime) -> datetime:
    with ground.turns.take([]) as on:
        return horizon(on, wanted)


def test_every_write_has_an_instant_of_its_own(ground: Ground) -> None:
    instants = [written(ground) for _ in range(20)]
    assert instants == sorted(set(instants))


def test_the_server_clock_counts(ground: Ground) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    assert before < written(ground) < datetime.now(UTC) + timedelta(seconds=1)


def test_after_a_promise_every_write_is_later(ground: Ground) -> None:
    at = promised(ground, datetime.now(UTC) + timedelta(days=9))
    assert at <= datetime.now(UTC) + timedelta(seconds=1)
    assert written(ground) > at
    with pytest.raises(NewerExists):
        written(ground, at - timedelta(seconds=1))


def test_history_of_an_instant_that_was_promised_comes_after_it(ground: Ground) -> None:
    at = promised(ground, datetime.now(UTC))
    assert written(ground, at) > at


def test_a_promise_about_the_past_is_given_as_asked_and_changes_nothing(ground: Ground) -> None:
    latest = written(ground)
    past = latest - timedelta(days=400)
    assert promised(ground, past) == past
    with ground.turns.take([]) as on:
        assert newest(on) == microseconds(latest)


def test_a_clock_set_back_breaks_no_promise(ground: Ground) -> None:
    at = promised(ground, datetime.now(UTC))
    with time_machine.travel(datetime.now(UTC) - timedelta(days=300)):
        assert written(ground) > at


@pytest.mark.parametrize(
    "database_kind", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_a_write_still_open_is_not_promised_over(ground: Ground) -> None:
    began, go_on = threading.Event(), threading.Event()
    recorded: list[datetime] = []

    def slow_writer() -> None:
        with ground.turns.take([]) as on:
            recorded.append(next_instant(on))
            kept_at(ground, on, recorded[0])
            began.set()
            go_on.wait(30)

    writer = threading.Thread(target=slow_writer)
    writer.start()
    began.wait(30)
    at = promised(ground, datetime.now(UTC))
    go_on.set()
    writer.join()
    assert at < recorded[0]
    assert promised(ground, datetime.now(UTC)) > recorded[0]


def test_a_write_after_one_that_left_no_event_keeps_its_place(ground: Ground) -> None:
    """Instants of events never go back, whatever the clock of the machine does in between."""
    latest = written(ground)
    with time_machine.travel(latest - timedelta(days=2)), ground.turns.take([]) as on:
        assert next_instant(on) > latest
        later = latest + timedelta(seconds=3)
        assert next_instant(on, after=microseconds(later)) > (later if on.dialect == "sqlite" else latest)


def test_events_that_the_library_stores_by_itself_move_no_clock(ground: Ground) -> None:
    latest = written(ground)
    alone = LedgerRecorder(ground.ledger, ground.turns.statements)
    alone.insert_events([StoredEvent(an_id(), 1, "test.Happened", b"")])
    with ground.turns.take([]) as on:
        assert newest(on) == microseconds(latest)
        assert next_instant(on) > latest


def test_writers_and_promises_at_once(ground: Ground) -> None:
    """Between a promise and the next, whatever is recorded comes later than the promise."""
    faults: list[tuple[datetime, datetime]] = []

    def write_and_look() -> None:
        for _ in range(25):
            at = promised(ground, datetime.now(UTC))
            after = written(ground)
            if after <= at:
                faults.append((at, after))

    threads = [threading.Thread(target=write_and_look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
