"""A place where people come for advice: its code, its name, where it lies, whose clock it goes by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID, uuid5

from domain import centre_topics
from domain.codes import own_topic
from domain.kernel import Aggregate, Clear, Created, Event, Rejected, event

_NAMESPACE = UUID("b7a2f1c4-6f0e-5d7b-9a53-2c1d84e60f11")
# A code stands in every event, in file names and on paper: short, capital, Latin.
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}", re.ASCII)
# "1", "2", "LEGAL": stands in reports behind the code of the centre.
_LINE = re.compile(r"[A-Z0-9]{1,8}", re.ASCII)


def centre_id(code: str) -> UUID:
    """The stream of a centre. A centre's code is no personal data, so its id may follow from it."""
    return uuid5(_NAMESPACE, code.encode("utf8", "replace").decode())


class Centre(Aggregate):
    """Opened once under its code; everything else about it may change."""

    TOPIC = "centre"

    class Opened(Created):
        """Opened; people may be registered here from now on."""

        TOPIC = "centre.Opened"
        code: Clear[str]
        name: Clear[str]
        country: Clear[str]
        region: Clear[str]
        district: Clear[str | None]
        zone: Clear[str]
        prefix: Clear[str]
        demonstration: Clear[bool]

    class Changed(Event):
        """The name, place, clock and number prefix as they stand from now on."""

        TOPIC = "centre.Changed"
        name: Clear[str]
        country: Clear[str]
        region: Clear[str]
        district: Clear[str | None]
        zone: Clear[str]
        prefix: Clear[str]

    class Closed(Event):
        """Takes no new people; its files stay where they are."""

        TOPIC = "centre.Closed"

    class Reopened(Event):
        """Takes people again."""

        TOPIC = "centre.Reopened"

    class LineOpened(Event):
        """A telephone line of the centre, under a short code; its number is the centre's own and public."""

        TOPIC = "centre.LineOpened"
        code: Clear[str]
        line: Clear[str]
        name: Clear[str]
        number: Clear[str]

    class LineClosed(Event):
        """Nobody calls on this line any more; calls that came in on it stay counted."""

        TOPIC = "centre.LineClosed"
        code: Clear[str]
        line: Clear[str]

    TopicAdded = centre_topics.TopicAdded
    TopicReworded = centre_topics.TopicReworded
    TopicWithdrawn = centre_topics.TopicWithdrawn
    TopicOfferedAgain = centre_topics.TopicOfferedAgain

    @classmethod
    def open(cls, *, code: str, name: str, prefix: str, **place: Any) -> Self:
        """Raises Rejected for a code or prefix that is not two to eight capital letters and digits."""
        if not _CODE.fullmatch(code):
            raise Rejected("centre.code")
        _prefix(prefix)
        return cls._create(cls.Opened, id=centre_id(code), code=code, name=name, prefix=prefix, **place)

    @event(Opened)
    def __init__(self, code: str) -> None:
        self.code = code
        self.is_open = True
        self.lines: list[str] = []
        self.topics: dict[str, centre_topics.Added] = {}

    def change(self, *, name: str, prefix: str, **place: Any) -> None:
        """Raises Rejected for a prefix that cannot be printed."""
        _prefix(prefix)
        self.trigger_event(self.Changed, name=name, prefix=prefix, **place)

    def close(self) -> None:
        """Raises Rejected when it is closed already."""
        if not self.is_open:
            raise Rejected("centre.closed_already")
        self.trigger_event(self.Closed)

    def reopen(self) -> None:
        """Raises Rejected when it is open."""
        if self.is_open:
            raise Rejected("centre.open_already")
        self.trigger_event(self.Reopened)

    def open_line(self, *, line: str, name: str, number: str) -> None:
        """Raises Rejected for a code that is no short word of capitals and digits, and for one in use."""
        if not _LINE.fullmatch(line):
            raise Rejected("centre.line_code")
        if line in self.lines:
            raise Rejected("centre.line_open_already")
        self.trigger_event(self.LineOpened, code=self.code, line=line, name=name, number=number)

    def close_line(self, line: str) -> None:
        """Raises Rejected for a line that is not open."""
        if line not in self.lines:
            raise Rejected("centre.line_unknown")
        self.trigger_event(self.LineClosed, code=self.code, line=line)

    def add_topic(self, *, below: str, words: Mapping[str, str]) -> str:
        """The code of the new topic. Raises Rejected for a place that is not built in, and for words that cannot be."""
        said = centre_topics.worded(words, centre_topics.placed(below), self.topics.values())
        topic = own_topic(below, self.code, len(self.topics) + 1)
        self.trigger_event(self.TopicAdded, code=self.code, topic=topic, below=below, words=said)
        return topic

    def reword_topic(self, topic: str, words: Mapping[str, str]) -> None:
        """The same words again change nothing. Raises Rejected for a topic that is not there, or for its words."""
        known = self._topic(topic)
        beside = [each for code, each in self.topics.items() if code != topic]
        said = centre_topics.worded(words, known["below"], beside)
        if said != known["words"]:
            self.trigger_event(self.TopicReworded, code=self.code, topic=topic, words=said)

    def withdraw_topic(self, topic: str) -> None:
        """Raises Rejected for a topic that is not offered."""
        if not self._topic(topic)["offered"]:
            raise Rejected("centre.topic_withdrawn_already")
        self.trigger_event(self.TopicWithdrawn, code=self.code, topic=topic)

    def offer_topic(self, topic: str) -> None:
        """Raises Rejected for a topic that is offered."""
        if self._topic(topic)["offered"]:
            raise Rejected("centre.topic_offered_already")
        self.trigger_event(self.TopicOfferedAgain, code=self.code, topic=topic)

    def _topic(self, topic: str) -> centre_topics.Added:
        if topic not in self.topics:
            raise Rejected("centre.topic_unknown")
        return self.topics[topic]

    @event(TopicAdded)
    def _take_topic(self, topic: str, below: str, words: dict[str, str]) -> None:
        self.topics[topic] = {"below": below, "words": words, "offered": True}

    @event(TopicReworded)
    def _take_words(self, topic: str, words: dict[str, str]) -> None:
        self.topics[topic]["words"] = words

    @event(TopicWithdrawn)
    def _drop_topic(self, topic: str) -> None:
        self.topics[topic]["offered"] = False

    @event(TopicOfferedAgain)
    def _bring_topic_back(self, topic: str) -> None:
        self.topics[topic]["offered"] = True

    @event(LineOpened)
    def _take_line(self, line: str) -> None:
        self.lines = [*self.lines, line]

    @event(LineClosed)
    def _drop_line(self, line: str) -> None:
        self.lines = [each for each in self.lines if each != line]

    @event(Changed)
    def _take_changes(self) -> None:
        pass

    @event(Closed)
    def _shut(self) -> None:
        self.is_open = False

    @event(Reopened)
    def _unshut(self) -> None:
        self.is_open = True


def _prefix(prefix: str) -> None:
    if not _CODE.fullmatch(prefix):
        raise Rejected("centre.prefix")
