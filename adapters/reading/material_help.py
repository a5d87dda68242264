"""Answers what was handed out to somebody: the list of a file, one hand-out."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row
from adapters.reading.naming import FILE, named
from adapters.reading.one_file import records_of
from adapters.reading.timeline import staff_names
from adapters.readmodels.material_help import HELP
from application.asking import Absent, Answer
from application.material_helps import HelpLine, HelpRow, OneHelp, PersonHelp

_SAME = ("help_id", "person_id", "centre", "given_on", "case_id", "referral_id", "void_reason", "version")


def person_help(reading: Reading, question: PersonHelp) -> Answer[tuple[HelpRow, ...]]:
    """Raises Absent for a person whom the asker may not see."""
    return Answer(tuple(_rows(reading, question.person_id)), (question.person_id,))


def one_help(reading: Reading, question: OneHelp) -> Answer[HelpRow]:
    """Raises Absent where there is no such hand-out to this person, or no such person for the asker."""
    found = [row for row in _rows(reading, question.person_id) if row.help_id == question.help_id]
    if not found:
        raise Absent
    return Answer(found[0], (question.person_id,))


KNOWN: Mapping[type, Known] = {
    PersonHelp: Known(FILE, person_help),
    OneHelp: Known(FILE, one_help),
}


def _rows(reading: Reading, person_id: UUID) -> list[HelpRow]:
    newest = (HELP.c.given_on.desc(), HELP.c.help_id.desc())
    rows = records_of(reading, select(HELP), person_id, *newest)
    masked = named(reading, [person_id])[person_id].masked
    words = [{} for _ in rows] if masked else reading.open_many(rows)
    names = staff_names(reading, {row["counsellor_id"] for row in rows})
    return [_row(row, said, names) for row, said in zip(rows, words, strict=True)]


def _row(row: Row, said: Row, names: Mapping[UUID, str]) -> HelpRow:
    return HelpRow(
        **{name: row[name] for name in _SAME},
        items=tuple(HelpLine(str(each["kind"]), int(each["quantity"]), str(each["unit"])) for each in row["items"]),
        recorder=names.get(row["counsellor_id"], ""),
        handed_by=said.get("handed_by") or "",
        note=said.get("note") or "",
    )
