"""Where the time of a command goes: the stages of Dispatch, each without those inside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

# What is measured, by the name under which its caller finds it.
WATCHED = {
    "check every field": "application.dispatch.recheck",
    "bytes of the body": "adapters.ledger.store.body_of",
    "instant, inbox, streams": "adapters.ledger.opening.Opening.read",
    "load aggregates": "application.ledger.TurnLedger._load",
    "policy and handler": "application.dispatch.Dispatch._decide",
    "keys at hand": "adapters.keys.store.PersonKeys.ensure",
    "seal": "adapters.ledger.mapper.SealingMapper.seal",
    "store events": "adapters.ledger.recorder.LedgerRecorder.insert_events",
    "work out rows": "adapters.ledger.unit.LedgerUnit._planned",
    "write rows and facts": "adapters.ledger.unit.apply",
    "keep the verdict": "adapters.ledger.unit.LedgerUnit.finish",
    "after the commit": "adapters.ledger.store.LedgerStore._follow",
    "locks, begin, commit, rest": "application.dispatch.Dispatch.dispatch",
}


class Stages:
    """Exclusive seconds by stage."""

    def __init__(self) -> None:
        self.taken = dict.fromkeys(WATCHED, 0.0)
        self._inner: list[float] = []

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Measure whatever runs inside."""
        with ExitStack() as patches:
            for stage, name in WATCHED.items():
                patches.enter_context(patch(name, self._timed(stage, _found(name))))
            yield

    def show(self, operations: int) -> None:
        """One line for each stage: milliseconds and share."""
        whole = sum(self.taken.values())
        print("\n  where the time of a record goes")
        for stage, seconds in self.taken.items():
            print(f"    {stage:24} {seconds / operations * 1000:7.3f} ms  {seconds / whole:6.1%}")

    def _timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            began = time.perf_counter()
            try:
                answer = function(*arguments, **named)
                return list(answer) if hasattr(answer, "__next__") else answer
            finally:
                whole = time.perf_counter() - began
                self.taken[stage] += whole - self._inner.pop()
                if self._inner:
                    self._inner[-1] += whole

        return timed


def _found(name: str) -> Callable[..., Any]:
    from importlib import import_module

    module, _, attribute = name.rpartition(".")
    try:
        holder: Any = import_module(module)
    except ModuleNotFoundError:
        above, _, kind = module.rpartition(".")
        holder = getattr(import_module(above), kind)
    found: Callable[..., Any] = getattr(holder, attribute)
    return found
