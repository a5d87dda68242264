"""Steps about files on their way to another centre, files for named persons, and who is in danger."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from adapters.expiring import end_readings
from application import referral, transfer
from application.actor import SYSTEM, Actor
from application.asking import Absent, Forbidden
from application.centre import OpenCentre
from application.consultation import RecordConsultation
from application.curriculum import PublishCurriculum, TaughtModule
from application.desk import ListFollowUps
from application.migrant import AssignMigrant, ChangeMigrantStage, RegisterMigrant, WithdrawConsent
from application.people import FileView, PersonByNumber, PersonFile, SearchPeople
from application.person_parts import Consent
from application.protection import AccessEntries
from application.referrals import ListReferrals
from application.restriction import LiftRestriction, RestrictMigrant
from application.screening import AssessMigrant, Difficulty, PersonScreenings, Screening, Sign
from application.staff import AssignCentre, GrantRole, InviteStaff
from application.training import EnrolMigrant, ScheduleSession
from application.trainings import Room
from application.transfers import Offer, OfPerson, TransferOfPerson, Transfers, TransfersToAnswer
from tests.steps.office import CENTRES, DAY_0, Office

CENTRES.setdefault("DYU", ("Dushanbe", "TJ-DU"))


@dataclass
class Told:
    """What the steps speak of, beside the office."""

    office: Office
    numbers: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    transfer_id: UUID | None = None
    session_id: UUID | None = None
    said: frozenset[str] = frozenset()

    def person(self, name: str) -> UUID:
        return self.office.people[name]

    def of(self, centre: str) -> str:
        """Whoever was hired first at a centre."""
        return next(name for name, actor in self.office.staff.items() if centre in actor.centres)

    def offers(self, who: str) -> tuple[Offer, ...]:
        found: tuple[Offer, ...] = self.office.ask(TransfersToAnswer(), who, day=15)
        return found

    def file(self, name: str, who: str, day: int = 15) -> FileView | None:
        try:
            found: FileView = self.office.ask(PersonFile(person_id=self.person(name)), who, day)
        except Absent:
            return None
        return found


@pytest.fixture
def told(office: Office) -> Told:
    return Told(office)


@given(parsers.re(r"the (?P<role>manager|hotline operator) (?P<name>\w+) of the centre (?P<centre>\w+)"))
def hired(office: Office, role: str, name: str, centre: str) -> None:
    office.hire(name, {"manager": "MANAGER", "hotline operator": "HOTLINE"}[role], centre)


@given(parsers.parse("the coordinator {name}"))
def coordinator(office: Office, name: str) -> None:
    office.staff[name] = Actor(uuid7(), frozenset({"COORDINATOR"}), frozenset(), name=name)


@given("the counsellor Aigul of the centre ALM")
def abroad(office: Office) -> None:
    """The third centre lies in another country of the same network."""
    place = {"country": "KAZ", "region": "KZ-75", "zone": "Asia/Almaty"}
    office.staff["SYSTEM"] = Actor(uuid7(), frozenset({SYSTEM}), frozenset())
    office.accept(OpenCentre(code="ALM", name="Almaty", prefix="ALM", **place), "SYSTEM")
    office.staff.pop("SYSTEM")
    office.hire("Aigul", "COUNSELLOR", "ALM")


def registered(told: Told, name: str, centre: str, day: int, year: int, **more: Any) -> None:
    agreed = (Consent(purpose=p, mode="WRITTEN", text_version="1", language="tg") for p in ("REG", "STAT", "REF"))
    details = {"sex": "MALE", "birth_year": year, "birth_precision": "YEAR", "language": "tg"}
    place = {"centre": centre, "country": "TJK", "region": "TJ-SU"}
    person_id: UUID = uuid7()
    command = RegisterMigrant(person_id=person_id, given_name=name, consents=tuple(agreed), **details, **place, **more)
    verdict = told.office.accept(command, told.of(centre), day)
    told.office.people[name], told.homes[name] = person_id, centre
    told.numbers[name] = str(verdict.result["number"])


@given(parsers.parse("{name}, a man born in {year:d}, is registered at {centre} on day {day:d}"))
def is_registered(told: Told, name: str, year: int, centre: str, day: int) -> None:
    registered(told, name, centre, day, year)


@when(parsers.parse("Kamol registers {name}, a boy of 15, with his guardian"))
def registers_boy(told: Told, name: str) -> None:
    registered(told, name, "KJD", 4, 2010, guardian="Holmat")


@given(parsers.parse("{who} looks after {name}"))
def looks_after(told: Told, who: str, name: str) -> None:
    account = told.office.staff[who].account_id
    told.office.accept(AssignMigrant(person_id=told.person(name), owner_id=account), who)


def advised(told: Told, name: str, centre: str, day: int, **more: Any) -> None:
    what = {"topics": ("DOC-PATENT",), "main_topic": "DOC-PATENT", "occurred_at": DAY_0 + timedelta(days=day)}
    command = RecordConsultation(
        consultation_id=uuid7(), person_id=told.person(name), centre=centre, **({"channel": "OFFICE"} | what | more)
    )
    told.office.accept(command, told.of(centre), day)


@given(parsers.parse("{centre} advises {name} at the office on day {day:d}"))
def at_office(told: Told, centre: str, name: str, day: int) -> None:
    advised(told, name, centre, day)


@given(parsers.parse("{centre} advises {name} by phone on day {day:d}"))
def by_phone(told: Told, centre: str, name: str, day: int) -> None:
    promised = (DAY_0 + timedelta(days=20)).date()
    advised(told, name, centre, day, channel="PHONE_IN", follow_up_on=promised, follow_up_note="Call him back")


@given(parsers.parse("{centre} has promised to call {name} back on day {day:d}"))
def promised(told: Told, centre: str, name: str, day: int) -> None:
    if day != 20:
        on = (DAY_0 + timedelta(days=day)).date()
        advised(told, name, centre, 2, follow_up_on=on, follow_up_note="Call him back")


@given(parsers.parse("{centre} sends a referral of {name} to {service} on day {day:d}"))
def refers(told: Told, centre: str, name: str, service: str, day: int) -> None:
    ids = {"person_id": told.person(name), "referral_id": uuid7()}
    what = {"service": service, "channel": "PHONE", "agency": "Bar"}
    told.office.accept(referral.DraftReferral(**ids, **what), told.of(centre), day)
    told.office.accept(referral.SendReferral(**ids, base_version=1), told.of(centre), day)


@given(parsers.parse("{name} has a seat in a course at {centre}"))
def has_seat(told: Told, name: str, centre: str) -> None:
    coordinates = Actor(uuid7(), frozenset({"COORDINATOR"}), frozenset())
    told.office.staff["courses"] = coordinates
    course = PublishCurriculum(
        curriculum_id=uuid7(), code="PDO", revision=1, kind="PDO", title="Before",
        modules=(TaughtModule(code="MONEY", minutes=45),),
    )  # fmt: skip
    told.office.accept(course, "courses", 3)
    told.office.staff.pop("courses")
    day = (DAY_0 + timedelta(days=30)).date()
    told.session_id = uuid7()
    session = ScheduleSession(
        session_id=told.session_id, curriculum_id=course.curriculum_id, centre=centre, starts_on=day, ends_on=day,
        capacity=5, language="tg",
    )  # fmt: skip
    told.office.accept(session, "Tahmina", 3)
    told.office.accept(EnrolMigrant(session_id=told.session_id, person_id=told.person(name)), told.of(centre), 3)


# --- transfers ---------------------------------------------------------------------------------------------------


def offer(told: Told, name: str, centre: str, to: str, day: int, reason: str, *, asked: bool) -> None:
    agreed = transfer.Agreed(mode="WRITTEN", text_version="1", language="tg") if asked else None
    new: UUID = uuid7()
    command = transfer.ProposeTransfer(
        person_id=told.person(name), transfer_id=new, to_centre=to, reason=reason, note="Works there", consent=agreed
    )
    if told.office.send(command, told.of(centre), day).accepted:
        told.transfer_id = new


@given(parsers.parse("{centre} offers {name} to {to} on day {day:d} because {reason}, as he agreed in writing"))
@when(parsers.parse("{centre} offers {name} to {to} on day {day:d} because {reason}, as he agreed in writing"))
def offers(told: Told, centre: str, name: str, to: str, day: int, reason: str) -> None:
    offer(told, name, centre, to, day, reason, asked=True)


@when(parsers.parse("{centre} offers {name} to {to} on day {day:d} because {reason}, without asking him"))
def offers_unasked(told: Told, centre: str, name: str, to: str, day: int, reason: str) -> None:
    offer(told, name, centre, to, day, reason, asked=False)


@given(parsers.parse("{who} takes {name} over on day {day:d}"))
@when(parsers.parse("{who} takes {name} over on day {day:d}"))
@when(parsers.parse("{who} tries to take {name} over on day {day:d}"))
def takes_over(told: Told, who: str, name: str, day: int) -> None:
    ids = {"person_id": told.person(name), "transfer_id": told.transfer_id}
    told.office.send(transfer.AcceptTransfer(**ids, owner_id=told.office.staff[who].account_id), who, day)


@when(parsers.parse("{who} declines {name} on day {day:d} because {reason}"))
def declines(told: Told, who: str, name: str, day: int, reason: str) -> None:
    ids = {"person_id": told.person(name), "transfer_id": told.transfer_id}
    told.office.accept(transfer.DeclineTransfer(**ids, reason=reason), who, day)


@when(parsers.parse("{centre} takes the offer back on day {day:d} because {reason}"))
def withdraws(told: Told, centre: str, day: int, reason: str) -> None:
    ids = {"person_id": told.person("Dilshod"), "transfer_id": told.transfer_id}
    told.office.accept(transfer.WithdrawTransfer(**ids, reason=reason), told.of(centre), day)


@when(parsers.parse("{name} takes his consent to the transfer back on day {day:d}"))
def takes_back(told: Told, name: str, day: int) -> None:
    command = WithdrawConsent(person_id=told.person(name), purpose="TRANSFER", note="He stays")
    told.office.accept(command, told.of(told.homes[name]), day)


@when(parsers.parse("{who} ends KJD's reading on day {day:d}"))
def ends_reading(told: Told, who: str, day: int) -> None:
    ids = {"person_id": told.person("Dilshod"), "transfer_id": told.transfer_id}
    told.office.accept(transfer.EndReading(**ids), who, day)


@when(parsers.parse("the night's work is done on day {day:d}"))
def night(told: Told, day: int) -> None:
    house = told.office.house
    with time_machine.travel(DAY_0 + timedelta(days=day), tick=False):
        end_readings(house.engines["ledger"], house.system.dispatch)


@when(parsers.parse("{who} writes into the file of {name} on day {day:d}"))
def writes(told: Told, who: str, name: str, day: int) -> None:
    stage = {"stage": "PRE", "destination": "RUS", "since": DAY_0.date()}
    told.office.send(ChangeMigrantStage(person_id=told.person(name), **stage), who, day)


@then(parsers.parse("{centre} is asked to take over: male, {band}, referral open"))
def is_asked(told: Told, centre: str, band: str) -> None:
    (one,) = told.offers(told.of(centre))
    assert (one.sex, one.age_band, one.referral_open, one.may_answer) == ("MALE", band, True, True)


@then(parsers.parse("{centre} is asked nothing"))
def is_asked_nothing(told: Told, centre: str) -> None:
    assert told.offers(told.of(centre)) == ()


@then("the request says no name, no number and no reason")
def says_nothing(told: Told) -> None:
    (one,) = told.offers("Sitora")
    shown = repr({**vars(one), "person_id": None})
    assert not any(word in shown for word in ("Dilshod", told.numbers["Dilshod"], "MOVED", "Works there"))


@then(parsers.parse("for {who} there is no file of {name}"))
def no_file(told: Told, who: str, name: str) -> None:
    assert told.file(name, who) is None


@then(parsers.parse("on day {day:d} there is no file of {name} for {who}"))
def no_file_on(told: Told, day: int, name: str, who: str) -> None:
    assert told.file(name, who, day) is None


@then(parsers.parse("{who} finds nobody by the name {name}"))
def finds_nobody(told: Told, who: str, name: str) -> None:
    found = told.office.ask(SearchPeople(text=name), who)
    assert (found.people, found.elsewhere, found.with_colleague) == ((), False, False)


@then(parsers.parse("{who} finds the file of {name} by the name {text}"))
def finds(told: Told, who: str, name: str, text: str) -> None:
    found = told.office.ask(SearchPeople(text=text), who)
    assert [person.person_id for person in found.people] == [told.person(name)]


@then(parsers.parse("{who} finds nobody by the number of {name}"))
def finds_no_number(told: Told, who: str, name: str) -> None:
    assert told.office.ask(SearchPeople(text=told.numbers[name]), who).people == ()
    with pytest.raises(Absent):
        told.office.ask(PersonByNumber(number=told.numbers[name]), who)


@then(parsers.parse("{who} reads the file of {name}, and may write in it"))
def reads_and_writes(told: Told, who: str, name: str) -> None:
    file = told.file(name, who)
    assert file is not None
    assert file.header.may_write


@then(parsers.parse("{who} reads the file of {name} on day {day:d}, but may not write in it"))
def reads_only(told: Told, who: str, name: str, day: int) -> None:
    file = told.file(name, who, day)
    assert file is not None
    assert file.header.name == name
    assert not file.header.may_write


@then(parsers.parse("the access log says that {who} read {name}'s file for a transfer"))
def log_says(told: Told, who: str, name: str) -> None:
    told.office.staff["Farrukh"] = Actor(uuid7(), frozenset({"PROTECTION"}), frozenset())
    page = told.office.ask(AccessEntries(person_id=told.person(name)), "Farrukh")
    by_them = [entry for entry in page.entries if entry.account_id == told.office.staff[who].account_id]
    assert [entry.purpose for entry in by_them] == ["transfer"] * 2


@then(parsers.parse("the history of {name} does not say that reading ended"))
def not_ended(told: Told, name: str) -> None:
    file = told.file(name, "Sitora")
    assert file is not None
    assert "migrant.ReadingEnded" not in [entry.topic for entry in file.timeline]


@then(parsers.parse("the history of {name} says that KJD's reading ended because {reason}"))
def ended(told: Told, name: str, reason: str) -> None:
    file = told.file(name, "Sitora")
    assert file is not None
    (entry,) = [entry for entry in file.timeline if entry.topic == "migrant.ReadingEnded"]
    assert (entry.summary["of_centre"], entry.summary["reason"]) == ("KJD", reason)


@then(parsers.parse("the referral of {name} is on the list of {centre}, due on day {day:d}"))
def referral_is_at(told: Told, name: str, centre: str, day: int) -> None:
    (row,) = told.office.ask(ListReferrals(), told.of(centre)).rows
    assert (row.person_id, row.due_on) == (told.person(name), (DAY_0 + timedelta(days=day)).date())


@then(parsers.parse("it is not on the list of {centre}"))
def referral_is_not_at(told: Told, centre: str) -> None:
    assert told.office.ask(ListReferrals(), told.of(centre)).rows == ()


@then(parsers.parse("the call that was promised for day 20 waits at {centre}, not at {other}"))
def promise_moved(told: Told, centre: str, other: str) -> None:
    waiting = [len(told.office.ask(ListFollowUps(show="all"), told.of(each), 19).rows) for each in (centre, other)]
    assert waiting == [1, 0]


@then(parsers.parse("Kamol sees that {centre} declined because {reason}"))
def sees_declined(told: Told, centre: str, reason: str) -> None:
    (row,) = told.office.ask(Transfers(), "Kamol", 15).answered
    assert (row.to_centre, row.state, row.reason_code, row.name) == (centre, "DECLINED", reason, "Dilshod")
    of_him: OfPerson = told.office.ask(TransferOfPerson(person_id=told.person("Dilshod")), "Kamol", 15)
    assert of_him.open is None


@then(parsers.parse("in T1 of the year {one} has {many:d} contacts and {other} has {few:d}"))
def t1(told: Told, one: str, many: int, other: str, few: int) -> None:
    table = told.office.table("T1", "centre_channel")
    assert [table.value(centre) for centre in (one, other)] == [many, few]


@then(parsers.parse("in T2 of the year there is 1 man of 35 to 44, and 1 person in all"))
def t2(told: Told) -> None:
    table = told.office.table("T2", "age_sex")
    assert (table.value("Y35T44", "MALE"), table.value("_T")) == (1, 1)


# --- restricted files ----------------------------------------------------------------------------------------------


def in_service(told: Told, name: str) -> None:
    """An account as the administrator opens it, so that others can name it."""
    actor = told.office.staff[name]
    told.office.staff["ADMIN"] = Actor(uuid7(), frozenset({"ADMINISTRATOR"}), frozenset())
    invited = InviteStaff(account_id=actor.account_id, full_name=name, login=name.lower(), language="tg")
    told.office.accept(invited, "ADMIN", 4)
    for role in sorted(actor.roles):
        told.office.accept(GrantRole(account_id=actor.account_id, role=role), "ADMIN", 4)
    for code in sorted(actor.centres):
        told.office.accept(AssignCentre(account_id=actor.account_id, code=code), "ADMIN", 4)
    told.office.staff.pop("ADMIN")


@given(parsers.parse("Kamol restricts the file of {name} to himself because {reason}"))
@when(parsers.parse("Kamol restricts the file of {name} to himself because {reason}"))
def restricts(told: Told, name: str, reason: str) -> None:
    named = (told.office.staff["Kamol"].account_id,)
    told.office.accept(RestrictMigrant(person_id=told.person(name), named=named, reason=reason), "Kamol", 3)


@when(parsers.parse("Kamol restricts the file of {name} to himself and {other} because {reason}"))
def restricts_to_both(told: Told, name: str, other: str, reason: str) -> None:
    in_service(told, other)
    named = tuple(told.office.staff[who].account_id for who in ("Kamol", other))
    told.office.accept(RestrictMigrant(person_id=told.person(name), named=named, reason=reason), "Kamol", 4)


@when(parsers.parse("Kamol restricts the file of {name} to nobody because {reason}"))
def restricts_to_nobody(told: Told, name: str, reason: str) -> None:
    told.office.send(RestrictMigrant(person_id=told.person(name), reason=reason), "Kamol", 4)


@when("Kamol lifts the restriction")
def lifts(told: Told) -> None:
    told.office.accept(LiftRestriction(person_id=told.person("Dilshod"), note="Over"), "Kamol", 5)


@then(parsers.parse("for {who} the file of {name} is as if it had never been"))
def never_been(told: Told, who: str, name: str) -> None:
    """The same answer, and as many questions to the database, as for an id that was made up."""
    answers = []
    for person_id in (told.person(name), uuid7()):
        told.office.people["?"] = person_id
        answers.append(told.file("?", who))
    assert answers == [None, None]
    sent = [told.office.send(_stage(told, person_id), who, 20) for person_id in (told.person(name), uuid7())]
    assert len({(verdict.status, verdict.code) for verdict in sent}) == 1


def _stage(told: Told, person_id: UUID) -> ChangeMigrantStage:
    return ChangeMigrantStage(person_id=person_id, stage="PRE", destination="RUS", since=DAY_0.date())


@then(parsers.parse("Nigora's list of referrals has {none:d} lines, Kamol's has {some:d}"))
def referral_lists(told: Told, none: int, some: int) -> None:
    lists = [told.office.ask(ListReferrals(), who) for who in ("Nigora", "Kamol")]
    assert [len(each.rows) for each in lists] == [none, some]
    assert [each.counts["open"] for each in lists] == [none, some]


@then(parsers.parse("Nigora's day has {none:d} calls to make, Kamol's has {some:d}"))
def days(told: Told, none: int, some: int) -> None:
    lists = [told.office.ask(ListFollowUps(show="all"), who, 4) for who in ("Nigora", "Kamol")]
    assert [len(each.rows) for each in lists] == [none, some]


@then(parsers.re(r"(?P<who>\w+) sees (?P<names>\d+) names? and (?P<seats>\d+) seats? taken"))
def sees_room(told: Told, who: str, names: str, seats: str) -> None:
    room = told.office.ask(Room(session_id=told.session_id), who)
    assert (len(room.people), room.taken, room.session.enrolled) == (int(names), int(seats), 1)


# --- screening -----------------------------------------------------------------------------------------------------


def assess(told: Told, name: str, day: int, **answers: Any) -> None:
    told.office.send(AssessMigrant(person_id=told.person(name), **answers), "Kamol", day)


@given(parsers.re(r"Kamol asks (?P<name>\w+) on day (?P<day>\d+) and hears yes to (?P<codes>FL.+)"))
@when(parsers.re(r"Kamol asks (?P<name>\w+) on day (?P<day>\d+) and hears yes to (?P<codes>FL.+)"))
def hears_yes(told: Told, name: str, day: str, codes: str) -> None:
    signs = tuple(Sign(code=code, said="YES") for code in codes.split(", "))
    assess(told, name, int(day), signs=signs, note="He spoke quietly")


@when(parsers.parse("Kamol asks {name} on day {day:d} and hears nothing"))
def hears_nothing(told: Told, name: str, day: int) -> None:
    assess(told, name, day)


@when(parsers.parse("Kamol asks {name} on day {day:d} and hears that {domain} is {degree}"))
def hears_difficulty(told: Told, name: str, day: int, domain: str, degree: str) -> None:
    assess(told, name, day, difficulties=(Difficulty(domain=domain, degree=degree),))


@when("Kamol gives the file back to the desk")
def gives_back(told: Told) -> None:
    told.office.accept(AssignMigrant(person_id=told.person("Dilshod")), "Kamol", 10)


def newest(told: Told) -> Screening:
    found: Screening = told.office.ask(PersonScreenings(person_id=told.person("Dilshod")), "Kamol").rows[0]
    return found


@then(parsers.parse("Kamol reads {many:d} screenings, the newest with {codes}"))
def reads_screenings(told: Told, many: int, codes: str) -> None:
    rows = told.office.ask(PersonScreenings(person_id=told.person("Dilshod")), "Kamol").rows
    assert len(rows) == many
    assert list(rows[0].indicators) == codes.split(", ")


@then("Dilshod is Kamol's")
def is_kamols(told: Told) -> None:
    file = told.file("Dilshod", "Kamol")
    assert file is not None
    assert file.header.owner_id == told.office.staff["Kamol"].account_id


@then(parsers.parse("it is suggested to consider {codes}"))
def suggested(told: Told, codes: str) -> None:
    assert list(newest(told).suggestions) == codes.split(", ")


@then("nothing is suggested")
def not_suggested(told: Told) -> None:
    assert newest(told).suggestions == ()


@then("the file of Dilshod is not restricted")
def not_restricted(told: Told) -> None:
    file = told.file("Dilshod", "Kamol")
    assert file is not None
    assert not file.header.thing.restricted


@then("a disability is noted")
def disability(told: Told) -> None:
    assert newest(told).disability


@then("no disability is noted")
def no_disability(told: Told) -> None:
    assert not newest(told).disability


@then(parsers.parse("{who} cannot read the screenings"))
def cannot_read(told: Told, who: str) -> None:
    with pytest.raises((Absent, Forbidden)):
        told.office.ask(PersonScreenings(person_id=told.person("Dilshod")), who)


@then("the history that Kamol reads does not tell the answers")
def history_silent(told: Told) -> None:
    file = told.file("Dilshod", "Kamol")
    assert file is not None
    assert not any(word in repr(file) for word in ("FL05", "quietly", "marked"))


@then("Nigora may ask, but does not read the answers")
def may_ask_only(told: Told) -> None:
    found = told.office.ask(PersonScreenings(person_id=told.person("Dilshod")), "Nigora")
    assert (found.rows, found.shown, found.may_write) == ((), False, True)
