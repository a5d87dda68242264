"""The questions of T1, T2 and T3 as somebody would write them for DuckDB, over the rows that the copy holds."""

from __future__ import annotations

import duckdb

from adapters.facts.reports import Scope

_KNOWN = "recorded_from <= $at AND recorded_to > $at"
_HELD = f"occurred_on BETWEEN $first AND $last AND {_KNOWN}"
_SEX = "CASE WHEN stat THEN sex ELSE '_U' END"
_BAND = f"""CASE WHEN NOT stat OR birth_year IS NULL THEN '_U'
    {" ".join(f"WHEN age_year - birth_year < {end} THEN '{end}'" for end in (15, 25, 35, 45, 55, 65))} ELSE '65+' END"""


def _last(row: str, by: str) -> str:
    """Persons at their last contact: each once, or once for each value of `row`."""
    held = f"SELECT person_key, occurred_at, record_key, {row} AS r, {_SEX} AS c FROM fact_contacts"
    last = "arg_max({'r': r, 'c': c}, {'at': occurred_at, 'record': record_key}) AS l"
    of_persons = f"SELECT {last} FROM ({held} WHERE {_HELD} AND person_key IS NOT NULL) GROUP BY {by}"
    return f"SELECT l.r, l.c, count(*) FROM ({of_persons}) GROUP BY ALL"


def _topics(topic: str, table: str, column: str) -> str:
    known = _KNOWN.replace("recorded", "t.recorded")
    return f"""SELECT CASE WHEN c.stat THEN {topic} ELSE '_U' END, {column}, count(*)
        FROM (SELECT * FROM fact_contacts WHERE {_HELD}) c JOIN {table} t ON t.record_key = c.record_key AND {known}
        GROUP BY ALL"""


_BOTH = (("t.topic", "fact_topics"), ("'RESTRICTED'", "fact_topics_restricted"))
# The statements of each table of a report.
QUESTIONS = {
    "T1": [[f"SELECT centre, channel, count(*) FROM fact_contacts WHERE {_HELD} GROUP BY ALL"]],
    "T2": [[_last(_BAND, "person_key")], [_last("centre", "person_key"), _last("centre", "person_key, r")]],
    "T3": [[_topics(*of, column) for of in _BOTH] for column in ("c.centre", _SEX.replace("stat", "c.stat"))],
}


def ask(copy: duckdb.DuckDBPyConnection, code: str, scope: Scope) -> int:
    """All tables of a report; the sum of what the first of them counts."""
    asked = {"first": scope.period.first.toordinal(), "last": scope.period.last.toordinal(), "at": scope.at}
    tables = [
        [number for question in questions for *_, number in copy.execute(question, asked).fetchall()]
        for questions in QUESTIONS[code]
    ]
    return int(sum(tables[0]))
