"""Files of published tables; who took which is written down before the first byte leaves."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, abort, url_for

from adapters.exchange.writing import WRITERS
from application.reports.flat import FORMATS
from application.reports.released import Release, ReleasedTable
from web.exchange import written
from web.ministry.csv_metadata import MEDIA as CSVM
from web.ministry.csv_metadata import csv_metadata
from web.ministry.exchange import dataset_of
from web.ministry.files import table_csv, workbook
from web.ministry.publication import begins, chosen_release, chosen_table, release_before
from web.ministry.sessions import current_reader, house

downloads = Blueprint("downloads", __name__)
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVERY_TABLE = "ALL"
CODE_BOOK = "CODES"


@downloads.get("/<period>/<code>.csv", endpoint="table_csv")
def csv_file(period: str, code: str) -> Response:
    release = chosen_release(period)
    table = chosen_table(release, code)
    body = table_csv(release, table, release_before(release), begins=begins(release, code))
    response = send(release, code, "csv", CSV, body)
    # Where readers of CSV on the Web look first; all others take the file as it is.
    response.headers["Link"] = f'<{_beside("table_metadata", release, code)}>; rel="describedby"; type="{CSVM}"'
    return response


@downloads.get("/<period>/<code>.csv-metadata.json")
def table_metadata(period: str, code: str) -> Response:
    """What the CSV was made from, and what its columns are."""
    release = chosen_release(period)
    body = csv_metadata(release, chosen_table(release, code), _beside("table_csv", release, code))
    return send(release, code, "csvm", CSVM, body, "csv-metadata.json")


def _beside(endpoint: str, release: Release, code: str) -> str:
    return url_for(f"downloads.{endpoint}", period=release.period, code=code, release=release.release_id)


@downloads.get("/<period>/<code>.xlsx")
def table_xlsx(period: str, code: str) -> Response:
    release = chosen_release(period)
    body = _workbook(release, [chosen_table(release, code)])
    return send(release, code, "xlsx", XLSX, body)


@downloads.get("/<period>/all.xlsx")
def quarter_xlsx(period: str) -> Response:
    release = chosen_release(period)
    body = _workbook(release, release.tables)
    return send(release, EVERY_TABLE, "xlsx", XLSX, body)


def _workbook(release: Release, tables: Sequence[ReleasedTable]) -> bytes:
    begun = {table.code for table in tables if begins(release, table.code)}
    return workbook(release, tables, release_before(release), begun=begun)


@downloads.get("/<period>/<code>.<kind>")
def table_file(period: str, code: str, kind: str) -> Response:
    release = chosen_release(period)
    return _for_systems(release, code, kind, [chosen_table(release, code)])


@downloads.get("/<period>/all.<kind>")
def quarter_file(period: str, kind: str) -> Response:
    release = chosen_release(period)
    return _for_systems(release, EVERY_TABLE, kind, release.tables)


def _for_systems(release: Release, code: str, kind: str, tables: Sequence[ReleasedTable]) -> Response:
    if kind not in WRITERS:
        abort(404)
    body = written(lambda: WRITERS[kind](dataset_of(release, tables), house().mapping()))
    return send(release, code, kind, FORMATS[kind].media, body, FORMATS[kind].ending)


def send(release: Release, code: str, kind: str, media: str, body: bytes, ending: str = "") -> Response:
    reader = current_reader()
    if reader is None:
        abort(403)
    house().accounts.log_download(reader, release.release_id, code, kind, house().now())
    response = Response(body, content_type=media)
    name = f"safar-{release.period}-{code}-{release.stage}.{ending or kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def write_down_code_book(kind: str) -> None:
    """Beside the newest release, whose codes it explains; before the first one there is nothing to explain."""
    reader, newest = current_reader(), next(iter(house().releases.published()), None)
    if reader and newest:
        house().accounts.log_download(reader, newest.release_id, CODE_BOOK, kind, house().now())
