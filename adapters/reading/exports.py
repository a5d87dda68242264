"""Answers questions about exports: written down first, then row by row; and who took what, for those who watch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from uuid_utils.compat import uuid7

from adapters.access.boxes import open_text, seal_text
from adapters.access.reach import reached
from adapters.access.tables import EXPORTS
from adapters.exports.lists import book, csv_part
from adapters.reading.asking import Known
from adapters.reading.context import Reading, rows_of
from adapters.reading.lists import fetched, ordered_ids
from adapters.reading.lists_rows import filled
from adapters.reading.timeline import staff_names
from application.asking import Absent, Answer
from application.exporting import MOST, BeginExport, Export, ExportEntry, ExportRows, ListExports

# How long the rows of an export may be asked for.
FRESH = timedelta(minutes=10)
PAGE = 50
_BOX = b"export"


def begin_export(reading: Reading, question: BeginExport) -> Answer[Export]:
    """Every person whose row will be handed out is logged; nobody where the list is too long for one file."""
    ids, count = ordered_ids(reading, question, MOST[question.kind])
    export = Export(uuid7(), tuple(ids), count)
    if not ids:
        return Answer(export)
    persons = _persons(reading, question.area, ids)
    _write_down(reading, question, export, len(persons))
    return Answer(export, persons)


def export_rows(reading: Reading, question: ExportRows) -> Answer[bytes]:
    """Raises Absent for an export that the asker did not begin just now: its rows were not written down."""
    begun = select(EXPORTS.c.serial).where(
        EXPORTS.c.export_id == question.export_id,
        EXPORTS.c.account_id == reading.actor.account_id,
        EXPORTS.c.area == question.area,
        EXPORTS.c.at > datetime.now(UTC) - FRESH,
    )
    with reached(reading.parts["access"]) as connection:
        if connection.execute(begun).first() is None:
            raise Absent
    rows = filled(reading, question.area, fetched(reading, question.area, question.ids), question.columns)
    lines = map(question.wording, rows)
    if question.title:
        return Answer(book([(question.title, question.header, lines)]))
    return Answer(csv_part(question.header, lines, question.separator))


def list_exports(reading: Reading, question: ListExports) -> Answer[tuple[ExportEntry, ...]]:
    """The newest first."""
    query = select(EXPORTS).order_by(EXPORTS.c.serial.desc()).limit(PAGE)
    if question.before is not None:
        query = query.where(EXPORTS.c.serial < question.before)
    with reached(reading.parts["access"]) as connection:
        rows = rows_of(connection.execute(query))
    names = staff_names(reading, {row["account_id"] for row in rows})
    return Answer(tuple(_entry(reading, row, names) for row in rows))


KNOWN = {
    BeginExport: Known("lists.export", begin_export),
    ExportRows: Known("lists.export", export_rows),
    ListExports: Known("protection.access", list_exports),
}


def _persons(reading: Reading, area: str, ids: list[UUID]) -> tuple[UUID, ...]:
    found: dict[UUID, None] = {}
    for at in range(0, len(ids), 500):
        part = filled(reading, area, fetched(reading, area, ids[at : at + 500]), ())
        found.update(dict.fromkeys(row.person_id for row in part if row.person_id))
    return tuple(found)


def _write_down(reading: Reading, question: BeginExport, export: Export, persons: int) -> None:
    actor = reading.actor
    said = json.dumps({"note": question.note, "wanted": question.wanted.stated()}, ensure_ascii=False)
    row = {"export_id": export.export_id, "account_id": actor.account_id, "centre": actor.home}
    row |= {"at": datetime.now(UTC), "area": question.area, "kind": question.kind, "reason": question.reason}
    row |= {"lines": len(export.ids), "persons": persons}
    with reached(reading.parts["access"]) as connection:
        box = seal_text(reading.keys, actor.account_id, _BOX + export.export_id.bytes, said)
        connection.execute(insert(EXPORTS), row | {"box": box})


def _entry(reading: Reading, row: Mapping[str, Any], names: Mapping[UUID, str]) -> ExportEntry:
    opened = open_text(reading.keys, row["account_id"], _BOX + row["export_id"].bytes, bytes(row["box"]))
    said = json.loads(opened or "{}")
    same = {name: row[name] for name in ("serial", "at", "centre", "area", "kind", "lines", "persons", "reason")}
    return ExportEntry(
        **same, account=names.get(row["account_id"], ""), note=said.get("note", ""), wanted=said.get("wanted", {})
    )
