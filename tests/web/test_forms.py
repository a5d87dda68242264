"""Forms: what may be typed, what is said about it, and that nothing typed is lost."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import wtforms
from flask import Flask
from werkzeug.datastructures import MultiDict

from application.verdict import Verdict
from tests.web.sample import SampleForm
from web import wording
from web.forms import Amount, BaseForm, CodeSelect, Count, PartialDate

GOOD = {"name": "Амина", "topics": "DOC-BAN"}


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context("/sample/form", method="POST"):
        yield


def filled(**fields: str) -> SampleForm:
    form = SampleForm(formdata=MultiDict(GOOD | fields))
    form.validate()
    return form


def test_a_name_is_trimmed_and_in_one_unicode_form() -> None:
    assert filled(name="  Кози\u0306 ").name.data == "Козй"


@pytest.mark.parametrize("bad", ["a\x00b", "\ud800", "a\x07b", "a\N{REPLACEMENT CHARACTER}"])
def test_characters_that_poison_a_store_are_refused_with_words(bad: str) -> None:
    assert "cannot be kept" in filled(name=bad).name.errors[0]


def test_line_breaks_are_of_one_kind() -> None:
    assert filled(note="one\r\ntwo\rthree\tfour").note.data == "one\ntwo\nthree\tfour"


def test_every_text_has_its_bound() -> None:
    assert filled(name="x" * 201).name.errors == ["Field cannot be longer than 200 characters."]
    assert filled(note="x" * 4001).note.errors


def test_blanks_are_nothing() -> None:
    assert filled(name="   ").name.errors == ["Write the name."]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (("", "", "1991"), PartialDate(1991)),
        (("", "5", "1991"), PartialDate(1991, 5)),
        (("12", "05", " 1991 "), PartialDate(1991, 5, 12)),
        (("", "", ""), None),
    ],
)
def test_parts_of_a_birth_date_may_be_missing(typed: tuple[str, ...], value: PartialDate | None) -> None:
    form = filled(**dict(zip(("born-day", "born-month", "born-year"), typed, strict=True)))
    assert (form.born.data, list(form.born.errors)) == (value, [])


IMPOSSIBLE = [("31", "2", "1991"), ("12", "", "1991"), ("1", "1", ""), ("x", "1", "1991"), ("1", "1", "2999")]


@pytest.mark.parametrize("typed", IMPOSSIBLE)
def test_an_impossible_date_is_told_and_stays_in_its_boxes(typed: tuple[str, ...]) -> None:
    form = filled(**dict(zip(("born-day", "born-month", "born-year"), typed, strict=True)))
    assert form.born.errors
    assert tuple(form.born.parts.values()) == typed


@pytest.mark.parametrize("sent", [{}, {"born": "1991-05-12"}, {"born-day": "3"}])
def test_a_date_that_comes_in_another_shape_is_no_error_of_ours(sent: dict[str, str]) -> None:
    filled(**sent)


def test_partial_dates_are_written_as_far_as_they_are_known() -> None:
    assert [str(PartialDate(1991)), str(PartialDate(1991, 5)), str(PartialDate(1991, 5, 2))] == [
        "1991",
        "1991-05",
        "1991-05-02",
    ]


def test_a_day_near_today_is_read_from_picker_and_keyboard() -> None:
    assert str(filled(held="2026-11-20").held.data) == str(filled(held="20.11.2026").held.data) == "2026-11-20"
    assert filled(held="yesterday").held.errors


def test_a_phone_is_kept_as_e164_and_shown_as_typed_when_wrong() -> None:
    assert filled(phone="93 123-45-67").phone.data == "+992931234567"
    wrong = filled(phone="12")
    assert wrong.phone.errors
    assert wrong.phone._value() == "12"


def test_topics_come_once_though_ticked_twice_and_unknown_ones_are_refused() -> None:
    form = SampleForm(formdata=MultiDict([("name", "A"), ("topics", "DOC-BAN"), ("topics", "DOC-BAN")]))
    assert form.validate()
    assert form.topics.data == ["DOC-BAN"]
    assert filled(topics="NOPE").topics.errors


class Numbers(BaseForm):
    owed = Amount("Owed")
    heads = Count("Heads", most=40)


@pytest.mark.parametrize(("typed", "value"), [("1 250,50", Decimal("1250.50")), ("7", Decimal(7)), ("", None)])
def test_amounts_are_read_as_people_write_them(typed: str, value: Decimal | None) -> None:
    assert Numbers(formdata=MultiDict({"owed": typed})).owed.data == value


@pytest.mark.parametrize("typed", ["NaN", "Infinity", "-1", "1e9", "9" * 30, "much"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    form = Numbers(formdata=MultiDict({"owed": typed}))
    assert not form.validate()


@pytest.mark.parametrize("typed", ["41", "-1", "2.5", "9" * 40, "٣"])
def test_counts_are_whole_and_bounded(typed: str) -> None:
    assert not Numbers(formdata=MultiDict({"heads": typed})).validate()


class Coded(BaseForm):
    sex = CodeSelect("Sex", "sex")


def test_codes_are_chosen_from_their_list() -> None:
    assert Coded(formdata=MultiDict({"sex": "FEMALE"})).validate()
    assert not Coded(formdata=MultiDict({"sex": "PURPLE"})).validate()
    nothing = Coded(formdata=MultiDict({"sex": ""}))
    assert nothing.validate()
    assert nothing.sex.data is None


def test_the_command_id_stays_with_its_form_and_changes_after_a_verdict() -> None:
    first = SampleForm(formdata=None)
    again = SampleForm(formdata=MultiDict({"command_id": first.command_id.data}))
    assert again.command_uuid == first.command_uuid
    again.show_errors(Verdict("rejected", "x.y"), "No.")
    assert again.command_uuid != first.command_uuid
    assert SampleForm(formdata=MultiDict({"command_id": "rubbish"})).command_uuid.version == 7


def test_a_refusal_goes_to_the_field_it_speaks_of() -> None:
    form = filled()
    form.show_errors(Verdict("rejected", "migrant.name_taken"), "Taken.")
    form.show_errors(Verdict("rejected", "other"), "No.")
    assert form.problems() == [(None, "No."), ("name", "Taken.")]


def test_the_summary_leads_to_the_box_that_is_wrong() -> None:
    form = filled(**{"born-day": "1", "born-month": "1", "born-year": "", "topics": "NOPE"})
    assert [box for box, _ in form.problems()] == ["born-year", "topics-0"]


def test_every_message_of_wtforms_stands_in_our_catalogue() -> None:
    theirs = {text for file in Path(wtforms.__file__).parent.rglob("*.py") for text in _messages(file)}
    source = Path(wording.__file__).read_text("utf-8")
    ours = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    assert theirs - ours == set()


def _messages(file: Path) -> Iterator[Any]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        name = getattr(getattr(node, "func", None), "attr", "")
        if isinstance(node, ast.Call) and name in ("gettext", "ngettext"):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
