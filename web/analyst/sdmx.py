"""A report for statistical offices: its figures as SDMX-CSV, its structure as SDMX-ML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from flask import url_for

from application.reports.export import Worded
from application.reports.table import Report
from application.sdmx.delimited import csv_text
from application.sdmx.of_report import FIGURES, STRUCTURE_21, STRUCTURE_30, report_flows, report_sets
from application.sdmx.structures_xml import structures_xml
from application.sdmx.xml import V21, V30, Dialect
from web.analyst.words import worded
from web.i18n import LANGUAGES, LazyText, using
from web.i18n import lazy_gettext as _l

SENDER = "SAFAR"


class Form(NamedTuple):
    """How a file ends, its media type, the words of its link, who needs it, and what writes it."""

    ending: str
    media: str
    name: str
    words: LazyText
    write: Callable[[Report], bytes]


def figures(report: Report) -> bytes:
    """Every table in one file."""
    flows = report_flows(report, {})
    return csv_text(flows, report_sets(report, flows)).encode()


def structure(report: Report, dialect: Dialect) -> bytes:
    """Flows, code lists, concepts and structures, named in every language."""
    return structures_xml(dialect, report_flows(report, _in_every_language(report)), SENDER, report.as_of)


def _in_every_language(report: Report) -> Mapping[str, Worded]:
    found = {}
    for tag in LANGUAGES:
        with using(tag):
            found[tag] = worded(report)
    return found


_CSV = "application/vnd.sdmx.data+csv;version=2.1.0;charset=utf-8"
_XML = "application/vnd.sdmx.structure+xml;version="
_STRUCTURE = _l("the structure and the code lists of that file, in six languages")
SDMX: Mapping[str, Form] = {
    FIGURES: Form("sdmx.csv", _CSV, "SDMX-CSV", _l("for statistical offices"), figures),
    STRUCTURE_30: Form(
        "structure-3.0.xml", f"{_XML}3.0.0", "SDMX-ML 3.0", _STRUCTURE, lambda report: structure(report, V30)
    ),
    STRUCTURE_21: Form(
        "structure-2.1.xml", f"{_XML}2.1", "SDMX-ML 2.1", _STRUCTURE, lambda report: structure(report, V21)
    ),
}


def links(report: Report, kept: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(address, kind, who needs it) of these files."""
    return [
        (url_for("reports.file", code=report.code, kind=kind, **kept), form.name, str(form.words))
        for kind, form in SDMX.items()
    ]
