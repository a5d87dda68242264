"""Commands as JSON: what is valid is taken, everything else is told apart from it and never breaks anything."""

from __future__ import annotations

import json
import math
import re
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from adapters.ledger.codec import body_of
from application.consultation import RecordConsultation
from application.handlers import COMMANDS
from application.migrant import RegisterMigrant, WithdrawConsent
from application.schema import schema
from application.wire import Malformed, canonical, parse, plain
from tests.core.values import commands
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.staff import an_id

NAMES = sorted(COMMANDS)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(max_size=20),
    st.text(st.characters(categories=("Cs", "Cc", "Cn")), max_size=4),
    st.uuids().map(str),
    st.dates().map(str),
    st.datetimes().map(lambda at: at.isoformat() + "Z"),
    st.sampled_from(
        ["REG", "OFFICE", "9" * 400, "1e999999", "\x00", "\ud800", "2026-02-30", "0001-01-01T00:00:00+23:59"]
    ),
)
ENVELOPES = st.builds(
    lambda kind, data: {"_type_": kind, "_data_": data},
    st.sampled_from(["uuid_hex", "datetime_iso", "decimal_str", "tuple_as_list"]),
    SCALARS,
)
JSON = st.recursive(
    st.one_of(SCALARS, ENVELOPES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=12,
)


def agrees(value: Any, rule: dict[str, Any]) -> bool:
    """Whether a value keeps the part of JSON Schema that our schemas use."""
    if "anyOf" in rule:
        return any(agrees(value, each) for each in rule["anyOf"])
    if "enum" in rule and value not in rule["enum"]:
        return False
    return _CHECKS[rule["type"]](value, rule)


def _object(value: Any, rule: dict[str, Any]) -> bool:
    known = rule["properties"]
    return (
        isinstance(value, dict)
        and set(rule["required"]) <= set(value) <= set(known)
        and all(agrees(part, known[name]) for name, part in value.items())
    )


def _array(value: Any, rule: dict[str, Any]) -> bool:
    if not isinstance(value, list) or len(value) < rule.get("minItems", 0):
        return False
    distinct = len({json.dumps(item, sort_keys=True) for item in value}) == len(value)
    few = len(value) <= rule.get("maxItems", math.inf)
    return (
        few
        and (distinct or not rule.get("uniqueItems"))
        and all(agrees(item, rule["items"]) for item in value)
    )


def _string(value: Any, rule: dict[str, Any]) -> bool:
    long = isinstance(value, str) and rule.get("minLength", 0) <= len(value) <= rule.get(
        "maxLength", math.inf
    )
    return (
        long and _FORMATS[rule.get("format", "")](value) and bool(re.search(rule.get("pattern", ""), value))
    )


_CHECKS = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": lambda v, r: type(v) is int and r.get("minimum", -math.inf) <= v <= r.get("maximum", math.inf),
    "boolean": lambda v, _: type(v) is bool,
    "null": lambda v, _: v is None,
}
_FORMATS = {
    "": lambda v: True,
    "uuid": lambda v: str(UUID(v)) == v,
    "date": lambda v: str(date.fromisoformat(v)) == v,
    "date-time": lambda v: datetime.fromisoformat(v).tzinfo is not None,
}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_command_says_of_itself_is_what_it_takes(name: str) -> None:
    rule = schema(COMMANDS[name])
    assert json.loads(json.dumps(rule)) == rule

    @profile(max_examples=20)
    @given(commands(COMMANDS[name]))
    def taken(command: Any) -> None:
        body = json.loads(json.dumps(plain(command)))
        assert agrees(body, rule)
        assert parse(COMMANDS[name], body) == command
        assert body_of(command) == canonical(parse(COMMANDS[name], body)) == canonical(command)

    taken()


@pytest.mark.parametrize("name", NAMES)
def test_what_a_schema_requires_is_required(name: str) -> None:
    rule = schema(COMMANDS[name])
    with pytest.raises(Malformed) as refused:
        parse(COMMANDS[name], {})
    assert {p.field for p in refused.value.problems if p.code == "field.required"} == set(rule["required"])


@pytest.mark.parametrize("name", NAMES)
def test_any_json_is_a_command_or_malformed(name: str) -> None:
    fields = st.sampled_from([*schema(COMMANDS[name])["properties"], "other"])

    @profile(max_examples=40)
    @given(st.one_of(JSON, st.dictionaries(fields, JSON, max_size=8)))
    def read(body: Any) -> None:
        try:
            command = parse(COMMANDS[name], body)
        except Malformed as refused:
            json.dumps([vars(problem) for problem in refused.problems])
        else:
            canonical(command).decode("utf8")

    read()


def faults_of(body: dict[str, Any]) -> set[str]:
    """The fields at fault; none for a body that is taken."""
    try:
        canonical(parse(RegisterMigrant, body)).decode("utf8")
    except Malformed as refused:
        return {problem.field.partition(".")[0] for problem in refused.problems}
    return set()


@given(st.dictionaries(st.sampled_from(sorted(vars(a_registration()))), JSON, max_size=6))
def test_a_registration_with_fields_exchanged_is_taken_or_malformed(other: dict[str, Any]) -> None:
    assert faults_of(plain(a_registration()) | other) <= set(other)


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("family_name", "\x00", "field.characters"),
        ("family_name", "\ud83d", "field.characters"),
        ("family_name", "\ufffe", "field.characters"),
        ("family_name", "x" * 121, "field.too_long"),
        ("family_name", {"_type_": "uuid_hex", "_data_": "0" * 32}, "field.type"),
        ("family_name", 7, "field.type"),
        ("family_name", deep(5000), "field.type"),
        ("birth_year", 10**400, "field.range"),
        ("birth_year", True, "field.type"),
        ("birth_year", 1990.0, "field.type"),
        ("birth_year", math.nan, "field.type"),
        ("birth_date", "2026-02-30", "field.type"),
        ("birth_date", "1200-01-01", "field.date"),
        ("occurred_at", "2026-02-01T10:00:00", "field.zone"),
        ("sex", "ROBOT", "field.code"),
        ("sex", ["FEMALE"], "field.type"),
        ("citizenships", "TJK", "field.list"),
        ("citizenships", ["TJK", "TJK"], "field.twice"),
        ("citizenships", ["TJK", "RUS", "KAZ", "UZB", "KGZ"], "field.count"),
        ("citizenships", deep(5000), "field.type"),
        ("nickname", "x", "field.unknown"),
    ],
)
def test_each_fault_has_its_word(field: str, value: object, code: str) -> None:
    body = plain(a_registration()) | {field: value}
    with pytest.raises(Malformed) as refused:
        parse(RegisterMigrant, body)
    assert [(p.field, p.code) for p in refused.value.problems] == [(field, code)]


def test_every_fault_is_told_at_once() -> None:
    body = plain(a_consultation(an_id())) | {"channel": "PIGEON", "minutes": -1, "colour": "red"}
    with pytest.raises(Malformed) as refused:
        parse(RecordConsultation, body)
    assert {p.field for p in refused.value.problems} == {"channel", "minutes", "colour"}


def test_a_fault_inside_a_part_names_the_part() -> None:
    body = plain(a_registration())
    body["phones"] = [{"number": "", "owner": "OWN"}]
    with pytest.raises(Malformed) as refused:
        parse(RegisterMigrant, body)
    assert [p.field for p in refused.value.problems] == ["phones.number"]


def test_outer_blanks_and_broken_lines_go_and_letters_are_composed() -> None:
    command = parse(RegisterMigrant, plain(a_registration()) | {"family_name": "  Кари\nмова\t Й  "})
    assert command.family_name == "Кари мова Й"


def test_a_long_text_keeps_its_lines() -> None:
    body = {"person_id": str(an_id()), "purpose": "STAT", "note": "one\n\ttwo"}
    assert parse(WithdrawConsent, body).note == "one\n\ttwo"


def test_bodies_that_mean_the_same_have_the_same_bytes() -> None:
    command = a_registration()
    assert canonical(command) == canonical(parse(RegisterMigrant, plain(command)))
    assert canonical(command) != canonical(a_registration(command.person_id, given_name="Зарина"))
