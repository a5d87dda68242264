"""Moves about two files of one person at random."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from application import link
from tests.simulation.staff import COORDINATES, MANAGERS
from tests.simulation.world import Maker, Move, World


def _two(w: World) -> dict[str, UUID]:
    """Rather a pair that was linked before: what is linked can be undone."""
    known = w.linked if w.linked and w.rng.random() < 0.5 else [(w.pick(w.people), w.pick(w.people))]
    return dict(zip(("person_id", "other_id"), w.pick(known), strict=True))


def _linked(w: World) -> Move:
    one, other = w.pick(w.people), w.pick(w.people)
    w.linked.append((one, other))
    return link.LinkAsSamePerson(person_id=one, other_id=other, reason="same passport"), COORDINATES


def _said(kind: Any) -> Maker:
    def made(w: World) -> Move:
        return kind(**_two(w), reason="two brothers"), COORDINATES

    return made


def _all_erased(w: World) -> Move:
    two = _two(w)
    others = (two["other_id"],)
    return link.RequestErasureOfAll(person_id=two["person_id"], others=others, ground="CLIENT_REQUEST"), MANAGERS["KJD"]


# How often, beside how.
LINKS: dict[type, tuple[float, Maker]] = {
    link.LinkAsSamePerson: (4, _linked),
    link.UndoLink: (2.5, _said(link.UndoLink)),
    link.DismissPair: (0.5, _said(link.DismissPair)),
    link.RequestErasureOfAll: (0.3, _all_erased),
}
