"""Topics that a centre adds, words otherwise, withdraws and offers again."""

from __future__ import annotations

from typing import Any

from application import own_topic
from domain.codes import own_topic as own_code
from tests.simulation.staff import MANAGERS
from tests.simulation.world import Maker, Move, World

CENTRE, BELOW = "KJD", ("DOC-PASS", "INF", "HEA-TB")


def _words(w: World, *languages: str) -> tuple[own_topic.TopicWords, ...]:
    text = f"Навиди {w.rng.randrange(10**6)}"
    return tuple(own_topic.TopicWords(language=language, text=text) for language in languages)


def _added(w: World) -> Move:
    below = w.pick(list(BELOW))
    # The number that it gets where none before was refused.
    w.topics.append(own_code(below, CENTRE, len(w.topics) + 1))
    return own_topic.AddTopic(centre=CENTRE, below=below, words=_words(w, "tg", "ru")), MANAGERS[CENTRE]


def _of_topic(kind: Any, *, worded: bool = False) -> Maker:
    def made(w: World) -> Move:
        words = {"words": _words(w, "tg")} if worded else {}
        topic = w.pick(w.topics or ["INF-KJD.1"])
        return kind(centre=CENTRE, topic=topic, **words), MANAGERS[CENTRE]

    return made


# How often, beside how.
OWN_TOPICS: dict[type, tuple[float, Maker]] = {
    own_topic.AddTopic: (0.8, _added),
    own_topic.RewordTopic: (0.4, _of_topic(own_topic.RewordTopic, worded=True)),
    own_topic.WithdrawTopic: (0.4, _of_topic(own_topic.WithdrawTopic)),
    own_topic.OfferTopic: (0.4, _of_topic(own_topic.OfferTopic)),
}
