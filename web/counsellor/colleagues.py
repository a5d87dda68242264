"""A field in which a colleague of the centre is chosen, who is to do what was promised."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from application.cases import Colleagues
from web.counsellor.case_forms import names
from web.pages import ask
from web.sessions import current_actor


def offer_colleagues(form: Any, name: str, person_id: UUID | None) -> None:
    """Fill the field; it goes where there is no file or nobody else works: all at a centre see what has no name."""
    me = current_actor().account_id
    others = [each for each in ask(Colleagues(person_id=person_id)) if each[0] != me] if person_id else []
    if others:
        form[name].choices = names(others, None)
    else:
        del form[name]


def colleague_chosen(field: Any) -> UUID | None:
    """The account that was chosen, if any."""
    return UUID(field.data) if field and field.data else None
