"""Who it could be: the search, its answer in words, and the look-alikes that a registration must not overlook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.people import Found, FoundPerson, SearchPeople
from web import phones
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.pages import ask

REASONS: dict[str, LazyText] = {
    "name_equal": _l("same name"),
    "name_sounds": _l("name sounds the same"),
    "name_close": _l("similar name"),
    "birth_year": _l("same year of birth"),
    "number": _l("this number"),
    "phone": _l("same phone"),
    "document": _l("same document"),
}
# While somebody still types, each answer is a look at people: it waits for a third letter.
SHORTEST, SHORTEST_TYPING = 2, 3
# One of these is enough to ask "is it the same person?" before somebody is registered anew.
ALARMING = frozenset({"name_equal", "phone", "document"})


def search(
    text: str, birth_year: int | None = None, sex: str | None = None, *, typing: bool = False
) -> Found | None:
    """Candidates, or None where there is too little to search for."""
    if len(text.strip()) < (SHORTEST_TYPING if typing else SHORTEST):
        return None
    found: Found = ask(SearchPeople(text=text.strip()[:200], birth_year=birth_year, sex=sex))
    return found


def reasons(person: FoundPerson) -> list[str]:
    """Why somebody is on the list, in words."""
    return [str(REASONS.get(code, code)) for code in person.reasons]


@dataclass(frozen=True)
class Alike:
    """Whom the one in a form may already be: persons, best first, and whether one is out of sight; see `Found`."""

    people: tuple[FoundPerson, ...] = ()
    elsewhere: bool = False
    with_colleague: bool = False

    @property
    def hidden(self) -> bool:
        """Whether somebody else has to be asked."""
        return self.elsewhere or self.with_colleague

    def __bool__(self) -> bool:
        return bool(self.people) or self.hidden


def look_alikes(form: Any, *, typing: bool = False) -> Alike:
    """Whom the one in the form may already be, by name, phones and documents."""
    name = " ".join(filter(None, (form.family_name.data, form.given_name.data))) or form.alias.data or ""
    numbers = [phone.number for phone in form.phones()] + [
        each.number for each in form.documents() if each.number
    ]
    named = search(name, form.birth_year, form.sex.data, typing=typing)
    answers = list(filter(None, [named, *(search(number, typing=typing) for number in numbers)]))
    known: dict[UUID, FoundPerson] = {}
    for answer in answers:
        known |= {person.person_id: person for person in answer.people if _alarming(person)}
    known.pop(UUID(form.person_id.data), None)  # the same form, sent twice
    return Alike(
        tuple(known.values()),
        elsewhere=any(answer.elsewhere for answer in answers),
        with_colleague=any(answer.with_colleague for answer in answers),
    )


def _alarming(person: FoundPerson) -> bool:
    why = set(person.reasons)
    return bool(why & ALARMING) or {"name_sounds", "birth_year"} <= why


def typed_name(text: str) -> dict[str, str]:
    """What was typed into the search box, for the fields of a new file: a phone, or a family and a given name."""
    number = phones.parse(text)
    if number and sum(sign.isdigit() for sign in text) >= 7:
        return {"phone_1_number": number}
    family, _blank, given = " ".join(text.split()).partition(" ")
    return {"family_name": family, "given_name": given}
