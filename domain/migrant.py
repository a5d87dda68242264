"""A person who came, or for whom somebody came: registration, contact, stage, consents, owner, erasure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from domain import caller_events, link_events, refusal, restriction, screening, sharing, told_events, transfer
from domain import helping as promised
from domain import migrant_events as events
from domain.kernel import Aggregate, Rejected, event
from domain.links import Circle, Ties
from domain.people import FORGOTTEN, STATISTICS, Consents, Origin, age_on
from domain.registration import born, guardian, name_or_alias, stage_has_destination
from domain.telling import SoFar, Stage, Telling

RECORDING = "REG"


class Migrant(Aggregate, Telling, Circle):
    """State holds what rules and the figures of later events read; nothing else."""

    TOPIC = "migrant"

    Registered = events.Registered
    DetailsCorrected = events.DetailsCorrected
    ContactChanged = events.ContactChanged
    StageChanged = events.StageChanged
    ConsentGiven = events.ConsentGiven
    ConsentWithdrawn = events.ConsentWithdrawn
    ConsentRefused = refusal.ConsentRefused
    Assigned = events.Assigned
    ErasureRequested = events.ErasureRequested
    ErasureDeclined = events.ErasureDeclined
    Erased = events.Erased
    Assessed = screening.Assessed
    Restricted, RestrictionLifted = restriction.Restricted, restriction.RestrictionLifted
    TransferProposed, TransferAccepted = transfer.TransferProposed, transfer.TransferAccepted
    TransferDeclined, TransferWithdrawn = transfer.TransferDeclined, transfer.TransferWithdrawn
    ReadingEnded = transfer.ReadingEnded
    LinkedAsSamePerson, LinkUndone = link_events.LinkedAsSamePerson, link_events.LinkUndone
    PairDismissed = link_events.PairDismissed
    CountedAs, CountedAlone = link_events.CountedAs, link_events.CountedAlone
    CircleChanged = link_events.CircleChanged
    ColleagueAsked, ColleagueDone = promised.ColleagueAsked, promised.ColleagueDone
    RecordLinked, RecordUnlinked = caller_events.RecordLinked, caller_events.RecordUnlinked
    SharingBegan, SharingWithdrawn = sharing.SharingBegan, sharing.SharingWithdrawn
    LanguagesTold, WorkTold = told_events.LanguagesTold, told_events.WorkTold
    FamilyTold, SourceTold = told_events.FamilyTold, told_events.SourceTold
    GuardianTold, AgeEstimated = told_events.GuardianTold, told_events.AgeEstimated
    Departed, Returned, StagePassed = told_events.Departed, told_events.Returned, told_events.StagePassed
    CostStated, EntryStruck = told_events.CostStated, told_events.EntryStruck

    @classmethod
    def register(cls, person_id: UUID, *, today: date, **details: Any) -> Self:
        """Raises Rejected when name, age or guardian rules are not met."""
        name_or_alias(details)
        born(details, today)
        stage_has_destination(details["stage"], details["destination"])
        guardian(details, today)
        return cls._create(cls.Registered, id=person_id, **details)

    @event(events.Registered)
    def __init__(
        self,
        occurred_at: datetime,
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
        no_guardian_reason: str | None,
    ) -> None:
        self.registered_at = occurred_at
        self.at_centre = centre
        self.number = number
        self.sex = sex
        self.birth_date, self.birth_year = birth_date, birth_year
        self.citizenships = citizenships
        self.country, self.region, self.district = country, region, district
        self.language = language
        self.stage, self.destination = stage, destination
        self.so_far = SoFar({0: Stage(stage, destination, None)}, no_guardian_reason)
        self.owner_id: UUID | None = None
        self.restricted, self.named, self.helpers = False, list[UUID](), dict[UUID, UUID]()
        self.offer, self.readers = transfer.nothing_offered()
        self.consents: Consents = {}
        self.agencies, self.shared = sharing.Agencies(), list[UUID]()
        # Records with keys of their own that were linked to this person later.
        self.records: list[UUID] = []
        self.erasure_asked_by: UUID | None = None
        self.erasure_ground = ""
        self.erased = False
        self.ties = Ties()

    def correct_details(self, *, today: date, **details: Any) -> None:
        """Raises Rejected for an erased person or details that break the rules of registration."""
        self._living()
        name_or_alias(details)
        born(details, today)
        self.trigger_event(self.DetailsCorrected, birth_year_before=self.birth_year, **details)

    def change_contact(self, **contact: Any) -> None:
        """Raises Rejected for an erased person."""
        self._living()
        self.trigger_event(self.ContactChanged, **contact)

    def change_stage(self, *, stage: str, destination: str | None, since: date) -> None:
        """Raises Rejected when a stage abroad lacks its destination."""
        self._living()
        stage_has_destination(stage, destination)
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

    def link_record(self, record_id: UUID) -> None:
        """Raises Rejected for an erased person."""
        self._living()
        self.trigger_event(self.RecordLinked, record_id=record_id)

    def unlink_record(self, record_id: UUID) -> None:
        """Raises Rejected for an erased person."""
        self._living()
        self.trigger_event(self.RecordUnlinked, record_id=record_id)

    def allows(self, purpose: str, on: date) -> bool:
        """Whether consent for a purpose holds on a day, in this file and in every other file of the person."""
        return self.agrees(purpose, on) and self.ties.allow(purpose, on)

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
            statistics=self.agrees(STATISTICS, on) and not self.ties.lapsed(STATISTICS, on),
        )

    def agrees(self, purpose: str, on: date) -> bool:
        """Whether consent holds in this file, whatever the others say: for what is about this file alone."""
        until = self.consents.get(purpose, FORGOTTEN)
        return until is None or (until is not FORGOTTEN and on <= until)

    def _erasure_is_asked(self) -> None:
        self._living()
        if self.erasure_asked_by is None:
            raise Rejected("erasure.not_asked")

    @event(events.DetailsCorrected)
    def _take_details(
        self, sex: str, birth_date: Any, birth_year: int | None, citizenships: list[str], language: str
    ) -> None:
        self.sex, self.birth_date, self.birth_year = sex, birth_date, birth_year
        self.citizenships, self.language = citizenships, language

    @event(events.ContactChanged)
    def _take_contact(self, country: str, region: str, district: str | None) -> None:
        self.country, self.region, self.district = country, region, district

    @event(events.StageChanged)
    def _take_stage(
        self, stage: str, destination: str | None, since: date, originator_version: int, command_id: UUID
    ) -> None:
        self.stage, self.destination = stage, destination
        self.so_far.enter(originator_version, command_id, Stage(stage, destination, since))

    @event(events.ConsentGiven)
    def _take_consent(self, purpose: str, expires_on: date | None, agency: Any, originator_version: int) -> None:
        given = (purpose, agency, expires_on, originator_version)
        self.consents, self.agencies = sharing.agreed(self.consents, self.agencies, *given)

    @event(events.ConsentWithdrawn)
    def _drop_consent(self, purpose: str) -> None:
        self.consents.pop(purpose, None)
        self.agencies = {} if purpose == sharing.SHARING else self.agencies

    @event(events.Assigned)
    def _take_owner(self, owner_id: UUID | None) -> None:
        self.owner_id = owner_id

    @event(events.ErasureRequested)
    def _take_request(self, actor_id: UUID, ground: str) -> None:
        self.erasure_asked_by, self.erasure_ground = actor_id, ground

    @event(events.ErasureDeclined)
    def _drop_request(self) -> None:
        self.erasure_asked_by, self.erasure_ground = None, ""

    @event(caller_events.RecordLinked)
    def _take_record(self, record_id: UUID) -> None:
        self.records = [*self.records, record_id]

    @event(caller_events.RecordUnlinked)
    def _drop_record(self, record_id: UUID) -> None:
        self.records = [each for each in self.records if each != record_id]

    @event(events.Erased)
    def _forget(self) -> None:
        self.erased = True
        self.consents, self.agencies = {}, {}
