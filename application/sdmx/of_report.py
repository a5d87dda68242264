"""Internal reports as data flows: one for each table; nothing of it is for publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from application.reports.export import Worded
from application.reports.table import Line, Report, ReportTable
from application.sdmx.figures import CONF_STATUS, OBS_STATUS, DataSet, Observation, status
from application.sdmx.of_release import sdmx_code
from application.sdmx.periods import sdmx_period
from application.sdmx.structure import TOTAL, Code, CodeList, Component, Flow, Names

VERSION = "1.0"
# Kinds of files that a report is handed out as: its figures, and its structure in two dialects.
FIGURES, STRUCTURE_30, STRUCTURE_21 = KINDS = ("sdmx-csv", "sdmx-structure", "sdmx-structure-2.1")
# Whose figures they are: all centres together, or one.
SCOPE = "SCOPE"
_SECOND = "_2"

# The words of a report in every language.
Wordings = Mapping[str, Worded]


def report_flows(report: Report, wordings: Wordings) -> tuple[Flow, ...]:
    """One flow for each of its tables, with the codes that these hold."""
    return tuple(_flow(report, table, wordings) for table in report.tables)


def report_sets(report: Report, flows: Iterable[Flow]) -> tuple[DataSet, ...]:
    """The figures of its tables. What too few people stand behind is marked, never 0."""
    return tuple(_set(report, table, flow) for table, flow in zip(report.tables, flows, strict=True))


def _flow(report: Report, table: ReportTable, wordings: Wordings) -> Flow:
    words = {tag: worded.tables[table.name] for tag, worded in wordings.items()}
    first, second = _dimensions(table)
    frequency, _ = sdmx_period(report.period)
    name = f"{report.code}_{table.name.upper()}"
    rows = axis(
        name, first, table.rows, {tag: (each.row_dimension, each.rows) for tag, each in words.items()}
    )
    columns = {tag: (each.column_dimension, each.columns) for tag, each in words.items()}
    return Flow(
        id=f"DF_{name}",
        version=VERSION,
        dimensions=(
            fixed(name, "FREQ", (frequency,)),
            fixed(name, SCOPE, (sdmx_code("CENTRE", report.centre or TOTAL),)),
            rows,
            axis(name, second, table.columns, columns),
        ),
        attributes=(
            fixed(name, "OBS_STATUS", OBS_STATUS),
            fixed(name, "CONF_STATUS", CONF_STATUS),
            fixed(name, "UNIT_MEASURE", (table.unit,)),
            Component("AS_OF"),
        ),
        names={tag: f"{wordings[tag].title}: {each.title}" for tag, each in words.items()},
    )


def _dimensions(table: ReportTable) -> tuple[str, str]:
    first, second = table.row_dimension.upper(), table.column_dimension.upper()
    return first, second + (_SECOND if first == second else "")


def fixed(flow: str, name: str, codes: Iterable[str]) -> Component:
    """A dimension or an attribute of codes without words."""
    return Component(name, CodeList(f"CL_{flow}_{name}", tuple(Code(code) for code in codes)))


def axis(
    flow: str, name: str, lines: tuple[Line, ...], words: Mapping[str, tuple[str, Mapping[str, str]]]
) -> Component:
    """A dimension of the codes of some lines; `words`: language → its heading and the words of each code."""
    names: Names = {tag: heading for tag, (heading, _) in words.items()}
    told = ids_of(name, lines)
    codes = tuple(
        Code(told[line.code], {tag: texts[line.code] for tag, (_, texts) in words.items()}) for line in lines
    )
    return Component(name, CodeList(f"CL_{flow}_{name}", codes, names), names)


def ids_of(name: str, lines: tuple[Line, ...]) -> dict[str, str]:
    """Code → id; codes that differ only in what an id may not hold get numbers."""
    found: dict[str, str] = {}
    for line in lines:
        wish = sdmx_code(name.removesuffix(_SECOND), line.code)
        number, text = 1, wish
        while text in found.values():
            number += 1
            text = f"{wish}_{number}"
        found[line.code] = text
    return found


def _set(report: Report, table: ReportTable, flow: Flow) -> DataSet:
    first, second = _dimensions(table)
    rows, columns = ids_of(first, table.rows), ids_of(second, table.columns)
    frequency, period = sdmx_period(report.period)
    head = (frequency, sdmx_code("CENTRE", report.centre or TOTAL))
    fixed = {"UNIT_MEASURE": table.unit, "AS_OF": report.as_of.isoformat()}
    found = []
    for row in table.rows:
        for column in table.columns:
            figure: int | Decimal | None = table.figure(row.code, column.code)
            said = status(figure, provisional=False, published=False) | fixed
            key = (*head, rows[row.code], columns[column.code])
            found.append(Observation(key, period, figure, said))
    return DataSet(flow, tuple(found))
