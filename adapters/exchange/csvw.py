"""CSV on the Web: the same files with the W3C's metadata, keys and references to the code lists."""

from __future__ import annotations

import json
from typing import Any

from adapters.exchange.package import Member, key_of, list_path, members, zipped
from application.reports.flat import Dataset

# Where a reader of CSVW looks first.
METADATA = "csv-metadata.json"
_TYPES: dict[str, Any] = {
    "as_of": "dateTimeStamp",
    "rounded_to": "nonNegativeInteger",
    "value": {"base": "decimal", "minimum": "0"},
    "kind": {"base": "string", "format": "cell|subtotal|total"},
}


def csvw_zip(dataset: Dataset) -> bytes:
    """The ZIP with `csv-metadata.json` at its root."""
    found = members(dataset)
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": dataset.language}],
        "dc:title": dataset.title,
        "dc:description": "\n".join(dataset.definitions),
        "dc:temporal": f"{dataset.period.first}/{dataset.period.last}",
        "tables": [_table(dataset, member) for member in found],
    }
    body = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    return zipped(dataset, found, {METADATA: body})


def _table(dataset: Dataset, member: Member) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(dataset, member, column) for column in member.columns],
        "primaryKey": key_of(member),
    }
    if member.table:
        schema["foreignKeys"] = [
            {"columnReference": [dim], "reference": {"resource": list_path(dim), "columnReference": ["code"]}}
            for dim in member.table.dims
        ]
    title = member.table.title if member.table else dataset.headings[member.dim]
    return {"url": member.path, "dc:title": title, "tableSchema": schema}


def _column(dataset: Dataset, member: Member, column: str) -> dict[str, Any]:
    titles = [column, *([dataset.headings[column]] if column in dataset.headings else [])]
    found: dict[str, Any] = {"name": column, "titles": titles, "datatype": _TYPES.get(column, "string")}
    if not member.table and column != "code":
        found["lang"] = column
    if column in key_of(member):
        found["required"] = True
    return found
