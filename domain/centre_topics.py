"""Events of the topics that a centre adds below built-in ones, and what their words must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

from domain.codes import code_list
from domain.kernel import Clear, Event, Rejected


class TopicAdded(Event):
    """People may be advised on it here; `words` (language → text) stand on forms and lists, and name no person."""

    TOPIC = "centre.TopicAdded"
    code: Clear[str]
    topic: Clear[str]
    below: Clear[str]
    words: Clear[dict[str, str]]


class TopicReworded(Event):
    """What it is called from now on, in whatever was recorded before as well."""

    TOPIC = "centre.TopicReworded"
    code: Clear[str]
    topic: Clear[str]
    words: Clear[dict[str, str]]


class TopicWithdrawn(Event):
    """No longer offered; what was recorded with it is still shown and counted."""

    TOPIC = "centre.TopicWithdrawn"
    code: Clear[str]
    topic: Clear[str]


class TopicOfferedAgain(Event):
    """Offered as before it was withdrawn."""

    TOPIC = "centre.TopicOfferedAgain"
    code: Clear[str]
    topic: Clear[str]


class Added(TypedDict):
    """One topic as the rules read it."""

    below: str
    words: dict[str, str]
    offered: bool


def worded(words: Mapping[str, str], below: str, beside: Iterable[Added]) -> dict[str, str]:
    """The words that can stand. Raises Rejected without any, and for those of another topic at the same place."""
    said = {language: text for language, text in words.items() if text}
    if not said:
        raise Rejected("centre.topic_words")
    same = [each["words"] for each in beside if each["below"] == below]
    if any(_alike(said, others) for others in same):
        raise Rejected("centre.topic_there_already")
    return said


def placed(below: str) -> str:
    """The built-in topic itself. Raises Rejected for anything else."""
    if below not in code_list("topic"):
        raise Rejected("centre.topic_place")
    return below


def _alike(words: Mapping[str, str], others: Mapping[str, str]) -> bool:
    return any(others.get(language, "").casefold() == text.casefold() for language, text in words.items())
