"""The overview of a file with what happened and the cards beside it; its details, section by section."""

from __future__ import annotations

from uuid import UUID

from flask.typing import ResponseReturnValue

from web.counsellor.cards import cards
from web.counsellor.desk import can, person_page, steps
from web.counsellor.person import file_of, person, place
from web.counsellor.sections import in_words
from web.counsellor.story import story


@person.get("")
def overview(person_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    return person_page(
        "counsellor/overview.html",
        file.header,
        file=file,
        story=story(file),
        place=place(file),
        first_cards=cards(file, first=True),
        cards=cards(file, first=False),
        steps=steps(file.header),
    )


@person.get("/details")
def details(person_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    parts = {"place": place(file), "told": in_words(file), "may_tell": can(file.header, "TellWork")}
    return person_page("counsellor/details.html", file.header, file=file, **parts)
