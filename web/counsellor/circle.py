"""The files of one person, for the overview of each of them."""

from __future__ import annotations

from typing import NamedTuple

from application.links import Circle, ReadCircle
from application.people import FileView
from web.counsellor.desk import today
from web.pages import ask


class Files(NamedTuple):
    """`blocked`: purposes that hold in this file, and that another file of the person does not allow."""

    circle: Circle
    blocked: tuple[str, ...]


def files_of(file: FileView) -> Files | None:
    """None for a file on its own, without asking where the story shows no other file."""
    if not any(entry.number for entry in file.timeline):
        return None
    found: Circle = ask(ReadCircle(person_id=file.header.person_id))
    lasting = {row.purpose for row in file.consents if row.held and not (row.expires_on and row.expires_on < today())}
    return Files(found, tuple(sorted(lasting - file.header.consents))) if found.parts else None
