"""Commands about the topics that a centre adds below built-in ones, the question for them, and who may use them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Many, Text, Touched
from application.ports import Ledger
from domain.centre import Centre, centre_id
from domain.codes import added_by
from domain.kernel import Rejected

Own = Annotated[str, Text(40, required=True)]


@dataclass(frozen=True, kw_only=True)
class TopicWords:
    """What a topic is called in one language. Words stand in clear: they never name a person."""

    language: Annotated[str, Code("language")]
    text: Annotated[str, Text(80, required=True)]


Words = Annotated[tuple[TopicWords, ...], Many(12, least=1)]


@dataclass(frozen=True, kw_only=True)
class _OfCentre:
    centre: CentreCode
    # Follows from the centre, whatever is sent: the stream whose turn is taken.
    centre_id: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "centre_id", centre_id(str(self.centre)))


@dataclass(frozen=True, kw_only=True)
class AddTopic(_OfCentre):
    """A topic of the centre's own, below a built-in one and counted under it. Answers with its code."""

    below: Annotated[str, Code("topic")]
    words: Words


@dataclass(frozen=True, kw_only=True)
class RewordTopic(_OfCentre):
    """Call it otherwise; what it means must stay the same."""

    topic: Own
    words: Words


@dataclass(frozen=True, kw_only=True)
class WithdrawTopic(_OfCentre):
    """No longer offer it; what was recorded stays shown and counted."""

    topic: Own


@dataclass(frozen=True, kw_only=True)
class OfferTopic(_OfCentre):
    """Offer it again."""

    topic: Own


@dataclass(frozen=True, kw_only=True)
class TopicsOf:
    """Answered with the `OwnTopic`s of a centre, in the order in which they were added."""

    centre: str


def add_topic(ledger: Ledger, command: AddTopic) -> Changed:
    """Refuses words that stand there already."""
    centre = _centre(ledger, command)
    topic = centre.add_topic(below=command.below, words=_said(command))
    return [centre], {"topic": topic}


def reword_topic(ledger: Ledger, command: RewordTopic) -> Changed:
    """Refuses words that stand there already."""
    centre = _centre(ledger, command)
    centre.reword_topic(command.topic, _said(command))
    return [centre]


def withdraw_topic(ledger: Ledger, command: WithdrawTopic) -> Changed:
    """Refuses one that is not offered."""
    centre = _centre(ledger, command)
    centre.withdraw_topic(command.topic)
    return [centre]


def offer_topic(ledger: Ledger, command: OfferTopic) -> Changed:
    """Refuses one that is offered."""
    centre = _centre(ledger, command)
    centre.offer_topic(command.topic)
    return [centre]


HANDLERS: dict[type, Handler] = {
    AddTopic: add_topic,
    RewordTopic: reword_topic,
    WithdrawTopic: withdraw_topic,
    OfferTopic: offer_topic,
}


def offered_here(ledger: Ledger, centre: str, topics: Iterable[str], kept: Iterable[str] = ()) -> None:
    """Refuses a topic that another centre added, or none, or that is withdrawn; `kept` stand in the record already."""
    own = [topic for topic in topics if added_by(topic) and topic not in kept]
    known = {each.code: each for each in ledger.centre(centre).topics} if own else {}
    for topic in own:
        if topic not in known:
            raise Rejected("centre.topic_unknown")
        if not known[topic].offered:
            raise Rejected("centre.topic_withdrawn")


def _centre(ledger: Ledger, command: _OfCentre) -> Centre:
    return ledger.get(Centre, centre_id(command.centre))


def _said(command: Any) -> dict[str, str]:
    return {each.language: each.text for each in command.words}
