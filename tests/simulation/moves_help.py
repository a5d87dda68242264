"""Moves about what is handed out, at random."""

from __future__ import annotations

from typing import Any

from application import material_help
from application.material_help import HelpItem
from tests.simulation.staff import COUNSELLORS, an_id
from tests.simulation.world import Maker, Move, World

DESK = COUNSELLORS["KJD"]
KINDS = (("FOOD", "KG"), ("BLANKET", "PIECE"), ("HYGIENE_KIT", "KIT"), ("VOUCHER", "TJS"), ("CASH", "KIT"))


def _things(w: World) -> dict[str, Any]:
    chosen = w.rng.sample(KINDS, w.rng.randrange(1, 3))
    items = tuple(HelpItem(kind=kind, quantity=w.rng.randrange(1, 9), unit=unit) for kind, unit in chosen)
    referral = w.maybe(w.pick(w.referrals)[0], 0.2) if w.referrals else None
    return {"items": items, "referral_id": referral, "handed_by": "Холмат", "note": "хуб"}


def _handed_out(w: World) -> Move:
    person, help_id = w.pick(w.people), an_id()
    w.helps.append((help_id, person))
    given = {"person_id": person, "help_id": help_id, "centre": "KJD"}
    return material_help.HandOutHelp(**given, **_things(w)), DESK


def _known(w: World) -> dict[str, Any]:
    help_id, person = w.pick(w.helps or [(an_id(), w.pick(w.people))])
    return {"help_id": help_id, "person_id": person, "base_version": w.base(help_id)}


def _corrected(w: World) -> Move:
    return material_help.CorrectHelp(**_known(w), **_things(w), reason="TYPING_ERROR"), DESK


def _voided(w: World) -> Move:
    return material_help.VoidHelp(**_known(w), reason="DUPLICATE", explanation="ду бор"), DESK


# How often, beside how.
HELP: dict[type, tuple[float, Maker]] = {
    material_help.HandOutHelp: (2, _handed_out),
    material_help.CorrectHelp: (1, _corrected),
    material_help.VoidHelp: (0.5, _voided),
}
