"""The labelled list of names: who is the same in another spelling, and who only looks alike."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from adapters.search.entry import Entry
from adapters.search.index import NameIndex
from tests.bench.population import CENTRES

DATA = Path(__file__).parents[1] / "adapters" / "data"
FIRST_ID = 10_000_000
SHOWN = 10  # hits on the first page


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


PAIRS = _rows("name_pairs.csv")
SAME = [(row["stored"], row["typed"]) for row in PAIRS if row["same"] == "yes"]
OTHER = [(row["stored"], row["typed"]) for row in PAIRS if row["same"] == "no"]
# (true name, another spelling of it, somebody else)
LOOK_ALIKES = [(row["true"], row["typed"], row["other"]) for row in _rows("name_look_alikes.csv")]
# Both of a pair of look-alikes are registered; of one person in two spellings, the first.
NAMES = tuple(
    dict.fromkeys(
        [stored for stored, _ in SAME]
        + [name for pair in OTHER for name in pair]
        + [name for true, _, other in LOOK_ALIKES for name in (true, other)]
    )
)
IDS = {name: UUID(int=FIRST_ID + number) for number, name in enumerate(NAMES)}


def entries() -> Iterable[Entry]:
    """Every name of the list as a person."""
    for name, person_id in IDS.items():
        yield Entry(person_id, CENTRES[0], f"LST-2026-{person_id.int:06d}", (name,), None, "UNKNOWN", None, False)


def missed(index: NameIndex) -> list[tuple[str, str]]:
    """Pairs of one person whose spelling does not find them on the first page."""
    return [
        (stored, typed)
        for stored, typed in SAME
        if IDS[stored] not in {hit.person_id for hit in index.search(typed, centres=None, limit=SHOWN)}
    ]


def crowded_out(index: NameIndex, stored: str, typed: str) -> bool:
    """Whether a whole page bears the very name: what was typed cannot tell them apart, a birth year would."""
    hits = index.search(typed, centres=None, limit=200)
    own = next((hit.score for hit in hits if hit.person_id == IDS[stored]), 0.0)
    return own > 0 and hits[SHOWN - 1].score == own


def confused(index: NameIndex) -> list[tuple[str, str, str]]:
    """Look-alikes that stand above the true one, or whose true one is not found."""
    return [triple for triple in LOOK_ALIKES if not _in_order(index, *triple)]


def _in_order(index: NameIndex, true: str, typed: str, other: str) -> bool:
    order = [hit.person_id for hit in index.search(typed, centres=None, limit=200)]
    if IDS[true] not in order:
        return False
    return IDS[other] not in order or order.index(IDS[true]) < order.index(IDS[other])
