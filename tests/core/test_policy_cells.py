"""Every cell of the policy for a file: written by hand, for each role, each state of the file, each kind of act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

import pytest

from application import actor as roles
from application.actor import Actor
from application.policy import Decision, Former, State, Thing, policy

ME, OTHER = UUID(int=1), UUID(int=2)
HERE, THERE = "KJD", "DYU"

# What a file can be for somebody of KJD.
STATES: Mapping[str, Thing] = {
    "at the desk": Thing(HERE),
    "mine": Thing(HERE, ME),
    "of a colleague": Thing(HERE, OTHER),
    "names me": Thing(HERE, OTHER, named=frozenset({ME})),
    "elsewhere": Thing(THERE, OTHER),
    "restricted": Thing(HERE, None, restricted=True, named=frozenset({OTHER})),
    "restricted, names me": Thing(HERE, OTHER, restricted=True, named=frozenset({ME})),
    "restricted elsewhere": Thing(THERE, OTHER, restricted=True),
    "offered to us": Thing(THERE, OTHER, offered_to=HERE),
    "restricted, offered to us": Thing(THERE, OTHER, restricted=True, offered_to=HERE),
    "given away by me": Thing(THERE, OTHER, formers=(Former(HERE, ME),)),
    "given away by the desk": Thing(THERE, OTHER, formers=(Former(HERE),)),
    "given away by a colleague": Thing(THERE, OTHER, formers=(Former(HERE, OTHER),)),
    "restricted, given away by me": Thing(THERE, OTHER, restricted=True, formers=(Former(HERE, ME),)),
    "nowhere": Thing("", state=State.MISSING),
}
LETTERS = {
    "C": roles.COUNSELLOR, "F": roles.FIELD_COUNSELLOR, "H": roles.HOTLINE, "T": roles.TRAINER, "M": roles.MANAGER,
    "O": roles.COORDINATOR, "A": roles.ANALYST, "P": roles.PROTECTION, "D": roles.ADMINISTRATOR, "S": roles.SYSTEM,
}  # fmt: skip
SEEN = {"-": Decision.ABSENT, "m": Decision.MASKED, "r": Decision.READ, "w": Decision.WRITE}

# Action → roles → one letter for each state, in the order of STATES. A role that is not named is denied everywhere.
CELLS: Mapping[str, Mapping[str, str]] = {
    "people.file": {
        "CFH": "rr-r--r---rr-r-",
        "M": "mrmm--m---rmmr-",
        "O": "mrmmm-m-m-mmm--",
    },
    "people.screening": {"CFM": "-r-r--r---r--r-"},
    "AssessMigrant": {"CF": "ww-w--w---rr-r-", "M": "-w-w--w---r--r-"},
    "CorrectMigrantDetails": {"CF": "ww-w--w---rr-r-"},
    "RestrictMigrant": {"CFH": "ww-w--w---rr-r-", "M": "wwww--w---rrrr-", "P": "wwwwwwwwwwwwww-"},
    "LiftRestriction": {"C": "ww-w--w---rr-r-", "M": "wwww--w---rrrr-"},
    "ProposeTransfer": {"C": "ww-w--w---rr-r-", "M": "wwww--w---rrrr-", "O": "wwwww-w-w-www--"},
    "WithdrawTransfer": {"C": "ww-w--w---rr-r-", "M": "wwww--w---rrrr-", "O": "wwwww-w-w-www--"},
    "AcceptTransfer": {"CM": "--------ww-----"},
    "DeclineTransfer": {"CM": "--------ww-----"},
    "transfers.offer": {"CM": "--------rr-----"},
    "EndReading": {"C": "ww-w--w---rr-r-", "M": "wwww--w---rrrr-"},
    "ExpireReading": {"S": "wwwwwwwwwwwwww-"},
    "EraseMigrant": {"P": "wwwwwwwwwwwwww-"},
    "people.readers": {"C": "rr-r--r---rr-r-", "M": "rrrr--r---rrrr-", "P": "rrrrrrrrrrrrrr-"},
}


def cells() -> Iterator[tuple[str, str, str, Decision]]:
    for action, lines in CELLS.items():
        for letter in LETTERS:
            line = next((each for letters, each in lines.items() if letter in letters), "")
            assert not line or len(line) == len(STATES), (action, letter)
            for at, state in enumerate(STATES):
                yield action, letter, state, SEEN[line[at]] if line else Decision.DENY


@pytest.mark.parametrize(("action", "letter", "state", "expected"), list(cells()))
def test_a_cell_of_the_policy(action: str, letter: str, state: str, expected: Decision) -> None:
    # The network's roles belong to no centre.
    centres = frozenset() if letter in "OAPDS" else frozenset({HERE})
    assert policy(Actor(ME, frozenset({LETTERS[letter]}), centres), action, STATES[state]) is expected
