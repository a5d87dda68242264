"""Figures as files of every kind: for whoever takes them from a page, and for those that come by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Response

from application.reports.asking import ReadReport
from application.reports.export import CSV, JSON, XLSX, ExportReport
from application.reports.flat import FORMATS
from application.reports.indicators import ExportIndicators, ReadIndicators
from web.analyst import indicators_exchange
from web.analyst.exchange import dataset_of
from web.analyst.indicator_words import sheet
from web.analyst.indicators_paper import indicators_pdf
from web.analyst.indicators_sdmx import sdmx_bytes
from web.analyst.paper import report_pdf
from web.analyst.sdmx import SDMX
from web.analyst.words import worded

PDF = "pdf"
MEDIA = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    PDF: "application/pdf",
    **{kind: form.media for kind, form in (*FORMATS.items(), *SDMX.items())},
}
OF_INDICATORS = {**MEDIA, JSON: "application/json"}
# The one door for questions, with whoever asks.
Ask = Callable[[Any], Any]


def report_file(kind: str, ask: Ask, asked: Mapping[str, Any], separator: str = ";") -> bytes:
    """A report; `asked` are the fields of its question. Raises as the question does, NoPrinter, NoCalendarPeriod."""
    if kind == PDF:
        return report_pdf(ask(ReadReport(**asked)))
    if kind in SDMX:
        return SDMX[kind].write(ask(ReadReport(**asked)))
    # For people to read; what a CSV holds is compared by machines.
    wording = partial(worded, titled=kind == XLSX)
    more: dict[str, Any] = {"wording": wording, "dataset": dataset_of, "separator": separator}
    body: bytes = ask(ExportReport(**asked, kind=kind, **more))
    return body


def indicators_file(kind: str, ask: Ask, asked: Mapping[str, Any], separator: str = ";") -> bytes:
    """Indicators, all of them without `codes`; likewise."""
    if kind == PDF:
        return indicators_pdf(ask(ReadIndicators(**asked)))
    if kind in SDMX:
        return sdmx_bytes(kind, ask(ReadIndicators(**asked, beside=False)))
    more: dict[str, Any] = {"wording": sheet, "dataset": indicators_exchange.dataset_of, "separator": separator}
    body: bytes = ask(ExportIndicators(**asked, kind=kind, **more))
    return body


def sent(body: bytes, kind: str, *name: str) -> Response:
    """The file as a download; empty parts of its name are left out."""
    ending = {**FORMATS, **SDMX}[kind].ending if kind in {**FORMATS, **SDMX} else kind
    response = Response(body, content_type=OF_INDICATORS[kind])
    whole = "-".join(["safar", *(part for part in name if part)])
    response.headers["Content-Disposition"] = f'attachment; filename="{whole}.{ending}"'
    return response
