"""What describes the CSV of a table: its columns, and what the release was made from (CSV on the Web)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from application.reports.released import Release, ReleasedTable
from web.i18n import language
from web.ministry.files import DELIMITER, heads
from web.ministry.words import origin_lines, source_text, stage_text, table_title, unit_text, vintage_text

MEDIA = "application/csvm+json"
_TYPES = {"AS_OF": "dateTimeStamp", "ROUNDED": "nonNegativeInteger", "VALUE": "nonNegativeInteger"}


def csv_metadata(release: Release, table: ReleasedTable, address: str) -> bytes:
    """The metadata of the CSV at an address, in the reader's language. Digests stand by their name and in words."""
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language()}],
        "url": address,
        "dc:title": table_title(table),
        "dc:description": [stage_text(release), vintage_text(release), unit_text(table)],
        "dc:source": source_text(),
        "dc:identifier": str(release.release_id),
        "dc:provenance": [_stated(what, value) for what, value in _origin(release)],
        "notes": [{"dc:description": f"{what}: {value}"} for what, value in origin_lines(release)],
        "dialect": {"delimiter": DELIMITER, "lineTerminators": ["\r\n"], "encoding": "utf-8"},
        "tableSchema": {"columns": [_column(name, words) for name, words in heads(table)]},
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _origin(release: Release) -> list[tuple[str, str]]:
    made = asdict(release.origin) if release.origin else {}
    whole = {"programme": release.programme, "version": release.version, **made, "figures": release.output_sha256}
    return [(name, str(value)) for name, value in whole.items()]


def _stated(name: str, value: str) -> dict[str, str]:
    return {"@type": "schema:PropertyValue", "schema:name": name, "schema:value": value}


def _column(name: str, words: str) -> dict[str, Any]:
    """The words of a category stand in a column of their own, whose head is in words."""
    return {"name": name, "titles": words or name, "datatype": _TYPES.get(name, "string")}
