"""The cells of a list: clear columns as they stand, personal ones opened where policy lets the asker open the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from adapters.reading.caseload import person_of, reaches
from adapters.reading.context import Reading, Row
from adapters.reading.ending import ends_of
from adapters.reading.people import LATIN, full_name
from adapters.reading.reaching import reached
from adapters.reading.timeline import staff_names
from application.lists import AREAS
from application.lists import Row as Line

# Columns of the person that a list of records borrows.
_BORROWED = {"number", "sex", "birth_year", "region", "district"}


def filled(reading: Reading, area: str, rows: Sequence[Row], columns: Sequence[str]) -> list[Line]:
    """A line for each row that the asker may see; policy is asked for every one of them."""
    seen = [row for row in rows if reaches(reading, row)]
    words = _opened(reading, area, seen, columns)
    staff = {row[_staff(area)] for row in seen} - {None}
    names = staff_names(reading, staff) if staff else {}
    return [
        Line(row["record_id"], row["p_person_id"], _cells(area, row, opened, columns, names))
        for row, opened in zip(seen, words, strict=True)
    ]


def _opened(reading: Reading, area: str, rows: Sequence[Row], columns: Sequence[str]) -> list[dict[str, Any]]:
    """What the columns need beside the row: words from as few boxes as will do, and when consents end."""
    people = [person_of(row) for row in rows]
    found: list[dict[str, Any]] = [{} for _ in rows]
    boxes = [reading.open_many(people)] if {"name", "latin"} & set(columns) else []
    if "village" in columns:
        boxes.append([{"village": words.get("village")} for words in reading.open_many(people, "contact")])
    if "phones" in columns:
        found_by = reached(reading, people)
        boxes.append([{"phones": found_by.get(row["p_person_id"])} for row in rows])
    if "agency" in columns:
        boxes.append([{"agency": words.get("agency")} for words in reading.open_many(rows)])
    if "consent_ends" in columns:
        ends = ends_of(reading, [row["p_person_id"] for row in rows])
        boxes.append([{"consent_ends": ends.get(row["p_person_id"])} for row in rows])
    for words in boxes:
        for kept, opened in zip(found, words, strict=True):
            kept.update(opened)
    return found


def _staff(area: str) -> str:
    return "p_owner_id" if area == "people" else "counsellor_id"


def _cells(area: str, row: Row, opened: Row, columns: Sequence[str], names: Any) -> dict[str, Any]:
    return {name: _cell(area, row, opened, name, names) for name in columns if AREAS[area].column(name)}


def _cell(area: str, row: Row, opened: Row, name: str, names: Any) -> Any:
    if name in ("owner_id", "counsellor_id"):
        return names.get(row[_staff(area)], "")
    if name == "name":
        return full_name(opened)
    if name == "latin":
        return full_name(opened, LATIN)
    if name == "phones":
        return opened["phones"]
    if name in ("village", "agency", "consent_ends"):
        return opened.get(name) or ""
    if area == "people":
        return row[{"last_contact": "last_contact", "follow_up_on": "next_follow_up"}.get(name, f"p_{name}")]
    return row[f"p_{name}" if name in _BORROWED else name]
