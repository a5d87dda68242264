"""The cards on the overview of a file, in their order: a template for each, and what it needs to know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from application.people import FileView
from web.counsellor import consent_states
from web.counsellor.circle import files_of
from web.counsellor.reach import reach_of
from web.counsellor.sections import tasks
from web.hotline.callers import offered


class Card(NamedTuple):
    """`template` is included with `card` = what `ask` answers; a card whose answer is None is left out.

    `first`: on a narrow screen it stands before the story, the others after it.
    """

    template: str
    ask: Callable[[FileView], Any] = lambda _file: True
    first: bool = False


# Beside the story, from top to bottom.
CARDS: tuple[Card, ...] = (
    Card("counsellor/cards/_reach.html", lambda file: reach_of(file.header), first=True),
    Card("counsellor/cards/_callers.html", offered, first=True),
    Card("counsellor/cards/_about.html", first=True),
    Card("counsellor/cards/_consents.html", consent_states.card),
    Card("counsellor/cards/_tasks.html", tasks),
    Card("counsellor/cards/_same_person.html", files_of),
)


def cards(file: FileView, *, first: bool) -> list[tuple[str, Any]]:
    """(template, what it needs) of the cards of this file that are drawn before the story, or after it."""
    asked = [(each.template, each.ask(file)) for each in CARDS if each.first is first]
    return [(template, answer) for template, answer in asked if answer is not None]
