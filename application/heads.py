"""Heads and materials as commands carry them: numbers by code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from application.fields import Code, Many, Whole

MOST = 100_000
Number = Annotated[int, Whole(0, MOST)]


@dataclass(frozen=True, kw_only=True)
class Band:
    """How many heads of an age band."""

    band: Annotated[str, Code("age_band")]
    number: Number


@dataclass(frozen=True, kw_only=True)
class Material:
    """How many copies of a leaflet."""

    leaflet: Annotated[str, Code("leaflet")]
    number: Number


Bands = Annotated[tuple[Band, ...], Many(8)]
Materials = Annotated[tuple[Material, ...], Many(30)]


def by_band(bands: Iterable[Band]) -> dict[str, int]:
    """Age band → heads; empty bands are left out."""
    return {each.band: each.number for each in bands if each.number}


def by_leaflet(materials: Iterable[Material]) -> dict[str, int]:
    """Leaflet → copies; those that nobody took are left out."""
    return {each.leaflet: each.number for each in materials if each.number}
