"""One row of a register as commands: what each cell says, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from application.consultation import RecordConsultation
from application.importing_cells import BadCell, ParsePhone
from application.importing_cells import told as told_by
from application.importing_fields import BY_NAME, Reading
from application.migrant import RegisterMigrant
from application.person_parts import Consent, Document, Phone, known_place
from application.wire import Malformed, recheck
from domain.geography import DISTRICTS, REGIONS
from domain.kernel import Rejected
from domain.registration import born, guardian, name_or_alias, stage_has_destination

# (field, code), and the bounds that its sentence names where there are any: clear, as in a verdict.
Problem = tuple[str, str] | tuple[str, str, dict[str, str | int]]
NOON = time(12)


@dataclass
class Found:
    """What a row says. `register` and `record` are None where it cannot be said; `warnings` do not hinder."""

    register: RegisterMigrant | None = None
    record: dict[str, Any] | None = None
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    # By what the same person is known again: phones, documents, name and year.
    marks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The whole name, as it is searched for."""
        if self.register is None:
            return ""
        of = self.register
        whole = " ".join(filter(None, (of.family_name, of.given_name, of.patronymic)))
        return whole or of.alias


@dataclass(frozen=True)
class Place:
    """The centre that takes the register in, its clock, and now."""

    centre: str
    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        """The day it is there."""
        return self.now.astimezone(self.zone).date()

    def noon(self, day: date) -> datetime:
        """The middle of a day of the past; this very minute for today."""
        return min(datetime.combine(day, NOON, self.zone), self.now - timedelta(seconds=1)).astimezone(UTC)


def read_row(cells: Sequence[str], reading: Reading, place: Place, person_id: UUID, phone: ParsePhone) -> Found:
    """Both commands of a row, checked as the one door would check them."""
    found = Found()
    said = {name: cells[at].strip() for at, name in reading.columns.items() if at < len(cells) and cells[at].strip()}
    told = dict(_told(found, said, reading, phone))
    _look_for_lost_letters(found, said)
    found.register = _checked(found, lambda: _registration(told, reading, place, person_id))
    if found.register is not None:
        _rules(found, found.register, place)
        found.marks = tuple(_marks(found.register))
    found.record = _consultation(found, told, reading, place)
    return found


def _told(found: Found, said: dict[str, str], reading: Reading, phone: ParsePhone) -> Iterator[tuple[str, Any]]:
    for name, text in said.items():
        try:
            value = told_by(name, text, reading, phone)
        except BadCell as bad:
            found.problems.append((name, bad.code))
            continue
        if value is not None:
            yield name, value


def _look_for_lost_letters(found: Found, said: dict[str, str]) -> None:
    for name, text in said.items():
        if BY_NAME[name].kind == "name" and "?" in text:
            found.warnings.append((name, "import.question_marks"))


def _registration(told: dict[str, Any], reading: Reading, place: Place, person_id: UUID) -> RegisterMigrant:
    usual, birth = reading.usual, told.get("born")
    year = birth if isinstance(birth, int) else birth.year if birth else None
    exact = None if isinstance(birth, int) else birth
    day: date | None = told.get("registered_on") or told.get("held_on")
    same = ("village", "safe_contact", "guardian", "family_name_latin", "given_name_latin", "alias")
    texts: dict[str, Any] = {**_names(told), **{name: told.get(name, "") for name in same}}
    return RegisterMigrant(
        person_id=person_id,
        centre=place.centre,
        occurred_at=place.noon(day) if day else None,
        **texts,
        sex=told.get("sex") or "UNKNOWN",
        birth_date=exact,
        birth_year=year,
        birth_precision="EXACT" if exact else "YEAR" if year else "UNKNOWN",
        citizenships=(told["citizenship"],) if told.get("citizenship") else (),
        language=told.get("language") or usual.get("language", ""),
        **_residence(told, reading),
        phones=tuple(_phones(told)),
        documents=tuple(_documents(told)),
        stage=told.get("stage") or usual.get("stage") or "NONE",
        destination=told.get("destination") or (usual.get("destination") or None),
        education=told.get("education"),
        occupation=told.get("occupation"),
        consents=tuple(_consents(told, reading)),
    )


def _names(told: dict[str, Any]) -> dict[str, str]:
    names = {name: told.get(name, "") for name in ("family_name", "given_name", "patronymic")}
    if any(names.values()) or "full_name" not in told:
        return names
    # As registers of the region write it: family name, given name, patronymic.
    words = told["full_name"].split()
    family, given, father = ([""], words, [""]) if len(words) == 1 else (words[:1], words[1:2], words[2:])
    return {"family_name": " ".join(family), "given_name": " ".join(given), "patronymic": " ".join(father)}


def _residence(told: dict[str, Any], reading: Reading) -> dict[str, Any]:
    district, region, country = told.get("district"), told.get("region"), told.get("country")
    region = DISTRICTS[district].region if district and district in DISTRICTS else region
    country = REGIONS[region].country if region and region in REGIONS else country
    if country is None:
        country, region = reading.usual.get("country", ""), region or reading.usual.get("region", "")
    return {"country": country, "region": region or "", "district": district}


def _phones(told: dict[str, Any]) -> Iterator[Phone]:
    """What a register does not say of a number was not asked; what it says is about the first."""
    said = {name: told[f"phone_{name}"] for name in ("message", "when") if f"phone_{name}" in told}
    if "phone" in told:
        yield Phone(number=told["phone"], owner=told.get("phone_owner"), safe=told.get("phone_safe"), **said)
    if "phone_2" in told:
        yield Phone(number=told["phone_2"], owner=None, safe=None)


def _documents(told: dict[str, Any]) -> list[Document]:
    kinds = (("passport", "INT_PASSPORT"), ("id_card", "NAT_PASSPORT"))
    return [Document(kind=kind, number=told[name]) for name, kind in kinds if told.get(name)]


def _consents(told: dict[str, Any], reading: Reading) -> list[Consent]:
    usual = reading.usual
    counted = told.get("statistics", usual.get("statistics") == "yes")
    how: dict[str, Any] = {"mode": usual.get("consent_mode", "WRITTEN"), "language": usual.get("language", "")}
    purposes = ("REG", "STAT") if counted else ("REG",)
    return [Consent(purpose=purpose, text_version=usual.get("text_version", "import"), **how) for purpose in purposes]


def _checked(found: Found, make: Callable[[], Any]) -> Any:
    """A command that can be read, or None with every field at fault."""
    try:
        return recheck(make())
    except Malformed as bad:
        found.problems += [_problem(_field(each.field), each.code, each.params) for each in bad.problems]
    except (ValueError, OverflowError):
        found.problems.append(("", "command.malformed"))
    return None


def _field(path: str) -> str:
    """The field of the table that a path of a command speaks of."""
    first = path.partition(".")[0]
    return {"phones": "phone", "documents": "passport", "birth_date": "born", "birth_year": "born"}.get(first, first)


def _problem(name: str, code: str, params: Mapping[str, str | int]) -> Problem:
    if name == "born" and code == "field.range":
        # The reader typed a year and not a number: there is a sentence for that.
        return name, "migrant.birth_year"
    return (name, code, dict(params)) if params else (name, code)


def _rules(found: Found, command: RegisterMigrant, place: Place) -> None:
    day = command.occurred_at.astimezone(place.zone).date() if command.occurred_at else place.today
    details = vars(command)
    rules: tuple[tuple[str, Callable[[], None]], ...] = (
        ("family_name", lambda: name_or_alias(details)),
        ("born", lambda: born(details, day)),
        ("destination", lambda: stage_has_destination(command.stage, command.destination)),
        ("guardian", lambda: guardian(details, day)),
        ("region", lambda: known_place(command)),
    )
    for name, rule in rules:
        try:
            rule()
        except Rejected as no:
            found.problems.append(_problem(name, no.code, no.params))
    if command.occurred_at is not None and day > place.today:
        found.problems.append(("registered_on", "import.future"))


def _marks(command: RegisterMigrant) -> list[str]:
    marks = [phone.number for phone in command.phones]
    marks += [re.sub(r"[\W_]+", "", document.number).upper() for document in command.documents]
    whole = f"{command.family_name} {command.given_name} {command.patronymic} {command.alias}".casefold()
    if command.birth_year is not None:
        marks.append(f"{' '.join(whole.split())}|{command.birth_year}")
    return marks


def _consultation(found: Found, told: dict[str, Any], reading: Reading, place: Place) -> dict[str, Any] | None:
    """The fields of a consultation; None where the row tells of none."""
    day: date | None = told.get("held_on")
    if day is None:
        return None
    if day > place.today:
        found.problems.append(("held_on", "import.future"))
        return None
    topics = told.get("topic") or ([reading.usual["topic"]] if reading.usual.get("topic") else [])
    said = {
        "centre": place.centre,
        "occurred_at": place.noon(day),
        "channel": told.get("channel") or reading.usual.get("channel", "OFFICE"),
        "topics": tuple(dict.fromkeys(topics)),
        "main_topic": topics[0] if topics else "",
        "outcome": told.get("outcome") or "ADVISED",
        "minutes": told.get("minutes"),
        "advice": told.get("advice", ""),
    }
    if not topics:
        if "topic" not in {problem[0] for problem in found.problems}:
            found.problems.append(("topic", "consultation.topic_missing"))
        return None
    probe = _checked(found, lambda: RecordConsultation(consultation_id=UUID(int=1), **said))
    return said if probe is not None else None
