"""Every code of ours is an XML name for others, and is found again behind it; codes given to DHIS2 are short."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from adapters.exchange.mapping import LONGEST, BadMapping, address, mapping_of, read_mapping
from adapters.exchange.names import code_of, xml_name
from application.reports.catalogue import CATALOGUE
from domain.codes import code_list
from domain.geography import DISTRICTS
from tests.architecture.source import ROOT
from tests.exchange.samples import datasets, report
from web.analyst.exchange import dataset_of

LISTS = [path.stem for path in (ROOT / "domain" / "codelists").glob("*.csv")]


def test_every_code_of_every_list_is_a_name_and_comes_back() -> None:
    codes = {code for name in LISTS for code in code_list(name)} | set(DISTRICTS) | {"_T", "_U", "KJD"}
    names = {code: xml_name(code) for code in codes}
    assert len(LISTS) > 80
    assert len(set(names.values())) == len(codes)
    for code, name in names.items():
        assert code_of(name) == code
        etree.Element("value", {name: name})  # raises for what is no name


@pytest.mark.parametrize(
    "code", ["0-14", "65+", "a b", "_x0030_", "_x_x0041_", "Ҳ", "-", "\N{GRINNING FACE}", "x:y"]
)
def test_what_no_name_may_hold_is_written_in_a_way_that_leads_back(code: str) -> None:
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", xml_name(code))
    assert code_of(xml_name(code)) == code


def test_an_empty_code_has_no_name() -> None:
    with pytest.raises(ValueError, match="no name"):
        xml_name("")


def test_no_code_is_longer_than_dhis2_keeps() -> None:
    found = [dataset_of(report(code)) for code in CATALOGUE] + list(datasets().values())
    told = [
        (ours, len(ours))
        for dataset in found
        for table in dataset.tables
        for key in table.cells
        for _kind, ours in address(dataset, table, dict(zip(table.dims, key, strict=True)))
    ]
    assert [ours for ours, length in told if length > LONGEST] == []


def test_a_mapping_is_taken_edited_and_given_back() -> None:
    dataset = datasets()["release"]
    text = mapping_of(dataset, {}).decode()
    assert "orgUnit,KJD,KJD\r\n" in text
    assert "dataElement,SAFAR.R-T12.SENT,SAFAR.R-T12.SENT\r\n" in text
    edited = read_mapping(text.replace("orgUnit,KJD,KJD", "orgUnit,KJD,OU_559"))
    assert edited["orgUnit", "KJD"] == "OU_559"
    assert "orgUnit,KJD,OU_559\r\n" in mapping_of(dataset, edited).decode()
    # As spreadsheets of the region save it.
    assert read_mapping("\ufeffKIND;OURS;THEIRS\n\norgUnit;KJD; OU 1 \n") == {("orgUnit", "KJD"): "OU 1"}


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, "exchange.head"),
        ("OURS,THEIRS\n", 1, "exchange.head"),
        ("KIND,OURS,THEIRS\norgUnit,KJD\n", 2, "exchange.line"),
        ("KIND,OURS,THEIRS\norgUnit,KJD,\n", 2, "exchange.line"),
        ("KIND,OURS,THEIRS\ncentre,KJD,X\n", 2, "exchange.line"),
        ("KIND,OURS,THEIRS\norgUnit,KJD,X\norgUnit,KJD,Y\n", 3, "exchange.twice"),
        (f"KIND,OURS,THEIRS\norgUnit,KJD,{'X' * 51}\n", 2, "exchange.long"),
    ],
)
def test_what_is_no_mapping_is_refused_with_its_line(text: str, line: int, code: str) -> None:
    with pytest.raises(BadMapping) as refused:
        read_mapping(text)
    assert (refused.value.line, refused.value.code) == (line, code)
