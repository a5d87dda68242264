"""What is sent to DHIS2 and ADX readers fits their schemas, and says nothing of what is not told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from adapters.exchange.adx import NAMESPACE, adx_xml, interval
from adapters.exchange.dhis2 import dhis2_json, period_code
from adapters.exchange.mapping import cuts
from adapters.exchange.names import code_of, xml_name
from application.reports.flat import TOTAL, Dataset, NoCalendarPeriod, SameCode
from application.reports.periods import parse_period
from tests.exchange.samples import HIDDEN, datasets

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "dataValueSet.schema.json").read_text())
KINDS = ("report", "untold", "release")
DATASETS = datasets()
HIDDEN_AT = [table.code for table in DATASETS["release"].tables].index(HIDDEN)


def xsd(dataset: Dataset) -> etree.XMLSchema:
    """The schema of messages with the categories of a dataset."""
    names = sorted({xml_name(dim) for table in dataset.tables for dim in cuts(table)})
    lines = "".join(f'<xs:attribute name="{name}" type="xs:NCName"/>' for name in names)
    text = (HERE / "adx.xsd").read_text().replace("<!-- categories -->", lines)
    return etree.XMLSchema(etree.fromstring(text.encode()))


def told(dataset: Dataset) -> int:
    return sum(1 for table in dataset.tables for _ in table.told())


@pytest.mark.parametrize("kind", KINDS)
def test_a_payload_for_dhis2_fits_its_documented_schema(kind: str) -> None:
    payload = json.loads(dhis2_json(DATASETS[kind], {}))
    jsonschema.validate(payload, SCHEMA)
    assert len(payload["dataValues"]) == told(DATASETS[kind])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda payload: payload["dataValues"][0].pop("orgUnit"),
        lambda payload: payload["dataValues"][0].update(value=12),
        lambda payload: payload["dataValues"][0].update(value=""),
        lambda payload: payload["dataValues"][0].update(period="2026-Q1"),
        lambda payload: payload.update(idScheme="OURS"),
        lambda payload: payload.update(values=[]),
    ],
)
def test_the_schema_refuses_a_spoilt_payload(spoil: Any) -> None:
    payload = json.loads(dhis2_json(DATASETS["report"], {}))
    spoil(payload)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(payload, SCHEMA)


@pytest.mark.parametrize("kind", KINDS)
def test_an_adx_message_fits_its_schema(kind: str) -> None:
    message = etree.fromstring(adx_xml(DATASETS[kind], {}))
    xsd(DATASETS[kind]).assertValid(message)
    assert len(message.findall(f".//{{{NAMESPACE}}}dataValue")) == told(DATASETS[kind])


@pytest.mark.parametrize(
    ("written", "spoilt"),
    [
        (' sex="MALE"', ' sex="0 men"'),
        (' value="', ' value="n'),
        (' orgUnit="', ' unit="'),
        ("2026-01-01/P3M", "2026-Q1"),
        (' sex="', ' district="'),
    ],
)
def test_the_schema_refuses_a_spoilt_message(written: str, spoilt: str) -> None:
    text = adx_xml(DATASETS["report"], {}).decode()
    assert written in text
    assert not xsd(DATASETS["report"]).validate(etree.fromstring(text.replace(written, spoilt, 1).encode()))


def test_what_is_not_told_or_may_hide_people_is_left_out_and_never_sent_as_0() -> None:
    assert any(figure is None for figure in DATASETS["untold"].tables[0].cells.values())
    for table in DATASETS["release"].tables:
        zeros = [figure for _cell, figure in table.told() if figure == 0]
        assert bool(zeros) is not table.rounded, "a rounded 0 says none or few, an exact one says none"
    hidden = [cell for cell, figure in DATASETS["release"].tables[HIDDEN_AT].cells.items() if figure is None]
    assert len(hidden) == 1
    values = json.loads(dhis2_json(DATASETS["untold"], {}))["dataValues"]
    assert [one["value"] for one in values if one["categoryOptionCombo"] == "LEGAL"].count("") == 0


def test_names_of_categories_lead_back_to_codes() -> None:
    message = etree.fromstring(adx_xml(DATASETS["report"], {}))
    attributes = {
        code_of(name) for value in message.iter(f"{{{NAMESPACE}}}dataValue") for name in value.attrib
    }
    assert attributes == {"dataElement", "value", *DATASETS["report"].tables[0].dims, "sex"}


def test_codes_of_the_mapping_take_the_place_of_ours_and_may_not_meet() -> None:
    dataset = DATASETS["report"]
    mapped = {("orgUnit", "SAFAR"): "OU_1", ("categoryOptionCombo", "Y15T24.MALE"): "M15"}
    values = json.loads(dhis2_json(dataset, mapped))["dataValues"]
    found = [
        one["value"] for one in values if (one["orgUnit"], one["categoryOptionCombo"]) == ("OU_1", "M15")
    ]
    assert found == ["4"]
    with pytest.raises(SameCode):
        dhis2_json(dataset, {("categoryOptionCombo", "Y15T24.MALE"): "Y25T34.MALE"})
    with pytest.raises(SameCode):
        adx_xml(DATASETS["release"], {("orgUnit", "KJD"): "DYU"})


def test_the_total_of_one_centre_alone_is_sent_once_as_the_row_of_that_centre() -> None:
    cells = {(place, sex): 3 for place in ("DYU", TOTAL) for sex in ("MALE", "FEMALE", TOTAL)}
    table = replace(DATASETS["report"].tables[0], dims=("centre", "sex"), place="centre", cells=cells)
    dataset = replace(DATASETS["report"], centre="DYU", tables=(table,))
    values = json.loads(dhis2_json(dataset, {}))["dataValues"]
    assert [one["orgUnit"] for one in values] == ["DYU"] * 3
    message = etree.fromstring(adx_xml(dataset, {}))
    assert len(list(message.iter(f"{{{NAMESPACE}}}dataValue"))) == 3


@pytest.mark.parametrize(
    ("text", "code", "days"),
    [
        ("2026", "2026", "2026-01-01/P1Y"),
        ("2026-Q1", "2026Q1", "2026-01-01/P3M"),
        ("2026-01", "202601", "2026-01-01/P1M"),
    ],
)
def test_periods_are_written_as_others_read_them(text: str, code: str, days: str) -> None:
    assert (period_code(parse_period(text)), interval(parse_period(text))) == (code, days)


def test_dhis2_has_no_name_for_other_days_and_adx_has_one() -> None:
    days = parse_period("2026-01-05..2026-02-10")
    with pytest.raises(NoCalendarPeriod):
        dhis2_json(replace(DATASETS["report"], period=days), {})
    assert interval(days) == "2026-01-05/P37D"
