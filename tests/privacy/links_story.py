"""What is said about two files, with a word in every reason."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from application.link import DismissPair, LinkAsSamePerson, UndoLink
from tests.privacy.story import DESK, Step, worded
from tests.simulation.asking import a_registration
from tests.simulation.staff import an_id


def links(person_id: UUID) -> Iterator[Step]:
    """Linked and taken apart with one file, kept apart from another, linked for good with a third."""
    brother, stranger, again = an_id(), an_id(), an_id()
    for each in (brother, stranger, again):
        yield a_registration(each), DESK
    said = ((LinkAsSamePerson, brother), (UndoLink, brother), (DismissPair, stranger), (LinkAsSamePerson, again))
    for kind, other in said:
        yield worded(kind(person_id=person_id, other_id=other, reason="x")), DESK
