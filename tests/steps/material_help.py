"""Steps about what is handed out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application import material_help as commands
from application.material_help import HelpItem
from application.material_helps import PersonHelp
from application.people import PersonFile
from tests.steps.office import Office, figures_are


def things(table: list[list[str]]) -> tuple[HelpItem, ...]:
    return tuple(HelpItem(kind=kind, quantity=int(quantity), unit=unit) for kind, quantity, unit in table[1:])


def said(words: str) -> tuple[HelpItem, ...]:
    parts = [] if words == "nothing" else [each.split() for each in words.split(", ")]
    return things([[], *parts])


def newest(office: Office) -> Any:
    return office.ask(PersonHelp(person_id=office.people["Zarina"]))[0]


def hand_out(office: Office, items: tuple[HelpItem, ...], day: int, referral_id: UUID | None = None) -> None:
    ids = {"person_id": office.people["Zarina"], "help_id": uuid7(), "referral_id": referral_id}
    office.send(commands.HandOutHelp(**ids, centre="KHT", items=items), day=day)


def standing(office: Office) -> dict[str, Any]:
    row = newest(office)
    return {"person_id": row.person_id, "help_id": row.help_id, "base_version": row.version}


@given(parsers.parse("Zarina received on day {day:d}"))
def received(office: Office, day: int, datatable: list[list[str]]) -> None:
    hand_out(office, things(datatable), day)
    assert office.verdict is not None
    assert office.verdict.accepted, office.verdict


@when(parsers.parse('Zarina receives 1 TICKET as part of "{name}" on day {day:d}'))
def receives_with(office: Office, referrals: dict[str, UUID], name: str, day: int) -> None:
    hand_out(office, said("TICKET 1 PIECE"), day, referrals[name])


@when(parsers.parse("somebody writes down for Zarina on day {day:d} {words}"))
def writes_down(office: Office, day: int, words: str) -> None:
    hand_out(office, said(words), day)


@when(parsers.parse("the hand-out is put right on day {day:d}"))
def put_right(office: Office, day: int, datatable: list[list[str]]) -> None:
    right = commands.CorrectHelp(**standing(office), items=things(datatable), reason="TYPING_ERROR")
    office.accept(right, day=day)


@when(parsers.parse("the hand-out is declared void on day {day:d}"))
def declared_void(office: Office, day: int) -> None:
    office.accept(commands.VoidHelp(**standing(office), reason="NEVER_HAPPENED"), day=day)


@then("what was handed out in the year is")
def handed_out(office: Office, datatable: list[list[str]]) -> None:
    figures_are(office.table("T30", "help_item"), "help_item", datatable)


@then("nothing was handed out in the year")
def nothing(office: Office) -> None:
    assert office.table("T30", "help_item").empty


@then(parsers.parse("KHT handed out {number:d} times in the year, to {women:d} woman"))
def centre_handed_out(office: Office, number: int, women: int) -> None:
    figures_are(office.table("T30", "help_centre"), "centre", [["centre", "hand_outs"], ["KHT", str(number)]])
    figures_are(office.table("T30", "help_sex"), "centre", [["centre", "FEMALE"], ["KHT", str(women)]])


@then("her file tells that it was handed out, put right and declared void")
def told(office: Office) -> None:
    file = office.ask(PersonFile(person_id=office.people["Zarina"]))
    topics = [each.topic for each in file.timeline if each.topic.startswith("material_help.")]
    assert sorted(topics) == ["material_help.Corrected", "material_help.HandedOut", "material_help.Voided"]


@then(parsers.parse('the hand-out belongs to "{name}"'))
def belongs(office: Office, referrals: dict[str, UUID], name: str) -> None:
    assert newest(office).referral_id == referrals[name]
