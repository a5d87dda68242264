"""What courses are called: for tables that tell them apart by their codes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import Connection, select

from adapters.keys.store import PersonKeys
from adapters.reading.boxes import Row, open_rows
from adapters.reading.context import rows_of
from adapters.readmodels.courses import COURSE_TEXTS
from adapters.readmodels.trainings import CURRICULA

# code of a course → language → title; under AS_PUBLISHED the one that every version has.
Titles = dict[str, dict[str, str]]
AS_PUBLISHED = ""


def course_titles(connection: Connection, keys: PersonKeys, as_of: datetime) -> Titles:
    """The titles of the newest version of each course that was published before the day (UTC) of `as_of`.

    Of a course of that very day, its first version: later ones come too late for a vintage that must stay the same.
    """
    query = select(CURRICULA).order_by(CURRICULA.c.revision, CURRICULA.c.curriculum_id)
    versions: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows_of(connection.execute(query)):
        versions[row["code"]].append(row)
    chosen = [_known(each, as_of.date()) for each in versions.values()]
    ids = [row["curriculum_id"] for row in chosen]
    texts = rows_of(connection.execute(select(COURSE_TEXTS).where(COURSE_TEXTS.c.curriculum_id.in_(ids))))
    boxes = zip(texts, open_rows(keys, texts), strict=True)
    translated = {row["curriculum_id"]: words.get("titles") or {} for row, words in boxes}
    return {
        row["code"]: {AS_PUBLISHED: title, **translated.get(row["curriculum_id"], {})}
        for row, words in zip(chosen, open_rows(keys, chosen), strict=True)
        if (title := words.get("title"))
    }


def _known(versions: list[Row], day: date) -> Row:
    return next((row for row in reversed(versions) if row["published_on"] < day), versions[0])
