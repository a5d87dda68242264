"""A person who came, or for whom somebody came: registration, contact, stage, consents, owner, erasure."""

from __future__ import annotations

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event
from domain.people import FORGOTTEN, Consents, Origin, age_on

RECORDING = "REG"
STATISTICS = "STAT"


class Migrant(Aggregate):
    """State holds what rules and the figures of later events read; nothing else."""

    TOPIC = "migrant"

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

    @classmethod
    def register(cls, person_id: UUID, *, today: date, **details: Any) -> Self:
        """Raises Rejected when name, age or guardian rules are not met."""
        _name_or_alias(details)
        _born(details, today)
        _stage_has_destination(details["stage"], details["destination"])
        _guardian(details, today)
        return cls._create(cls.Registered, id=person_id, **details)

    @event(Registered)
    def __init__(
        self,
        centre: str,
        number: str,
        sex: str,
        birth_date: Any,
        birth_year: int | None,
        citizenships: list[str],
        country: str,
        region: str,
        district: str | None,
        language: str,
        stage: str,
        destination: str | None,
    ) -> None:
        self.at_centre = centre
        self.number = number
        self.sex = sex
        self.birth_date = birth_date
        self.birth_year = birth_year
        self.citizenships = citizenships
        self.country, self.region, self.district = country, region, district
        self.language = language
        self.stage, self.destination = stage, destination
        self.owner_id: UUID | None = None
        self.consents: Consents = {}
        self.erasure_asked_by: UUID | None = None
        self.erasure_ground = ""
        self.erased = False

    def correct_details(self, *, today: date, **details: Any) -> None:
        """Raises Rejected for an erased person or details that break the rules of registration."""
        self._living()
        _name_or_alias(details)
        _born(details, today)
        self.trigger_event(self.DetailsCorrected, birth_year_before=self.birth_year, **details)

    def change_contact(self, **contact: Any) -> None:
        """Raises Rejected for an erased person."""
        self._living()
        self.trigger_event(self.ContactChanged, **contact)

    def change_stage(self, *, stage: str, destination: str | None, since: date) -> None:
        """Raises Rejected when a stage abroad lacks its destination."""
        self._living()
        _stage_has_destination(stage, destination)
        self.trigger_event(self.StageChanged, stage=stage, destination=destination, since=since)

    def give_consent(self, *, purpose: str, expires_on: date | None, today: date, **how: Any) -> None:
        """Raises Rejected for a consent that has ended before it begins."""
        self._living()
        if expires_on is not None and expires_on < today:
            raise Rejected("consent.expired_already")
        self.trigger_event(self.ConsentGiven, purpose=purpose, expires_on=expires_on, **how)

    def withdraw_consent(self, *, purpose: str, note: str) -> None:
        """Raises Rejected when there is no such consent."""
        self._living()
        if purpose not in self.consents:
            raise Rejected("consent.none")
        self.trigger_event(self.ConsentWithdrawn, purpose=purpose, note=note)

    def assign(self, owner_id: UUID | None) -> None:
        """Give the file to a counsellor, or back to the desk."""
        self._living()
        self.trigger_event(self.Assigned, owner_id=owner_id)

    def request_erasure(self, *, ground: str) -> None:
        """Raises Rejected when a request is open already."""
        self._living()
        if self.erasure_asked_by is not None:
            raise Rejected("erasure.asked_already")
        self.trigger_event(self.ErasureRequested, ground=ground)

    def decline_erasure(self, *, reason: str) -> None:
        """Raises Rejected when nobody asked."""
        self._erasure_is_asked()
        self.trigger_event(self.ErasureDeclined, reason=reason)

    def erase(self, *, by: UUID, also: list[UUID]) -> None:
        """`also` are records of this person that have keys of their own. Raises Rejected for one person alone."""
        self._erasure_is_asked()
        if by == self.erasure_asked_by:
            raise Rejected("erasure.same_person")
        self.trigger_event(
            self.Erased, ground=self.erasure_ground, requested_by=self.erasure_asked_by, also=also
        )

    def allows(self, purpose: str, on: date) -> bool:
        """Whether consent for a purpose holds on a day."""
        until = self.consents.get(purpose, FORGOTTEN)
        return until is None or (until is not FORGOTTEN and on <= until)

    def origin(self, on: date) -> Origin:
        """The clear dimensions that a contact of this day keeps: nothing in it names the person."""
        return Origin(
            sex=self.sex,
            birth_year=self.birth_year,
            age=age_on(on, self.birth_date, self.birth_year),
            citizenship=self.citizenships[0] if self.citizenships else None,
            country=self.country,
            region=self.region,
            district=self.district,
            statistics=self.allows(STATISTICS, on),
        )

    def _living(self) -> None:
        if self.erased:
            raise Rejected("migrant.erased")

    def _erasure_is_asked(self) -> None:
        self._living()
        if self.erasure_asked_by is None:
            raise Rejected("erasure.not_asked")

    @event(DetailsCorrected)
    def _take_details(self, sex: str, birth_date: Any, birth_year: int | None, citizenships: list[str], language: str) -> None:
        self.sex, self.birth_date, self.birth_year = sex, birth_date, birth_year
        self.citizenships, self.language = citizenships, language

    @event(ContactChanged)
    def _take_contact(self, country: str, region: str, district: str | None) -> None:
        self.country, self.region, self.district = country, region, district

    @event(StageChanged)
    def _take_stage(self, stage: str, destination: str | None) -> None:
        self.stage, self.destination = stage, destination

    @event(ConsentGiven)
    def _take_consent(self, purpose: str, expires_on: date | None) -> None:
        self.consents[purpose] = expires_on

    @event(ConsentWithdrawn)
    def _drop_consent(self, purpose: str) -> None:
        self.consents.pop(purpose, None)

    @event(Assigned)
    def _take_owner(self, owner_id: UUID | None) -> None:
        self.owner_id = owner_id

    @event(ErasureRequested)
    def _take_request(self, actor_id: UUID, ground: str) -> None:
        self.erasure_asked_by, self.erasure_ground = actor_id, ground

    @event(ErasureDeclined)
    def _drop_request(self) -> None:
        self.erasure_asked_by, self.erasure_ground = None, ""

    @event(Erased)
    def _forget(self) -> None:
        self.erased = True
        self.consents = {}


def _name_or_alias(details: dict[str, Any]) -> None:
    if not any(details[name] for name in ("family_name", "given_name", "alias")):
        raise Rejected("migrant.name_missing")


def _born(details: dict[str, Any], today: date) -> None:
    born: date | None = details["birth_date"]
    year: int | None = details["birth_year"]
    if born is not None and (born > today or born.year != year):
        raise Rejected("migrant.birth_date")
    if year is not None and not today.year - 120 <= year <= today.year:
        raise Rejected("migrant.birth_year")
    if (year is None) != (details["birth_precision"] == "UNKNOWN"):
        raise Rejected("migrant.birth_unknown")


def _stage_has_destination(stage: str, destination: str | None) -> None:
    if stage != "NONE" and not destination:
        raise Rejected("migrant.destination_missing")


def _guardian(details: dict[str, Any], today: date) -> None:
    age = age_on(today, details["birth_date"], details["birth_year"])
    if age is not None and age < 18 and not details["guardian"] and not details["no_guardian_reason"]:
        raise Rejected("migrant.guardian_missing")


