"""A counsellor at work in a real browser: by keyboard alone, in both schemes, on a narrow screen, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.desk import EVERY_LOOK, Open, centre, keys, looks, open_desk, tab_to
from tests.harness.accessibility import axe_violations
from tests.web.counsellor.counselling import Counselling

pytestmark = pytest.mark.browser

__all__ = ["centre", "open_desk"]


def test_somebody_is_registered_and_advised_without_touching_the_mouse(open_desk: Open) -> None:
    page = open_desk(by_keyboard=True)
    keys(page, "Шоди Карим", "Enter")
    expect(page.get_by_role("heading", name="Nobody found")).to_be_visible()
    keys(page, "Alt+n")
    page.wait_for_url("**/people/new*")
    expect(page.locator("[name=family_name]")).to_be_focused()
    tab_to(page, "sex")
    keys(page, "Space")
    tab_to(page, "born-year")
    keys(page, "1990")
    tab_to(page, "place")
    keys(page, "хучанд", "ArrowDown", "Enter")
    tab_to(page, "stage")
    keys(page, "Not a")
    tab_to(page, "consents")
    keys(page, "Space", "Tab", "Tab", "Space", "Control+s")
    page.wait_for_url("**/consultations/new")
    expect(page.locator("[name=asked_by]")).to_be_focused()
    tab_to(page, "topics-filter")
    keys(page, "patent", "Enter")
    tab_to(page, "advice")
    keys(page, "Дар сомона сабти ном кунед", "Control+s")
    expect(page.get_by_text("The consultation was saved.")).to_be_visible()
    expect(page.get_by_role("heading", name="Documents and status › Patent for work")).to_be_visible()
    expect(page.get_by_text("Дар сомона сабти ном кунед")).to_be_visible()


def test_a_second_consultation_takes_a_dozen_keys(centre: Counselling, open_desk: Open) -> None:
    person = centre.register()
    centre.network.house.search.follow()
    page = open_desk()
    keys(page, "Karimova", "Enter")
    page.get_by_role("link", name="Каримова Зарина").focus()
    keys(page, "Enter")
    page.wait_for_url(f"**/people/{person}")
    keys(page, "Alt+n")
    page.wait_for_url("**/consultations/new")
    expect(page.locator("[name=asked_by]")).to_be_focused()
    keys(page, "Tab", "Incoming", "Tab", "alimony", "Enter", "Control+s")
    expect(page.get_by_role("heading", name="Family › Alimony")).to_be_visible()
    expect(page.get_by_text("Incoming call")).to_be_visible()


def test_candidates_appear_while_one_types(centre: Counselling, open_desk: Open) -> None:
    centre.register(family_name="Шодӣ", given_name="Карим")
    page = open_desk()
    page.goto("/people")
    expect(page.locator("#q")).to_be_focused()
    keys(page, "shodi")
    expect(page.get_by_role("link", name="Шодӣ Карим")).to_be_visible()
    expect(page.locator("#q")).to_be_focused()


def test_the_main_topic_is_asked_for_among_those_that_were_ticked(
    centre: Counselling, open_desk: Open
) -> None:
    page = open_desk()
    page.goto(f"/people/{centre.register()}/consultations/new")
    expect(page.get_by_label("Main topic")).to_be_hidden()
    for group, topic in (("Family", "Alimony"), ("Documents and status", "Passport")):
        page.locator("summary", has_text=group).first.click()
        page.get_by_label(topic, exact=True).first.check()
    main = page.get_by_label("Main topic")
    expect(main).to_have_value("FAM-ALIM")
    assert main.locator("option").count() == 3
    keys(page, "Control+s")
    expect(page.get_by_role("heading", name="Family › Alimony")).to_be_visible()


def test_a_mistake_is_told_in_the_summary_which_has_the_focus(centre: Counselling, open_desk: Open) -> None:
    page = open_desk()
    page.goto(f"/people/{centre.register()}/consultations/new")
    page.get_by_label("Advice given").fill("ба суд")
    keys(page, "Control+s")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Advice given")).to_have_value("ба суд")
    assert axe_violations(page) == []


def paths(centre: Counselling) -> list[str]:
    person = centre.register(stage="PRE", destination="RUS", safe_contact="рамз «зардолу»")
    record = centre.consultation(person)
    of_person = (
        "",
        "/details",
        "/details/correct",
        "/contact",
        "/stage",
        "/consents",
        "/consents/give",
        "/readers",
    )
    of_record = ("", "/correct", "/void", "/follow-up")
    more = ("/consultations", "/consultations/new", "/erasure", "/take", "/print", "/copy")
    told = (
        *("/tell/languages", "/tell/work", "/tell/family", "/intake"),
        *("/journey", "/journey/departure", "/journey/return", "/journey/cost"),
    )
    return [
        "/today",
        "/people?q=Каримова",
        "/people/intake?language=en",
        "/people/new?q=Каримова Зарина",
        *(f"/people/{person}{page}" for page in (*of_person, *more, *told)),
        *(f"/consultations/{record}{page}" for page in of_record),
    ]


def test_every_page_is_accessible_and_fits(centre: Counselling, open_desk: Open) -> None:
    wanted, page = paths(centre), open_desk()
    assert [fault for path in wanted for fault in looks(page, path, EVERY_LOOK)] == []


def test_everything_works_without_scripts(centre: Counselling, open_desk: Open) -> None:
    person = centre.register()
    page = open_desk(java_script_enabled=False)
    page.fill("#q", "Karimova")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Каримова Зарина").click()
    page.get_by_role("button", name="Log a consultation").click()
    page.locator("summary", has_text="Family").first.click()
    page.get_by_label("Alimony", exact=True).check()
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.url.endswith(f"/people/{person}")
    expect(page.get_by_role("heading", name="Family › Alimony")).to_be_visible()


def test_the_file_is_printed_light_and_without_menus(centre: Counselling, open_desk: Open) -> None:
    person = centre.register()
    page = open_desk(color_scheme="dark")
    page.goto(f"/people/{person}/print")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(page.locator(".sf-header")).to_be_hidden()
    expect(page.get_by_text("Каримова Зарина").first).to_be_visible()
