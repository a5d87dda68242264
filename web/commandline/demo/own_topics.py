"""A topic that one centre of the story added, and the talks that it was needed for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from application.own_topic import AddTopic, TopicWords
from domain.codes import own_topic
from domain.geography import DemonstrationCentre

CENTRE, BELOW = "KJD", "DOC-PATENT"
# In the languages that somebody at the centre could write.
WORDS = {"tg": "Қарзи андоз барои патент", "ru": "Долг по налогу за патент"}
EVERY = 3


def added(centres: list[DemonstrationCentre]) -> Iterator[AddTopic]:
    """No list foresaw how many come back owing the tax on their patent."""
    if CENTRE in {centre.code for centre in centres}:
        words = tuple(TopicWords(language=language, text=text) for language, text in WORDS.items())
        yield AddTopic(centre=CENTRE, below=BELOW, words=words)


def in_own_words(centre: str, record: dict[str, Any], at: datetime) -> dict[str, Any]:
    """The record as that centre writes it down on some days."""
    if centre != CENTRE or BELOW not in record["topics"] or at.day % EVERY:
        return record
    own = own_topic(BELOW, CENTRE, 1)
    topics = tuple(own if topic == BELOW else topic for topic in record["topics"])
    return record | {"topics": topics, "main_topic": topics[0]}
