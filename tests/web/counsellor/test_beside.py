"""What a talk brings with it, as the pages take it: a ban, a claim, further persons, feedback; talks and journeys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.ban_check import AskBanCheck
from application.ban_checks import ListBanChecks
from application.claim import RecoverAmount, StateClaim
from application.consultations import ConsultationById, ConsultationList, ConsultationView
from application.migrant import AssignMigrant
from application.people import PersonHeader
from application.trips import ListTrips
from tests.harness.days import today
from tests.web.counsellor.counselling import Counselling, boxes, words
from tests.web.counsellor.test_people import fill

BAN = {"topics": ["DOC-BAN"], "destination": "RUS", "stage": "PRE"}


def ask(centre: Counselling, question: Any) -> Any:
    return centre.network.house.system.ask(question, centre.actor("gulnora"), route="test")


def last_talk(centre: Counselling, person: UUID) -> ConsultationView:
    row = ask(centre, ConsultationList(person_id=person))[0]
    found: ConsultationView = ask(centre, ConsultationById(consultation_id=row.consultation_id))
    return found


def number_of(centre: Counselling, person: UUID) -> str:
    return str(ask(centre, PersonHeader(person_id=person)).number)


def test_a_ban_found_while_talking_makes_the_problem_the_day_and_the_appeal(
    centre: Counselling, client: Any
) -> None:
    person = centre.register(stage="PRE", destination="RUS")
    leaves = (datetime.now(UTC) + timedelta(days=4)).date()
    told = {"ban_result": "BANNED", "ban_until": "2028-02-11", "leaves_on": leaves.isoformat()}
    answer = fill(client, f"/people/{person}/consultations/new", **BAN, **told)
    assert answer.status_code == 303, words(answer.text)
    view = last_talk(centre, person)
    assert (view.record.document_problems, str(view.record.ban_until)) == (("ENTRY_BAN",), "2028-02-11")
    assert (view.answers["task_kind"], view.answers["task_topic"]) == ("APPEAL", "LEG")
    assert view.record.follow_up_on is not None
    assert view.record.follow_up_on < leaves
    desk = words(client.get("/today").text)
    assert "Entry ban File an appeal · Legal matters" in desk, desk


def test_the_appeal_is_for_a_colleague_who_sees_the_file_until_it_is_filed(
    centre: Counselling, client: Any
) -> None:
    person = centre.register(stage="PRE", destination="RUS")
    centre.network.accept(
        AssignMigrant(person_id=person, owner_id=centre.ids["gulnora"]), centre.actor("gulnora")
    )
    farrukh = centre.client("farrukh")
    assert farrukh.get(f"/people/{person}").status_code == 404
    told = {"ban_result": "BANNED", "ban_until": "2028-02-11", "task_for": str(centre.ids["farrukh"])}
    answer = fill(client, f"/people/{person}/consultations/new", **BAN, **told)
    assert answer.status_code == 303, words(answer.text)
    talk = last_talk(centre, person).record.consultation_id
    assert "File an appeal" in words(farrukh.get("/today").text)
    assert "What was promised to somebody is for you to do" in words(farrukh.get("/notices/").text)
    assert "A colleague was asked" in words(farrukh.get(f"/people/{person}").text)
    done = fill(farrukh, f"/consultations/{talk}/follow-up", outcome="APPLICATION_FILED")
    assert done.location.endswith("/today")
    assert farrukh.get(f"/people/{person}").status_code == 404


def test_a_silent_authority_is_written_down_as_silent(centre: Counselling, client: Any) -> None:
    person = centre.register(stage="PRE", destination="RUS")
    fill(client, f"/people/{person}/consultations/new", **BAN, ban_result="NOT_ANSWERED")
    page = words(client.get("/ban-checks").text)
    assert "Not answered" in page
    assert "No entry ban" in page  # the tab, with nobody in it
    assert ask(centre, ListBanChecks(show="not_banned")).rows == ()
    row = ask(centre, ListBanChecks()).rows[0]
    # A manager reads the list, but the answer is written down by whoever asked.
    assert f"/ban-checks/{row.check_id}" in client.get("/ban-checks").text
    assert f"/ban-checks/{row.check_id}" not in centre.client("daler").get("/ban-checks").text
    answered = fill(
        client, f"/people/{person}/ban-checks/{row.check_id}", result="BANNED", banned_until="2029-01-01"
    )
    assert "ban=" in answer_of(answered)
    form = boxes(client.get(answered.location).text)
    assert (set(form["topics"]), form["document_problems"]) == ({"DOC-BAN"}, ["ENTRY_BAN"])


def answer_of(answer: Any) -> str:
    return str(answer.location)


def test_an_unknown_number_of_a_further_person_is_named_and_what_was_typed_is_kept(
    centre: Counselling, client: Any
) -> None:
    path = f"/people/{centre.register()}/consultations/new"
    answer = fill(client, path, topics=["DOC-PASS"], with_others="KJD-1999-000001", advice="ҳарду")
    assert answer.status_code == 422
    assert "No file here has this number: KJD-1999-000001." in words(answer.text)
    assert boxes(answer.text)["advice"] == ["ҳарду"]


def test_a_talk_with_two_stands_in_both_files_and_its_words_in_one(centre: Counselling, client: Any) -> None:
    first, second = centre.register(), centre.register(family_name="Назарова")
    told = {"with_others": number_of(centre, second), "advice": "танҳо ба якум"}
    assert fill(client, f"/people/{first}/consultations/new", topics=["DOC-PASS"], **told).status_code == 303
    assert "танҳо ба якум" in client.get(f"/people/{first}").text
    other = client.get(f"/people/{second}").text
    assert "танҳо ба якум" not in other
    assert "Passport" in words(other)


def test_a_correction_shows_what_stood_before_beside_what_stands_now(
    centre: Counselling, client: Any
) -> None:
    person = centre.register()
    paid = {"agency": "Сафар", "fee": "3000", "fee_currency": "TJS"}
    fill(client, f"/people/{person}/consultations/new", topics=["EMP-FEE"], **paid)
    assert "Recruitment: Сафар; fee 3 000 TJS" in words(client.get(f"/people/{person}").text).replace("\xa0", " ")
    found = last_talk(centre, person).record.consultation_id
    right = {"fee": "300", "channel": "MOBILE", "reason": "TYPING_ERROR"}
    corrected = fill(client, f"/consultations/{found}/correct", **right)
    assert corrected.status_code == 303, words(corrected.text)
    page = words(client.get(f"/consultations/{found}").text)
    assert "3 000 300" in page
    assert "At the centre Mobile consultation" in page


def test_a_sum_without_its_currency_is_asked_for(centre: Counselling, client: Any) -> None:
    path = f"/people/{centre.register()}/consultations/new"
    answer = fill(client, path, topics=["EMP-FEE"], fee="3000")
    assert answer.status_code == 422
    assert "A sum of money needs its currency" in words(answer.text)


def test_wages_are_claimed_paid_in_part_and_closed(centre: Counselling, client: Any) -> None:
    person = centre.register()
    owed = {"amount": "200 000", "currency": "RUB", "worked_in": "RUS", "employer": "Сохтмон"}
    stated = fill(client, f"/people/{person}/claims/new", **owed)
    assert stated.status_code == 303, words(stated.text)
    assert fill(client, f"{stated.location}/recover", amount="1200000").status_code == 422
    assert fill(client, f"{stated.location}/recover", amount="120000").status_code == 303
    assert "80 000 RUB" in words(client.get(stated.location).text)
    assert fill(client, f"{stated.location}/close", outcome="PAID_IN_PART").status_code == 303
    assert "780" not in words(client.get("/claims?show=all").text)


def test_feedback_is_written_down_once(centre: Counselling, client: Any) -> None:
    person = centre.register()
    found = centre.consultation(person)
    path = f"/consultations/{found}/feedback"
    assert fill(client, path, score="5").status_code == 303
    again = fill(client, path, score="4")
    assert again.status_code == 422
    assert "written down already" in words(again.text)


def test_a_talk_is_planned_held_and_put_right(centre: Counselling, client: Any) -> None:
    planned = fill(client, "/outreach/plan", planned_on=today().isoformat(), place="Масҷид")
    assert planned.status_code == 303, words(planned.text)
    held_at = {"held_on": (datetime.now(UTC) - timedelta(days=1)).date().isoformat()}
    held = fill(client, f"{planned.location}/hold", men="300", women="12", leaflet_1="40", **held_at)
    assert held.status_code == 303, words(held.text)
    right = fill(client, f"{planned.location}/correct", men="30", reason="TYPING_ERROR")
    assert right.status_code == 303, words(right.text)
    page = words(client.get(planned.location).text)
    assert "42 (30 men, 12 women)" in page
    assert "300 men" in page


def test_a_journey_to_nowhere_does_not_begin(client: Any) -> None:
    answer = fill(client, "/trips/new", starts_on=today().isoformat(), note="Ду мошин")
    assert answer.status_code == 422
    assert "Choose a district, or write down the route." in words(answer.text)
    assert "Ду мошин" in answer.text


def test_a_journey_has_its_sheet_with_what_was_done_on_the_way(centre: Counselling, client: Any) -> None:
    started = fill(client, "/trips/new", route="Исфара", starts_on=today().isoformat())
    assert started.status_code == 303, words(started.text)
    assert fill(client, f"{started.location}/villages/new", village="Ворух").status_code == 303
    trip = ask(centre, ListTrips()).rows[0]
    person = centre.register(family_name="Саидова")
    path = f"/people/{person}/consultations/new?trip={trip.trip_id}"
    assert boxes(client.get(path).text)["trip"] == [str(trip.trip_id)]
    assert fill(client, path, topics=["DOC-PATENT"]).status_code == 303
    page = words(client.get(started.location).text)
    assert "Ворух" in page
    assert "Саидова" in page
    assert fill(client, f"{started.location}/close").status_code == 303
    struck = fill(client, f"{started.location}/villages/strike", stop="2", reason="TYPING_ERROR")
    assert struck.status_code == 303, words(struck.text)
    assert "struck Typing error" in words(client.get(started.location).text)


def test_a_mistyped_payment_is_struck_and_a_claim_or_a_check_of_somebody_else_declared_void(
    centre: Counselling, client: Any
) -> None:
    person = centre.register(stage="PRE", destination="RUS")
    of = {"person_id": person, "claim_id": UUID(int=11)}
    owed = {"amount": Decimal(900), "currency": "RUB", "worked_in": "RUS"}
    for command in (
        StateClaim(**of, **owed, centre="KJD"),
        RecoverAmount(**of, base_version=1, amount=Decimal(500)),
        AskBanCheck(person_id=person, check_id=UUID(int=12), centre="KJD", entry_to="RUS"),
    ):
        centre.network.accept(command, centre.actor("gulnora"))
    claim, check = f"/people/{person}/claims/{UUID(int=11)}", f"/people/{person}/ban-checks/{UUID(int=12)}/void"
    answer = fill(client, f"{claim}/strike", payment="2", reason="TYPING_ERROR", explanation="a nought too many")
    assert answer.status_code == 303, words(answer.text)
    page = words(client.get(claim).text)
    assert "struck Typing error" in page, page
    assert "Strike a payment" not in page
    assert fill(client, f"{claim}/close", outcome="NO_PROSPECT").status_code == 303
    assert fill(client, f"{claim}/reopen", reason="NEW_INFORMATION").status_code == 303
    assert "Reopen the claim" not in words(client.get(claim).text)
    assert fill(client, f"{claim}/void", reason="WRONG_PERSON").status_code == 303
    assert fill(client, check, reason="WRONG_PERSON").status_code == 303
    listed = words(client.get(f"/people/{person}/claims").text)
    assert listed.count("void: ") == 2, listed
    assert fill(client, check, reason="WRONG_PERSON").status_code == 422
