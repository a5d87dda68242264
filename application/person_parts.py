"""The parts that commands about a person are made of: details, residence, phones, documents, consents."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Annotated, Any

from application.fields import Code, Days, Line, Many, Name, Note, Text, Whole
from domain.geography import DISTRICTS, REGIONS, regions_of
from domain.kernel import Rejected

Year = Annotated[int, Whole(1900, 2100)]


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A number in E.164 and how it may be used. None: nobody was asked whose it is, or whether it is safe to call."""

    number: Annotated[str, Text(20, required=True)]
    owner: Annotated[str, Code("phone_owner")] | None = "OWN"
    safe: bool | None = True
    message: bool = False
    when: Line = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document held, with its number as printed and the last day on which it is valid."""

    kind: Annotated[str, Code("document_type")]
    number: Annotated[str, Text(40)] = ""
    expires_on: Annotated[date, Days()] | None = None


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """One purpose, the text that was read out, and how the person answered."""

    purpose: Annotated[str, Code("consent_purpose")]
    mode: Annotated[str, Code("consent_mode")]
    given_by: Annotated[str, Code("consent_given_by")] = "SELF"
    text_version: Annotated[str, Text(64, required=True)]
    language: Annotated[str, Code("language")]
    agency: Name = ""
    witness: Name = ""


@dataclass(frozen=True, kw_only=True)
class Consent(Refusal):
    """One purpose and how the person agreed."""

    expires_on: Annotated[date, Days()] | None = None


@dataclass(frozen=True, kw_only=True)
class Details:
    """Who the person is."""

    family_name: Name = ""
    given_name: Name = ""
    patronymic: Name = ""
    family_name_latin: Name = ""
    given_name_latin: Name = ""
    alias: Name = ""
    sex: Annotated[str, Code("sex")]
    birth_date: Annotated[date, Days()] | None = None
    birth_year: Year | None = None
    birth_precision: Annotated[str, Code("birth_precision")]
    # In place of a date: an age that was given or guessed, and the day on which it was right.
    age: Annotated[int, Whole(0, 120)] | None = None
    age_as_of: Annotated[date, Days()] | None = None
    citizenships: Annotated[tuple[Annotated[str, Code("citizenship")], ...], Many(4)] = ()
    language: Annotated[str, Code("language")]
    interpreter: bool = False
    education: Annotated[str, Code("education")] | None = None
    occupation: Annotated[str, Code("occupation")] | None = None
    documents: Annotated[tuple[Document, ...], Many(12)] = ()


@dataclass(frozen=True, kw_only=True)
class Residence:
    """Where the person lives and how they may safely be reached."""

    country: Annotated[str, Code("country")]
    region: Annotated[str, Text(8)] = ""
    district: Annotated[str, Text(16)] | None = None
    village: Line = ""
    phones: Annotated[tuple[Phone, ...], Many(5)] = ()
    safe_contact: Note = ""


def known_place(command: Residence) -> None:
    """A region of the country where regions are coded, and a district of that region where one is stated."""
    region = REGIONS.get(command.region)
    if region is None and (command.region or regions_of(command.country)):
        raise Rejected("place.region")
    if region is not None and region.country != command.country:
        raise Rejected("place.region")
    if command.district and (
        command.district not in DISTRICTS or DISTRICTS[command.district].region != command.region
    ):
        raise Rejected("place.district")


def kept(command: Any, leave_out: frozenset[str] | set[str] = frozenset()) -> dict[str, Any]:
    """The fields of a command, or of a part of one, as an event keeps them."""
    found = {f.name: getattr(command, f.name) for f in fields(command) if f.name not in leave_out}
    return {name: _stored(value) for name, value in found.items()}


def _stored(value: Any) -> Any:
    """Tuples and nested parts as the ledger keeps them: lists, and dictionaries of text."""
    if isinstance(value, tuple):
        return [_stored(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _as_text(part) for name, part in asdict(value).items()}
    return value


def _as_text(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str("" if value is None else value)
