"""Answers which topics a centre added below built-in ones."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.reading.asking import Known
from adapters.reading.context import Reading
from application.asking import Absent, Answer
from application.directory import OwnTopic
from application.own_topic import TopicsOf
from application.policy import Thing


def topics_of(reading: Reading, question: TopicsOf) -> Answer[tuple[OwnTopic, ...]]:
    """Withdrawn ones too. Raises Absent for a centre that is out of reach, or that does not exist."""
    found = reading.directory.centre(question.centre)
    if found is None:
        raise Absent
    reading.may("topics.list", Thing(question.centre))
    return Answer(found.topics)


KNOWN: Mapping[type, Known] = {TopicsOf: Known("topics.list", topics_of)}
