"""The topics that the reader may choose from: those of everybody, and what the own centres added."""

from __future__ import annotations

from collections.abc import Collection

from domain.codes import added_by
from web.fields import Tree
from web.labels import topic_tree
from web.sessions import current_actor, system


def topics_here(kept: Collection[str] = ()) -> Tree:
    """The tree of a form; `kept` are topics that stand in it already, whoever added them, offered or not."""
    centres = current_actor().centres | ({added_by(topic) for topic in kept} - {""})
    known = [each for centre in sorted(centres) for each in system().own_topics(centre)]
    mine = [each for each in known if added_by(each.code) in current_actor().centres]
    return topic_tree(own=[each for each in known if each.code in kept or (each.offered and each in mine)])


def own_words() -> dict[str, str]:
    """Words in small letters, of all languages, → what the own centres added and still offer."""
    known = (each for centre in sorted(current_actor().centres) for each in system().own_topics(centre))
    return {text.casefold(): each.code for each in known if each.offered for text in (*each.words.values(), each.code)}
