"""SDMX-CSV 2.x: one line for each observation, structure and action in front."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from application.sdmx.figures import REPLACE, DataSet
from application.sdmx.structure import MEASURE, TIME, Flow

HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
# With history the same key stands once for each publication; columns of one's own stand last.
HISTORY = ("VALID_FROM", "VALID_TO")


def csv_text(flows: Sequence[Flow], sets: Sequence[DataSet], *, history: bool = False) -> str:
    """All sets in one file; the same figures give the same text. Where flows differ, a line leaves out the columns
    of others.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = union(flows)
    writer.writerow([*HEAD, *columns, *(HISTORY if history else ())])
    for one in sets:
        writer.writerows(_lines(one, columns, history))
    return out.getvalue()


def union(flows: Sequence[Flow]) -> tuple[str, ...]:
    """The columns of a file of several flows: every dimension before the period, every attribute after the figure."""
    dimensions = dict.fromkeys(each.id for flow in flows for each in flow.dimensions)
    attributes = dict.fromkeys(each.id for flow in flows for each in flow.attributes)
    return (*dimensions, TIME, MEASURE, *attributes)


def _lines(one: DataSet, columns: Sequence[str], history: bool) -> Iterable[list[str]]:
    instants = [each.isoformat() if each else "" for each in (one.since, one.until)] if history else []
    names = [each.id for each in one.flow.dimensions]
    for each in one.observations:
        told = {MEASURE: "" if each.value is None else str(each.value), TIME: each.period, **each.attributes}
        told |= dict(zip(names, each.key, strict=True))
        yield ["dataflow", one.flow.text, REPLACE, *(told.get(name, "") for name in columns), *instants]
