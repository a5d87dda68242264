"""What can happen to a person's file: one class for each event of the migrant aggregate."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.kernel import Clear, Created, Event, Personal


class Registered(Created):
    """Registered once; `centre` of the envelope is the centre that registered."""

    TOPIC = "migrant.Registered"
    number: Clear[str]
    family_name: Personal[str]
    given_name: Personal[str]
    patronymic: Personal[str]
    family_name_latin: Personal[str]
    given_name_latin: Personal[str]
    alias: Personal[str]
    sex: Clear[str]
    birth_date: Personal[date | None]
    birth_year: Clear[int | None]
    birth_precision: Clear[str]
    citizenships: Clear[list[str]]
    country: Clear[str]
    region: Clear[str]
    district: Clear[str | None]
    village: Personal[str]
    language: Clear[str]
    interpreter: Clear[bool]
    stage: Clear[str]
    destination: Clear[str | None]
    education: Clear[str | None]
    occupation: Clear[str | None]
    phones: Personal[list[dict[str, str]]]
    safe_contact: Personal[str]
    documents: Personal[list[dict[str, str]]]
    guardian: Personal[str]
    no_guardian_reason: Clear[str | None]


class DetailsCorrected(Event):
    """The details as they should have stood; the figures of earlier contacts follow sex and birth year."""

    TOPIC = "migrant.DetailsCorrected"
    reason: Clear[str]
    family_name: Personal[str]
    given_name: Personal[str]
    patronymic: Personal[str]
    family_name_latin: Personal[str]
    given_name_latin: Personal[str]
    alias: Personal[str]
    sex: Clear[str]
    birth_date: Personal[date | None]
    birth_year: Clear[int | None]
    birth_year_before: Clear[int | None]
    birth_precision: Clear[str]
    citizenships: Clear[list[str]]
    language: Clear[str]
    interpreter: Clear[bool]
    education: Clear[str | None]
    occupation: Clear[str | None]
    documents: Personal[list[dict[str, str]]]


class ContactChanged(Event):
    """Where the person lives and how they may safely be reached, from now on."""

    TOPIC = "migrant.ContactChanged"
    country: Clear[str]
    region: Clear[str]
    district: Clear[str | None]
    village: Personal[str]
    phones: Personal[list[dict[str, str]]]
    safe_contact: Personal[str]


class StageChanged(Event):
    """PRE, EMP, POST or NONE from a day on."""

    TOPIC = "migrant.StageChanged"
    stage: Clear[str]
    destination: Clear[str | None]
    since: Clear[date]


class ConsentGiven(Event):
    """One purpose, with how it was given and which text was read out."""

    TOPIC = "migrant.ConsentGiven"
    purpose: Clear[str]
    mode: Clear[str]
    given_by: Clear[str]
    text_version: Clear[str]
    language: Clear[str]
    expires_on: Clear[date | None]
    agency: Personal[str]
    witness: Personal[str]


class ConsentWithdrawn(Event):
    """From now on the purpose is blocked."""

    TOPIC = "migrant.ConsentWithdrawn"
    purpose: Clear[str]
    note: Personal[str]


class Assigned(Event):
    """The file belongs to one counsellor, or again to whoever is at the desk (None)."""

    TOPIC = "migrant.Assigned"
    owner_id: Clear[UUID | None]


class ErasureRequested(Event):
    """The person asked, or another ground applies; nothing is erased yet."""

    TOPIC = "migrant.ErasureRequested"
    ground: Clear[str]


class ErasureDeclined(Event):
    """A second person said no."""

    TOPIC = "migrant.ErasureDeclined"
    reason: Personal[str]


class Erased(Event):
    """A second person approved: the key of the person, and of every record that hung on it, is destroyed."""

    TOPIC = "migrant.Erased"
    ground: Clear[str]
    requested_by: Clear[UUID]
    also: Clear[list[UUID]]
