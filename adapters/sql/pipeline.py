"""Talks to PostgreSQL in as few messages as a command needs: statements go out together, answers come together."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any, cast
from uuid import UUID

import psycopg
from psycopg import errors, waiting
from psycopg.adapt import Transformer
from psycopg.pq import ConnStatus, ExecStatus, Format

# How many texts a connection keeps ready; what comes after them is planned anew each time.
READY = 400
# After how many statements of one batch the answers are read, so that neither side waits for the other with full hands.
MANY = 500
INTERVAL = 0.1  # seconds after which a wait looks whether a signal arrived

Encoded = tuple[bytes | None, int]
Waits = Generator[Any, Any, None]
_DONE = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)
# Text goes in binary form too: libpq would end it at the first NUL instead of refusing it.
_ENCODERS: dict[type, Callable[[Any], Encoded]] = {
    type(None): lambda _: (None, Format.TEXT),
    str: lambda v: (v.encode(), Format.BINARY),
    UUID: lambda v: (v.bytes, Format.BINARY),
    int: lambda v: (b"%d" % v, Format.TEXT),
    bytes: lambda v: (v, Format.BINARY),
    bool: lambda v: (b"t" if v else b"f", Format.TEXT),
    memoryview: lambda v: (bytes(v), Format.BINARY),
    Decimal: lambda v: (str(v).encode(), Format.TEXT),
    # Ids and numbers only: nothing in them needs quoting.
    list: lambda v: (f"{{{','.join([str(_plain(each)) for each in v])}}}".encode(), Format.TEXT),
}


def _plain(value: Any) -> UUID | int:
    if not isinstance(value, UUID | int):
        raise TypeError(type(value).__name__)
    return value


def _encoder(value: Any) -> Callable[[Any], Encoded]:
    """For a kind of one of these, such as the member of an enumeration. Raises TypeError."""
    kind = next((kind for kind in _ENCODERS if isinstance(value, kind)), None)
    if kind is None:
        raise TypeError(type(value).__name__)
    return _ENCODERS[kind]


@cache
def _numbered(sql: str) -> bytes:
    """The text as the server takes it: marks have numbers."""
    numbers = count(1)
    first, *others = sql.split("%s")
    return "".join([first, *(f"${next(numbers)}{each}" for each in others)]).encode()


class Prepared:
    """Which texts the server has ready on one connection, by the name under which it knows them."""

    def __init__(self) -> None:
        self.names: dict[bytes, bytes] = {}
        self._seen: set[bytes] = set()
        self._numbers = count(1)

    def new_name(self, text: bytes) -> bytes:
        """A name for a text that comes for the second time; none for one that may never come again."""
        if text not in self._seen:
            if len(self._seen) < READY:
                self._seen.add(text)
            return b""
        self.names[text] = name = b"safar%d" % next(self._numbers)
        return name


def prepared_on(connection: psycopg.Connection[Any], info: dict[str, Any]) -> Prepared:
    """What the server has ready on a connection; `info` is kept as long as the connection is.

    psycopg forgets its own prepared statements by making the server forget all of them, at every rollback. So it
    prepares none on a connection of ours, and forgets here what it prepared before.
    """
    found: Prepared | None = info.get("prepared")
    if found is None:
        connection.execute("DEALLOCATE ALL")
        connection.rollback()
        connection.prepare_threshold = None
        found = info["prepared"] = Prepared()
    return found


class Answer:
    """What a statement will have answered."""

    __slots__ = ("_pipeline", "result")

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self.result: Any = None

    def fetchall(self) -> list[Any]:
        """The rows; waits for everything sent so far. Raises psycopg.Error, also for what came before."""
        if self.result is None:
            self._pipeline.settle()
        if self.result is None:
            raise psycopg.errors.PipelineAborted
        return self._pipeline.load(self.result)


class _Preparing(Answer):
    """Whether the server could prepare a text; a text that it could not is sent whole again."""

    __slots__ = ("text",)

    def __init__(self, pipeline: Pipeline, text: bytes) -> None:
        super().__init__(pipeline)
        self.text = text


class Pipeline:
    """One transaction on one connection of psycopg, by the functions of libpq that it wraps.

    Its cursors wait and look at the connection after each statement, which costs a command more than its statements.
    """

    def __init__(self, connection: psycopg.Connection[Any], prepared: Prepared) -> None:
        self._connection = connection
        self._pg = connection.pgconn
        self._prepared = prepared
        self._expected: deque[Answer] = deque()
        self._syncs = 0
        # Whether the server was told to answer everything that was sent.
        self._pushed = False
        self._rows: Any = None
        self._pg.enter_pipeline_mode()
        self.ask("BEGIN")

    def ask(self, sql: str, values: Sequence[Any] = ()) -> Answer:
        """Send one statement; its marks are `%s`. What goes wrong is raised when answers are read."""
        if len(self._expected) >= MANY:
            self.settle()
        text, encoded = _numbered(sql), [(_ENCODERS.get(value.__class__) or _encoder(value))(value) for value in values]
        params, formats = [each[0] for each in encoded], [each[1] for each in encoded]
        if name := self._prepared.names.get(text) or self._prepare(text):
            self._pg.send_query_prepared(name, params, formats, Format.BINARY)
        else:
            self._pg.send_query_params(text, params, None, formats, Format.BINARY)
        answer = Answer(self)
        self._expected.append(answer)
        self._pushed = False
        return answer

    def _prepare(self, text: bytes) -> bytes:
        name = self._prepared.new_name(text)
        if name:
            self._pg.send_prepare(name, text)
            self._expected.append(_Preparing(self, text))
        return name

    def push(self) -> None:
        """Let the server begin with everything sent so far."""
        self._pg.pipeline_sync()
        self._syncs += 1
        self._pushed = True
        if self._pg.flush():
            self._wait(self._sending())

    def settle(self) -> None:
        """Wait until everything sent so far is done; raises the first thing that went wrong."""
        if not self._pushed:
            self.push()
        problem: psycopg.Error | None = None
        while self._syncs:
            result = self._next()
            if result.status == ExecStatus.PIPELINE_SYNC:
                self._syncs -= 1
            else:
                said = self._take(result)
                problem = problem or said
        if problem is not None:
            raise problem

    def _take(self, result: Any) -> psycopg.Error | None:
        answer = self._expected.popleft()
        if result.status in _DONE:
            answer.result = result
            return None
        if isinstance(answer, _Preparing):
            self._prepared.names.pop(answer.text, None)
        problem = errors.error_from_result(result)
        if isinstance(problem, errors.InvalidSqlStatementName):
            # Something between us and the server gave us another session: asking again prepares anew.
            self._prepared.names.clear()
        return problem

    def load(self, result: Any) -> list[Any]:
        """Rows as Python values."""
        if self._rows is None:
            self._rows = Transformer(self._connection)
        self._rows.set_pgresult(result)
        return cast("list[Any]", self._rows.load_rows(0, result.ntuples, tuple))

    def commit(self) -> None:
        """Raises psycopg.Error when the transaction is not known to have been committed."""
        answer = self.ask("COMMIT")
        self.settle()
        # A transaction in which something failed answers a commit without complaint, by taking it back.
        if answer.result.command_status != b"COMMIT":
            raise psycopg.errors.InFailedSqlTransaction
        self._pg.exit_pipeline_mode()

    def rollback(self) -> None:
        """Raises psycopg.Error for a connection that is lost."""
        if self._expected or self._syncs:
            with suppress(psycopg.Error):  # told already, or about to be; a connection that is lost fails below
                self.settle()
        self._pg.exit_pipeline_mode()
        self._connection.rollback()

    def _next(self) -> Any:
        """The next result; between those of two statements libpq gives none."""
        while True:
            if self._pg.is_busy():
                self._wait(self._receiving())
            result = self._pg.get_result()
            if result is not None:
                return result
            if self._pg.status != ConnStatus.OK:
                raise psycopg.OperationalError("the connection is lost")

    def _wait(self, steps: Waits) -> None:
        waiting.wait(steps, self._pg.socket, INTERVAL)

    def _sending(self) -> Waits:
        while self._pg.flush():
            # The server may be waiting for its answers to be taken before it reads on.
            ready = yield waiting.Wait.RW
            if ready & waiting.Ready.R:
                self._pg.consume_input()

    def _receiving(self) -> Waits:
        while self._pg.is_busy():
            yield waiting.Wait.R
            self._pg.consume_input()
