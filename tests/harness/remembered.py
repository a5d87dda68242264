"""What every test would work out again: routes of an application, statements as SQL. None of them changes in a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

Build = Callable[..., tuple[str, str]]
# More statements than one worker ever gives.
STATEMENTS = 8000
_compile_builder = Rule._compile_builder


class Statements(LRUCache[Any, Any]):
    """Statements by what they say; databases of one kind and version share them, each test opens its own."""

    def get(self, key: Any, default: Any = None) -> Any:
        """See the base class."""
        return super().get(_of_kind(key), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(_of_kind(key), value)


def _of_kind(key: tuple[Any, ...]) -> tuple[Any, ...]:
    dialect, *more = key
    version = getattr(dialect, "server_version_info", None)
    return (type(dialect), dialect.paramstyle, dialect.default_schema_name, version, *more)


def remember_statements() -> None:
    """Every engine that this process makes from now on shares one memory."""
    shared = Statements(STATEMENTS)
    Engine._compiled_cache = property(lambda _: shared, lambda _, __: None)  # type: ignore[assignment]  # of all engines


def remember_routes() -> None:
    """What builds the address of a rule is compiled once: it takes its converters from the rule that it is given."""
    known: dict[tuple[Any, ...], Build] = {}

    def compile_builder(self: Rule, append_unknown: bool = True) -> Build:
        if self.defaults:
            return _compile_builder(self, append_unknown)
        key = (self.rule, tuple(self._trace), append_unknown)
        if key not in known:
            known[key] = _compile_builder(self, append_unknown)
        return known[key]

    Rule._compile_builder = compile_builder  # type: ignore[method-assign]  # as above
