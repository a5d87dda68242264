"""Moves about people at random: files, contacts, referrals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from application import consultation, migrant, override, recalling, referral, refusal
from application.actor import PARTNER, SLIP, Actor
from application.answering import AnswerByCode
from application.partner import AnswerAsOrganisation
from application.person_parts import Details, Residence
from tests.harness.days import today
from tests.simulation.asking import a_consent, a_consultation, a_referral, a_registration
from tests.simulation.staff import COUNSELLORS, MANAGERS, PROTECTOR, an_actor
from tests.simulation.world import PURPOSES, Maker, Move, World

TOPICS = ("DOC-PATENT", "INF-COST", "INF-RULES", "DOC-REG")
SERVICES = ("LEGAL", "HEALTH", "SHELTER")
ORGANISATION = an_actor(SLIP, centres=("KJD",))
CANCEL = ("NEED_PASSED", "SENT_IN_ERROR", "OTHER")


def _register(w: World) -> Move:
    who = {"sex": w.pick(["FEMALE", "MALE", "UNKNOWN"]), "birth_year": w.rng.randrange(1950, 2010)}
    given = tuple(a_consent(purpose) for purpose in PURPOSES if w.rng.random() < 0.8)
    office = w.office()
    command = a_registration(centre=office, consents=given, guardian="Холмат", **who)
    w.people.append(command.person_id)
    return command, COUNSELLORS[office]


def _details(w: World) -> Move:
    person = w.pick(w.people)
    first = a_registration(birth_year=w.rng.randrange(1950, 2010), sex=w.pick(["FEMALE", "MALE"]))
    same = {f.name: getattr(first, f.name) for f in fields(Details)}
    head = {"person_id": person, "base_version": w.base(person), "reason": "TYPING_ERROR"}
    return migrant.CorrectMigrantDetails(**head, **same), w.desk()


def _contact(w: World) -> Move:
    person, first = w.pick(w.people), a_registration(village=w.pick(["Исписор", "Ёва", ""]))
    same = {f.name: getattr(first, f.name) for f in fields(Residence)}
    return migrant.ChangeMigrantContact(person_id=person, base_version=w.base(person), **same), w.desk()


def _topics(w: World, number: int) -> tuple[str, ...]:
    """Sometimes one that a centre added is the first of them."""
    own = [w.pick(w.topics)] if w.topics and w.rng.random() < 0.2 else []
    return (*own, *w.rng.sample(TOPICS, number))


def _held(w: World) -> Move:
    person, office, topics = w.maybe(w.pick(w.people), 0.9), w.office(), _topics(w, 2)
    when = {"follow_up_on": w.maybe(today() + timedelta(days=w.rng.randrange(-1, 9)))}
    command = a_consultation(person, centre=office, topics=topics, main_topic=topics[0], **when)
    w.contacts.append((command.consultation_id, person))
    return command, COUNSELLORS[office]


def _of_contact(w: World) -> dict[str, Any]:
    contact, person = w.pick(w.contacts)
    return {"consultation_id": contact, "person_id": person if w.rng.random() < 0.95 else w.pick(w.people)}


def _corrected(w: World) -> Move:
    ids, office = _of_contact(w), w.office()
    topics = _topics(w, 1)
    held = vars(a_consultation(None, centre=office, topics=topics, main_topic=topics[0])) | ids
    taken = {f.name for f in fields(consultation.CorrectConsultation)}
    same = {name: value for name, value in held.items() if name in taken}
    version = {"base_version": w.base(ids["consultation_id"]), "reason": "WRONG_CODE"}
    return consultation.CorrectConsultation(**same, **version), COUNSELLORS[office]


def _voided(w: World) -> Move:
    ids = _of_contact(w)
    version = w.base(ids["consultation_id"])
    return consultation.VoidConsultation(**ids, base_version=version, reason="DUPLICATE"), w.desk()


def _closed(w: World) -> Move:
    after, desk = w.maybe(today() + timedelta(days=3)), w.desk()
    again = {"next_on": after, "next_for": w.maybe(desk.account_id, 0.5) if after else None}
    return consultation.CloseFollowUp(**_of_contact(w), outcome="ADVISED", note="ok", **again), desk


def _drafted(w: World) -> Move:
    known = w.maybe(w.pick(w.providers), 0.4) if w.providers else None
    before = [referral_id for referral_id, _person in w.referrals]
    person, replaces = w.pick(w.people), w.maybe(w.pick(before), 0.2) if before else None
    person = dict(w.referrals)[replaces] if replaces else person
    command = a_referral(person, service=w.pick(SERVICES), provider_id=known, replaces=replaces)
    w.referrals.append((command.referral_id, command.person_id))
    return command, w.desk()


def _rewritten(w: World) -> Move:
    referral_id, person = w.pick(w.referrals)
    ids = {"referral_id": referral_id, "person_id": person, "base_version": w.base(referral_id)}
    said = {"service": w.pick(SERVICES), "channel": "PAPER_SLIP", "agency": "Bar", "shared": ("NAME",)}
    return referral.RewriteReferral(**ids, **said), w.desk()


def _answered(w: World) -> Move:
    referral_id, person = w.pick(w.referrals)
    ids = {"referral_id": referral_id, "person_id": person, "base_version": w.base(referral_id)}
    said = {"reason": "NO_CAPACITY", "result": "SERVICE_RECEIVED", "note": "ok"}
    answer = w.pick(["ACCEPT", "ACCEPT", "DECLINE", "START", "COMPLETE"])
    if w.providers and w.rng.random() < 0.5:
        somebody = replace(an_actor(PARTNER, centres=()), providers=frozenset(w.providers))
        return AnswerAsOrganisation(**ids, answer=answer, **said), somebody
    return AnswerByCode(**ids, answer=answer, **said), ORGANISATION


def _step(kind: Any, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        referral_id, person = w.pick(w.referrals)
        ids = {"referral_id": referral_id, "person_id": person, "base_version": w.base(referral_id)}
        return kind(**ids, **more), w.desk()

    return made


def _person(kind: Any, office: Actor | None = None, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        return kind(person_id=w.pick(w.people), **more), office or w.desk()

    return made


def _erased(w: World) -> Move:
    return migrant.EraseMigrant(person_id=w.pick(w.people)), PROTECTOR


def _stage(w: World) -> Move:
    command = migrant.ChangeMigrantStage(
        person_id=w.pick(w.people), stage="PRE", destination="RUS", since=today()
    )
    return command, w.desk()


def _given(w: World) -> Move:
    consent = vars(a_consent(w.pick(PURPOSES)))
    return migrant.GiveConsent(person_id=w.pick(w.people), **consent), w.desk()


def _withdrawn(w: World) -> Move:
    purpose = w.pick(PURPOSES)
    return migrant.WithdrawConsent(person_id=w.pick(w.people), purpose=purpose, note="no"), w.desk()


def _not_with(w: World) -> Move:
    consent = w.rng.randrange(2, 9)
    return recalling.WithdrawSharing(person_id=w.pick(w.people), consent=consent, note="no"), w.desk()


def _decided(w: World) -> Move:
    command, _desk = _step(override.DecideOverride, decision=w.pick(override.DECISIONS), note="so")(w)
    return command, PROTECTOR


def _refused(w: World) -> Move:
    said = {name: value for name, value in vars(a_consent(w.pick(PURPOSES))).items() if name != "expires_on"}
    return refusal.RefuseConsent(person_id=w.pick(w.people), **said), w.desk()


def _assigned(w: World) -> Move:
    desk = w.desk()
    owner = w.maybe(desk.account_id, 0.2)
    return migrant.AssignMigrant(person_id=w.pick(w.people), owner_id=owner), desk


def _cancelled(w: World) -> Move:
    return _step(referral.CancelReferral, reason=w.pick(CANCEL))(w)


# How often, beside how.
PEOPLE: dict[type, tuple[float, Maker]] = {
    migrant.RegisterMigrant: (2, _register),
    migrant.CorrectMigrantDetails: (4, _details),
    migrant.ChangeMigrantContact: (3, _contact),
    migrant.ChangeMigrantStage: (2, _stage),
    migrant.GiveConsent: (5, _given),
    migrant.WithdrawConsent: (1.5, _withdrawn),
    recalling.WithdrawSharing: (1, _not_with),
    refusal.RefuseConsent: (1, _refused),
    migrant.AssignMigrant: (0.6, _assigned),
    migrant.RequestErasure: (0.7, _person(migrant.RequestErasure, MANAGERS["KJD"], ground="CLIENT_REQUEST")),
    migrant.DeclineErasure: (0.3, _person(migrant.DeclineErasure, PROTECTOR, reason="no")),
    migrant.EraseMigrant: (0.5, _erased),
    consultation.RecordConsultation: (8, _held),
    consultation.CorrectConsultation: (6, _corrected),
    consultation.VoidConsultation: (2, _voided),
    consultation.CloseFollowUp: (4, _closed),
    referral.DraftReferral: (1.2, _drafted),
    AnswerByCode: (2, _answered),
    AnswerAsOrganisation: (1, _answered),
    referral.RewriteReferral: (1.5, _rewritten),
    override.AskOverride: (1, _step(override.AskOverride, ground="CHILD_AT_RISK", explanation="бьют")),
    override.DecideOverride: (1, _decided),
    referral.SendReferral: (5, _step(referral.SendReferral)),
    referral.AcceptReferral: (4, _step(referral.AcceptReferral, note="yes")),
    referral.DeclineReferral: (0.6, _step(referral.DeclineReferral, by="PROVIDER", reason="NO_CAPACITY")),
    referral.StopWaiting: (1, _step(referral.StopWaiting)),
    referral.StartReferral: (3, _step(referral.StartReferral)),
    referral.CompleteReferral: (
        3,
        _step(referral.CompleteReferral, result="SERVICE_RECEIVED", feedback="well"),
    ),
    referral.CancelReferral: (0.3, _cancelled),
    referral.ReopenReferral: (2, _step(referral.ReopenReferral)),
}
