"""Steps about one man with two files: what both must allow, and what the desk of one sees of the other."""

from __future__ import annotations

from pytest_bdd import given, parsers, then, when

from application.migrant import GiveConsent, WithdrawConsent
from application.people import PersonFile
from application.reaching import Reach, ReachPeople
from application.referrals import OneReferral, PersonReferrals
from tests.steps.same_person import Story, refer

WRITTEN = {"mode": "WRITTEN", "text_version": "1", "language": "tg"}


def agree(story: Story, name: str, purpose: str, agency: str = "") -> None:
    story.register.do(GiveConsent(person_id=story.files[name], purpose=purpose, agency=agency, **WRITTEN))


@given(parsers.parse('"{name}" agrees to "REF" for "{agency}" only'))
def agrees_only(story: Story, name: str, agency: str) -> None:
    story.register.do(WithdrawConsent(person_id=story.files[name], purpose="REF"))
    agree(story, name, "REF", agency)


@when(parsers.parse('"{name}" agrees to "REF" for "{agency}"'))
def agrees(story: Story, name: str, agency: str) -> None:
    agree(story, name, "REF", agency)


@given(parsers.parse('both agree to "{purpose}", and "{name}" to "{more}"'))
def both_agree(story: Story, purpose: str, name: str, more: str) -> None:
    for each in story.files:
        agree(story, each, purpose)
    agree(story, name, more)


@then(parsers.parse('"{name}" can no longer be told to "Bar"'))
def not_told(story: Story, name: str) -> None:
    assert refer(story, name).code == "consent.other_agency"
    desk, person = story.desk(name), story.files[name]
    draft = next(row for row in story.ask(PersonReferrals(person_id=person), desk) if row.status == "DRAFT")
    assert not story.ask(OneReferral(person_id=person, referral_id=draft.referral_id), desk).named


@then(parsers.parse('"{name}" may be called, and is sent no message'))
def called_only(story: Story, name: str) -> None:
    person = story.files[name]
    reach: Reach = story.ask(ReachPeople(person_ids=(person,)), story.desk(name))[person]
    assert (reach.may_call, reach.may_message) == (True, False)


@then(
    parsers.re(
        r"the counsellor of (?P<centre>\w+) sees of the other file (?P<held>\d) consultations?, "
        r"(?P<certificates>\d) certificates? and not what they were about"
    )
)
def sees_that_only(story: Story, centre: str, held: str, certificates: str) -> None:
    name = next(each for each, where in story.centres.items() if where == centre)
    file = story.ask(PersonFile(person_id=story.files[name]), story.desk(name))
    theirs = [entry for entry in file.timeline if entry.number != file.header.number]
    topics = [entry.topic for entry in theirs]
    found = (topics.count("consultation.Held"), topics.count("training.CertificateIssued"))
    assert found == (int(held), int(certificates))
    assert {topic.split(".")[0] for topic in topics} <= {"consultation", "referral", "training"}
    assert all(entry.closed and not entry.texts and not entry.actor for entry in theirs)
    assert {key for entry in theirs for key in entry.summary} <= {"curriculum", "number"}
