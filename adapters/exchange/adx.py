"""Figures as Aggregate Data Exchange (IHE QRPH ADX): one group for each place, categories as XML names."""

from __future__ import annotations

from datetime import UTC
from xml.etree import ElementTree as ET

from adapters.exchange.mapping import DATA_SET, Mapped, address, cuts, data_set, theirs, told
from adapters.exchange.names import xml_name
from application.reports.flat import Dataset, SameCode
from application.reports.periods import Period

NAMESPACE = "urn:ihe:qrph:adx:2015"
_MONTHS = {4: "P1Y", 7: "P1M"}
Attributes = tuple[tuple[str, str], ...]


def adx_xml(dataset: Dataset, mapped: Mapped) -> bytes:
    """The message; `exported` is the vintage, so that it comes out the same again. Raises SameCode."""
    root = ET.Element("adx", xmlns=NAMESPACE, exported=f"{dataset.as_of.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    head = {"dataSet": theirs(mapped, DATA_SET, data_set(dataset)), "period": interval(dataset.period)}
    for place, values in sorted(_by_place(dataset, mapped).items()):
        group = ET.SubElement(root, "group", {"orgUnit": place, **head})
        for attributes, value in sorted(values.items()):
            ET.SubElement(group, "dataValue", {**dict(attributes), "value": value})
    ET.indent(root, " ")
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def interval(period: Period) -> str:
    """The first day and the duration, as ISO 8601 writes them: 2026-01-01/P3M."""
    if ".." in period.text:
        return f"{period.first}/P{(period.last - period.first).days + 1}D"
    return f"{period.first}/{'P3M' if 'Q' in period.text else _MONTHS[len(period.text)]}"


def _by_place(dataset: Dataset, mapped: Mapped) -> dict[str, dict[Attributes, str]]:
    found: dict[str, dict[Attributes, str]] = {}
    for table in dataset.tables:
        for cell, figure in told(dataset, table):
            place, what, _cut = (theirs(mapped, *one) for one in address(dataset, table, cell))
            categories = ((xml_name(dim), xml_name(cell[dim])) for dim in cuts(table))
            values, key = found.setdefault(place, {}), (("dataElement", what), *categories)
            if key in values:
                raise SameCode(f"{place} {what}")
            values[key] = str(figure)
    return found
