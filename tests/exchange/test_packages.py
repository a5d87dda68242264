"""Packages of figures: accepted by the validators of their standards, refused when tampered with."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import csvw
import frictionless
import pytest

from adapters.exchange.csvw import METADATA, csvw_zip
from adapters.exchange.datapackage import datapackage_zip
from tests.exchange.samples import datasets, release
from web.i18n import LANGUAGES
from web.ministry.exchange import dataset_of

DATASETS = datasets()
KINDS = ("report", "untold", "release")
DATA = "data/T2-age_sex.csv"
Spoil = Callable[[str], str]


def unpacked(body: bytes, folder: Path) -> Path:
    with ZipFile(BytesIO(body)) as archive:
        archive.extractall(folder)
    return folder


def frictionless_accepts(folder: Path) -> bool:
    return bool(frictionless.Package(str(folder / "datapackage.json")).validate().valid)


def csvw_accepts(folder: Path) -> bool:
    """What the metadata says of columns and keys, and whether every code stands in its list."""
    try:
        if not csvw.CSVW(str(folder / METADATA), validate=True).is_valid:
            return False
        return bool(csvw.TableGroup.from_file(folder / METADATA).check_referential_integrity())
    except (
        ValueError,
        UserWarning,
    ):  # what it would only warn of is a fault too, and warnings are errors here
        return False


def sums_fit(folder: Path) -> bool:
    lines = [line.split("  ", 1) for line in (folder / "SHA256SUMS").read_text().splitlines()]
    return all(hashlib.sha256((folder / path).read_bytes()).hexdigest() == told for told, path in lines)


@pytest.mark.parametrize("kind", KINDS)
def test_a_data_package_is_accepted_by_frictionless(kind: str, tmp_path: Path) -> None:
    folder = unpacked(datapackage_zip(DATASETS[kind]), tmp_path)
    assert frictionless_accepts(folder)
    assert sums_fit(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_csvw_is_accepted_by_its_validator(kind: str, tmp_path: Path) -> None:
    folder = unpacked(csvw_zip(DATASETS[kind]), tmp_path)
    assert csvw_accepts(folder)
    assert sums_fit(folder)


TAMPERED: list[tuple[str, Spoil]] = [
    ("another figure", lambda text: text.replace(",PERSON,,4", ",PERSON,,9", 1)),
    ("a word for a figure", lambda text: text.replace(",PERSON,,4", ",PERSON,,many", 1)),
    ("a code of no list", lambda text: text.replace("Y15T24,", "Y15T25,", 1)),
    ("a line twice", lambda text: text + text.splitlines(keepends=True)[1]),
    ("a line less", lambda text: "".join(text.splitlines(keepends=True)[:-1])),
    ("another column", lambda text: text.replace("sex,", "gender,", 1)),
]


@pytest.mark.parametrize(("what", "spoil"), TAMPERED)
def test_a_tampered_data_package_is_refused(what: str, spoil: Spoil, tmp_path: Path) -> None:
    folder = unpacked(datapackage_zip(DATASETS["report"]), tmp_path)
    tamper(folder, spoil)
    assert not frictionless_accepts(folder), what


@pytest.mark.parametrize(("what", "spoil"), TAMPERED)
def test_tampered_csvw_no_longer_fits_its_metadata_or_its_sums(
    what: str, spoil: Spoil, tmp_path: Path
) -> None:
    folder = unpacked(csvw_zip(DATASETS["report"]), tmp_path)
    tamper(folder, spoil)
    assert not sums_fit(folder)
    # The metadata knows types, keys and lists; that a right figure was another one, only its sum knows.
    if what not in ("another figure", "a line less"):
        assert not csvw_accepts(folder), what


def tamper(folder: Path, spoil: Spoil) -> None:
    text = (folder / DATA).read_bytes().decode()
    spoilt = spoil(text)
    assert spoilt != text
    (folder / DATA).write_bytes(spoilt.encode())


def test_a_release_brings_all_tables_definitions_lists_in_every_language_and_a_readme(tmp_path: Path) -> None:
    folder = unpacked(datapackage_zip(datasets("ru")["release"]), tmp_path)
    told: dict[str, Any] = json.loads((folder / "datapackage.json").read_text())
    assert {path.name for path in (folder / "data").iterdir()} == {
        f"{table.code}.csv" for table in DATASETS["release"].tables
    }
    assert "округлены" in told["description"]
    assert "# Центры поддержки мигрантов в цифрах" in (folder / "README.md").read_text()
    with (folder / "codes" / "centre.csv").open() as file:
        lines = {line["code"]: line for line in csv.DictReader(file)}
    assert set(lines["KJD"]) == {"code", *LANGUAGES}
    assert (lines["KJD"]["tg"], lines["KJD"]["ru"]) == ("Хуҷанд", "Худжанд")


def test_a_classification_that_nobody_fell_into_has_a_list_all_the_same(tmp_path: Path) -> None:
    whole = release()
    table = replace(
        whole.tables[5], categories=((), whole.tables[5].categories[1]), totals=(False, False), cells={}
    )
    dataset = dataset_of(whole, [table])
    assert dataset.lists["CURRICULUM"] == {}
    assert frictionless_accepts(unpacked(datapackage_zip(dataset), tmp_path))
    assert csvw_accepts(unpacked(csvw_zip(dataset), tmp_path))


@pytest.mark.parametrize("write", [csvw_zip, datapackage_zip])
def test_the_same_figures_give_the_same_bytes(write: Callable[[Any], bytes]) -> None:
    assert write(DATASETS["release"]) == write(datasets()["release"])


def test_sums_and_cells_are_told_apart() -> None:
    with ZipFile(BytesIO(csvw_zip(DATASETS["report"]))) as archive:
        lines = list(csv.DictReader(StringIO(archive.read(DATA).decode())))
    kinds = {(line["age_band"], line["sex"]): line["kind"] for line in lines}
    assert (kinds["Y15T24", "MALE"], kinds["Y15T24", "_T"], kinds["_T", "MALE"]) == ("cell", "total", "total")
