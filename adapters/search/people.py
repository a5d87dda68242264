"""What the index knows of each person besides the name, in arrays: one slot a person."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from uuid import UUID

import numpy as np
import numpy.typing as npt

from adapters.search.entry import Entry

Slots = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]

FIRST_SIZE = 1024
# What is left of a score; years are often told from memory, so two years apart is still near.
NEAR_YEARS = 2
YEAR_NEAR, YEAR_UNKNOWN, YEAR_OTHER, SEX_OTHER = 0.97, 0.95, 0.86, 0.93
NOBODY = 0
SEXES = {"MALE": 1, "FEMALE": 2}  # anything else is not known


class Numbering:
    """Small numbers for centres and owners; 0 is nobody."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {None: NOBODY}

    def of(self, thing: object) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))

    def mask(self, things: frozenset[str]) -> Mask:
        return np.array([thing in things for thing in self._numbers], dtype=np.bool_)


class People:
    def __init__(self) -> None:
        self._centres, self._owners = Numbering(), Numbering()
        self._free: list[int] = []
        self._used = 0
        self._centre = np.zeros(FIRST_SIZE, dtype=np.uint32)
        self._owner = np.zeros(FIRST_SIZE, dtype=np.uint32)
        self._restricted = np.zeros(FIRST_SIZE, dtype=np.bool_)
        # Few files name anybody.
        self._named: dict[int, frozenset[UUID]] = {}
        self._sex = np.zeros(FIRST_SIZE, dtype=np.uint8)
        self.birth_year = np.zeros(FIRST_SIZE, dtype=np.int32)  # 0: not known

    def __len__(self) -> int:
        return self._used - len(self._free)

    @property
    def size(self) -> int:
        """Slots ever used: the length of every mask and score array."""
        return self._used

    def settle(self, entry: Entry) -> int:
        slot = self._free.pop() if self._free else self._new_slot()
        self._centre[slot] = self._centres.of(entry.centre)
        self._owner[slot] = self._owners.of(entry.owner_id)
        self._restricted[slot] = entry.restricted
        if entry.named:
            self._named[slot] = entry.named
        self._sex[slot] = SEXES.get(entry.sex, 0)
        self.birth_year[slot] = entry.birth_year or 0
        return slot

    def leave(self, slot: int) -> None:
        self._centre[slot] = self._owner[slot] = NOBODY
        self.birth_year[slot] = self._sex[slot] = self._restricted[slot] = 0
        self._named.pop(slot, None)
        self._free.append(slot)

    def scope(self, centres: frozenset[str] | None, asker: UUID | None) -> Mask:
        """Who takes part: persons of these centres (None: all), less what is restricted and does not name the asker."""
        centre = self._centre[: self._used]
        seen = centre != NOBODY if centres is None else self._centres.mask(centres)[centre]
        if asker is not None:
            open_ = ~self._restricted[: self._used] | (self._owner[: self._used] == self._owners.of(asker))
            open_[[slot for slot, named in self._named.items() if asker in named]] = True
            seen &= open_
        return seen

    def factors(self, slots: Slots, birth_year: int | None, sex: str | None) -> Scores:
        """0..1 for each slot: what birth year and sex leave of a name's score."""
        found = np.ones(len(slots), dtype=np.float32)
        if birth_year is not None:
            known = self.birth_year[slots].astype(np.int64)
            apart = np.abs(known - birth_year)
            judged = [known == 0, apart == 0, apart <= NEAR_YEARS]
            found *= np.select(judged, [YEAR_UNKNOWN, 1.0, YEAR_NEAR], YEAR_OTHER).astype(np.float32)
        if sex in SEXES:
            other = (self._sex[slots] != 0) & (self._sex[slots] != SEXES[sex])
            found[other] *= SEX_OTHER
        return found

    def _new_slot(self) -> int:
        if self._used == len(self._centre):
            for name in ("_centre", "_owner", "_restricted", "_sex", "birth_year"):
                old = getattr(self, name)
                setattr(self, name, np.concatenate([old, np.zeros_like(old)]))
        self._used += 1
        return self._used - 1


def least(birth_year: int | None, sex: str | None) -> float:
    """The smallest factor that `People.factors` gives."""
    of_year = 1.0 if birth_year is None else min(YEAR_NEAR, YEAR_UNKNOWN, YEAR_OTHER)
    return of_year * SEX_OTHER if sex in SEXES else of_year


class Postings:
    """For each word, the slots of the persons who bear it."""

    def __init__(self) -> None:
        self._slots: dict[int, array[int]] = {}

    def add(self, word: int, slot: int) -> None:
        self._slots.setdefault(word, array("I")).append(slot)

    def remove(self, word: int, slot: int) -> bool:
        """True when nobody bears the word any more."""
        bearers = self._slots[word]
        bearers.remove(slot)
        if not bearers:
            del self._slots[word]
        return not bearers

    def many(self, words: Sequence[int]) -> int:
        """How often these words are borne."""
        return sum(len(self._slots[word]) for word in words)

    def of(self, words: Sequence[int]) -> tuple[Slots, Slots]:
        """The bearers of each word, one word after the other, and how many each has."""
        bearers = [self._slots[word] for word in words]
        counts = np.fromiter(map(len, bearers), dtype=np.int64, count=len(bearers))
        return np.frombuffer(b"".join(bearers), dtype=np.uint32).astype(np.int64), counts
