"""A Data Package: figures, code lists and a schema with keys, types and hashes (Frictionless Data, profile 1.0)."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

from adapters.exchange.package import Member, key_of, list_path, members, sha256, zipped
from application.reports.flat import Dataset

_TYPES = {"as_of": "datetime", "rounded_to": "integer", "value": "number"}


def datapackage_zip(dataset: Dataset) -> bytes:
    """The ZIP with `datapackage.json` at its root."""
    found = members(dataset)
    told = {
        "profile": "tabular-data-package",
        "name": f"safar-{dataset.code}-{dataset.period.text}".lower().replace("..", "-"),
        "title": dataset.title,
        "description": "\n".join(dataset.definitions),
        "created": f"{dataset.as_of.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "resources": [_resource(dataset, member) for member in found],
    }
    body = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    return zipped(dataset, found, {"datapackage.json": body})


def resource_name(path: str) -> str:
    """The name of a resource: data/R-T1.csv → data-r-t1."""
    return path.removesuffix(".csv").replace("/", "-").lower()


def _resource(dataset: Dataset, member: Member) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(dataset, member, column) for column in member.columns],
        "primaryKey": key_of(member),
        "missingValues": [""],
    }
    if member.table:
        schema["foreignKeys"] = [
            {"fields": [dim], "reference": {"resource": resource_name(list_path(dim)), "fields": ["code"]}}
            for dim in member.table.dims
        ]
    title = member.table.title if member.table else dataset.headings[member.dim]
    return {
        "name": resource_name(member.path),
        "path": member.path,
        "profile": "tabular-data-resource",
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(member.body),
        "hash": f"sha256:{sha256(member.body)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(dataset: Dataset, member: Member, column: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column, "type": _TYPES.get(column, "string")}
    if column in dataset.headings:
        found["title"] = dataset.headings[column]
    if column in key_of(member):
        found["constraints"] = {"required": True}
    return found
