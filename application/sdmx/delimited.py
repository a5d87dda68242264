"""SDMX-CSV 2.x: one line for each observation, structure and action in front."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from application.sdmx.figures import REPLACE, DataSet
from application.sdmx.structure import Flow

HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
# With history the same key stands once for each publication; columns of one's own stand last.
HISTORY = ("VALID_FROM", "VALID_TO")


def csv_text(flow: Flow, sets: Sequence[DataSet], *, history: bool = False) -> str:
    """All sets of one flow in one file; the same figures give the same text."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*HEAD, *flow.columns, *(HISTORY if history else ())])
    for one in sets:
        writer.writerows(_lines(one, history))
    return out.getvalue()


def _lines(one: DataSet, history: bool) -> Iterable[list[str]]:
    instants = [each.isoformat() if each else "" for each in (one.since, one.until)] if history else []
    for each in one.observations:
        told = "" if each.value is None else str(each.value)
        said = [each.attributes.get(attribute.id, "") for attribute in one.flow.attributes]
        yield ["dataflow", one.flow.text, REPLACE, *each.key, each.period, told, *said, *instants]
