"""Our own judge of an SDMX-CSV file: what other readers let pass is named here, line by line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from application.sdmx.delimited import HEAD, HISTORY, union
from application.sdmx.figures import OBS_STATUS, SUPPRESSED
from application.sdmx.periods import frequency, instant
from application.sdmx.structure import CODE_ID, MEASURE, TIME, Component, Flow

ACTIONS = "IAMRD"
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
# Statuses of an observation without a value.
WITHOUT_VALUE = (SUPPRESSED, "M", "O", "L")
MOST = 1000


@dataclass(frozen=True)
class Finding:
    """A fault: `line` as an editor numbers it, from 1; `column` by its heading; `text` what stands there."""

    line: int
    code: str
    column: str = ""
    text: str = ""


def check(content: bytes, flows: Sequence[Flow]) -> list[Finding]:
    """Every fault of a file, the first MOST of them; an empty list for a sound one."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [Finding(1, "not_utf8")]
    if "\0" in text:
        return [Finding(1, "not_text")]
    found: list[Finding] = []
    for finding in _Judge({flow.text: flow for flow in flows}).findings(text):
        found.append(finding)
        if len(found) == MOST:
            break
    return found


class _Judge:
    """One file, read from its first line to its last."""

    def __init__(self, flows: Mapping[str, Flow]) -> None:
        self._flows = flows
        self._seen: dict[tuple[str, ...], int] = {}

    def findings(self, text: str) -> Iterator[Finding]:
        """The head first; where it is wrong, nothing below it can be judged."""
        separator = text[len(HEAD[0]) : len(HEAD[0]) + 1]
        if not text.startswith(HEAD[0]) or separator not in (",", ";", "\t"):
            yield Finding(1, "head_wrong", HEAD[0])
            return
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            head = next(reader)
            lines = [(reader.line_num, row) for row in reader if row]
        except csv.Error:
            yield Finding(reader.line_num or 1, "not_csv")
            return
        flows = self._used(lines, head)
        faults = list(_head(head, flows))
        yield from faults
        if not lines:
            yield Finding(1, "empty")
        elif not faults:
            for number, row in lines:
                yield from self._line(number, head, row)

    def _used(self, lines: list[tuple[int, list[str]]], head: list[str]) -> list[Flow]:
        """The flows that the lines name, in their order."""
        if "STRUCTURE_ID" not in head:
            return []
        at = head.index("STRUCTURE_ID")
        names = dict.fromkeys(row[at] for _, row in lines if at < len(row))
        return [self._flows[name] for name in names if name in self._flows]

    def _line(self, number: int, head: list[str], row: list[str]) -> Iterator[Finding]:
        if len(row) != len(head):
            yield Finding(number, "columns_of_line", text=str(len(row)))
            return
        cells = dict(zip(head, row, strict=True))
        flow = self._flows.get(cells["STRUCTURE_ID"])
        if flow is None:
            yield Finding(number, "structure_unknown", "STRUCTURE_ID", cells["STRUCTURE_ID"])
            return
        yield from _about(number, cells, flow)
        for each in flow.components:
            yield from _coded(number, each, cells[each.id])
        yield from _time(number, cells)
        yield from _value(number, cells)
        yield from self._once(number, cells, flow)

    def _once(self, number: int, cells: Mapping[str, str], flow: Flow) -> Iterator[Finding]:
        parts = [each.id for each in flow.dimensions] + [TIME, HISTORY[0]]
        key = (flow.text, *(cells.get(part, "") for part in parts))
        if key in self._seen:
            yield Finding(number, "duplicate_key", text=f"{'.'.join(key)} = {self._seen[key]}")
        self._seen.setdefault(key, number)


def _head(head: Sequence[str], flows: Sequence[Flow]) -> Iterator[Finding]:
    if tuple(head[: len(HEAD)]) != HEAD:
        yield Finding(1, "head_wrong", ",".join(head[: len(HEAD)]))
    if not flows:
        yield Finding(2, "structure_unknown", "STRUCTURE_ID")
        return
    columns = union(flows)
    known = {*HEAD, *columns, *HISTORY}
    yield from (Finding(1, "column_twice", name) for name in dict.fromkeys(head) if head.count(name) > 1)
    yield from (Finding(1, "column_unknown", name) for name in head if name not in known)
    keys = columns[: columns.index(MEASURE)]
    for name in columns:
        if name not in head:
            yield Finding(1, "dimension_missing" if name in keys else "column_missing", name)


def _about(number: int, cells: Mapping[str, str], flow: Flow) -> Iterator[Finding]:
    if cells["STRUCTURE"] != "dataflow":
        yield Finding(number, "structure_wrong", "STRUCTURE", cells["STRUCTURE"])
    if len(cells["ACTION"]) != 1 or cells["ACTION"] not in ACTIONS:
        yield Finding(number, "action_wrong", "ACTION", cells["ACTION"])
    for name, text in cells.items():
        if text and name not in (*HEAD, *flow.columns, *HISTORY):
            yield Finding(number, "column_of_another", name, text)


def _coded(number: int, each: Component, text: str) -> Iterator[Finding]:
    if not text:
        if each.required:
            yield Finding(number, "empty_cell", each.id)
    elif each.codes is None:
        yield from _stated(number, each, text)
    elif (each.codes.codes and text not in each.codes) or not CODE_ID.fullmatch(text):
        yield Finding(number, "code_wrong", each.id, text)


def _stated(number: int, each: Component, text: str) -> Iterator[Finding]:
    """The one attribute without a list is an instant."""
    try:
        instant(text)
    except ValueError:
        yield Finding(number, "instant_wrong", each.id, text)


def _time(number: int, cells: Mapping[str, str]) -> Iterator[Finding]:
    stated = cells[TIME]
    known = frequency(stated)
    if known is None:
        yield Finding(number, "period_wrong", TIME, stated)
    elif cells.get("FREQ", known) != known:
        yield Finding(number, "period_not_of_frequency", TIME, stated)


def _value(number: int, cells: Mapping[str, str]) -> Iterator[Finding]:
    value, said = cells[MEASURE], cells.get("OBS_STATUS", OBS_STATUS[0])
    if not value and said not in WITHOUT_VALUE:
        yield Finding(number, "value_missing", MEASURE)
    elif value and not NUMBER.fullmatch(value):
        yield Finding(number, "value_wrong", MEASURE, value)
    elif value and said in WITHOUT_VALUE:
        yield Finding(number, "value_of_suppressed", MEASURE, value)
