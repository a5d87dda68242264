"""Moves in the directory of organisations at random."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from application import provider
from tests.harness.days import today
from tests.simulation.staff import MANAGERS, an_id
from tests.simulation.world import Maker, Move, World

DESK = MANAGERS["KJD"]
DETAILS: dict[str, Any] = {
    "name": "Маркази ҳуқуқӣ",
    "kind": "NGO",
    "services": ("LEGAL", "HEALTH", "SHELTER"),
    "regions": ("TJ-SU",),
    "districts": ("3505401",),
    "languages": ("tg", "ru"),
    "contact_person": "Саидова",
}


def _listed(w: World) -> Move:
    command = provider.ListProvider(provider_id=an_id(), **DETAILS)
    w.providers.append(command.provider_id)
    return command, DESK


def _known(w: World) -> Any:
    return w.pick(w.providers or [an_id()])


def _changed(w: World) -> Move:
    who = _known(w)
    until = w.maybe(today() - timedelta(days=3))
    return provider.ChangeProvider(provider_id=who, base_version=w.base(who), licence_until=until, **DETAILS), DESK


def _step(kind: Any, **more: Any) -> Maker:
    def made(w: World) -> Move:
        return kind(provider_id=_known(w), **more), DESK

    return made


# How often, beside how.
PROVIDERS: dict[type, tuple[float, Maker]] = {
    provider.ListProvider: (0.8, _listed),
    provider.ChangeProvider: (1, _changed),
    provider.VerifyProvider: (0.6, _step(provider.VerifyProvider)),
    provider.SuspendProvider: (0.4, _step(provider.SuspendProvider, reason="NO_REPLY")),
    provider.ReinstateProvider: (0.5, _step(provider.ReinstateProvider)),
}
