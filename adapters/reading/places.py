"""Where a question about figures looks: everywhere, in a region, or at one centre."""

from __future__ import annotations

from sqlalchemy import Connection, select

from adapters.readmodels.centres import CENTRES
from application.policy import Thing
from domain.geography import REGIONS

# No centre in particular: only whoever reads the whole network reads there.
ALL = ""


def centres_of(connection: Connection, place: str | None) -> frozenset[str] | None:
    """The centres of a region, or the centre itself; None: all of them."""
    if not place:
        return None
    if place not in REGIONS:
        return frozenset({place})
    return frozenset(connection.scalars(select(CENTRES.c.code).where(CENTRES.c.region == place)))


def about(place: str | None) -> Thing:
    """What the policy is asked about: whoever reads a region reads beyond any one centre."""
    return Thing(ALL if not place or place in REGIONS else place)
