"""What a counsellor used lately: topics for the top of the tree, and the visit that goes on with the next person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from web.sessions import current_actor, system

# Kept as drafts are: sealed under a key of their author, gone after seven days.
TOPICS, VISIT = "lately.topics", "lately.visit"
SHOWN = 6
SAME = ("channel", "held_on", "centre", "contact_district", "place", "asked_by", "trip")


def topics_lately() -> Sequence[str]:
    """Codes, the newest first."""
    kept = system().drafts.load(current_actor(), TOPICS)
    return [code for _name, code in kept.fields] if kept else []


def remember_topics(used: Iterable[str]) -> None:
    """Put topics on top of the next tree."""
    codes = list(dict.fromkeys((*used, *topics_lately())))[:SHOWN]
    system().drafts.save(current_actor(), TOPICS, [("topic", code) for code in codes])


def visit() -> dict[str, str]:
    """What stays the same while one visit goes on; empty when there is none."""
    kept = system().drafts.load(current_actor(), VISIT)
    return {name: text for name, text in kept.fields if name in SAME and text} if kept else {}


def go_on_visiting(form: dict[str, str]) -> None:
    """Keep channel, day and place for the next person."""
    system().drafts.save(current_actor(), VISIT, [(name, form.get(name, "")) for name in SAME])
