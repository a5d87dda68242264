"""Our recorder passes the test bases that the library ships for third-party recorders, on both databases."""

from __future__ import annotations

import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from eventsourcing.tests import persistence as library

from adapters.ledger.recorder import LedgerRecorder, StreamRecorder
from adapters.sql.engines import make_engine
from adapters.sql.transaction import Statements
from tests.harness.stores import fresh_stores


class OnSqlite:
    """Gives the library's test cases a recorder on an empty ledger."""

    kind = "sqlite"
    recorder_class: type[StreamRecorder] = LedgerRecorder

    def setUp(self) -> None:
        self.running = set(threading.enumerate())
        self.opened = ExitStack()
        folder = Path(self.opened.enter_context(tempfile.TemporaryDirectory()))
        self.urls = self.opened.enter_context(fresh_stores(self.kind, folder))
        super().setUp()  # type: ignore[misc]  # mixed into unittest.TestCase

    def tearDown(self) -> None:
        # The library's writers may still be at their last insert; a pool that is gone cannot take a connection back.
        for thread in set(threading.enumerate()) - self.running:
            thread.join(10)
        super().tearDown()  # type: ignore[misc]  # mixed into unittest.TestCase
        self.opened.close()

    def create_recorder(self) -> StreamRecorder:
        engine = make_engine(self.urls["ledger"])
        self.opened.callback(engine.dispose)
        return self.recorder_class(engine, Statements(engine.dialect))


class OnPostgres(OnSqlite):
    kind = "postgres"


class TestStreamsOnSqlite(OnSqlite, library.AggregateRecorderTestCase):
    recorder_class = StreamRecorder


class TestLedgerOnSqlite(OnSqlite, library.ApplicationRecorderTestCase[LedgerRecorder]):
    pass


class TestOrderOnSqlite(OnSqlite, library.NonInterleavingNotificationIDsBaseCase):
    pass


@pytest.mark.postgres
class TestStreamsOnPostgres(OnPostgres, library.AggregateRecorderTestCase):
    recorder_class = StreamRecorder


@pytest.mark.postgres
class TestLedgerOnPostgres(OnPostgres, library.ApplicationRecorderTestCase[LedgerRecorder]):
    # A rolled back insert on PostgreSQL leaves a gap in the ids.
    EXPECT_CONTIGUOUS_NOTIFICATION_IDS = False


@pytest.mark.postgres
class TestOrderOnPostgres(OnPostgres, library.NonInterleavingNotificationIDsBaseCase):
    pass
