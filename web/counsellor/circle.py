"""The files of one person, for the overview of each of them."""

from __future__ import annotations

from application.links import Circle, ReadCircle
from application.people import FileView
from web.pages import ask


def files_of(file: FileView) -> Circle | None:
    """None for a file on its own, without asking where the story shows no other file."""
    if not any(entry.number for entry in file.timeline):
        return None
    found: Circle = ask(ReadCircle(person_id=file.header.person_id))
    return found if found.parts else None
