"""Files of published tables; who took which is written down before the first byte leaves."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from application.reports.released import Release
from web.ministry.files import table_csv, workbook
from web.ministry.publication import chosen_release, chosen_table
from web.ministry.sessions import current_reader, house

downloads = Blueprint("downloads", __name__)
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVERY_TABLE = "ALL"
CODE_BOOK = "CODES"


@downloads.get("/<period>/<code>.csv", endpoint="table_csv")
def csvsend(period: str, code: str) -> Response:
    release = chosen_release(period)
    return send(release, code, "csv", CSV, table_csv(release, chosen_table(release, code)))


@downloads.get("/<period>/<code>.xlsx")
def table_xlsx(period: str, code: str) -> Response:
    release = chosen_release(period)
    return send(release, code, "xlsx", XLSX, workbook(release, [chosen_table(release, code)]))


@downloads.get("/<period>/all.xlsx")
def quarter_xlsx(period: str) -> Response:
    release = chosen_release(period)
    return send(release, EVERY_TABLE, "xlsx", XLSX, workbook(release, release.tables))


def send(release: Release, code: str, kind: str, media: str, body: bytes) -> Response:
    """A file of a release, written down before it leaves."""
    reader = current_reader()
    if reader is None:
        abort(403)
    house().accounts.log_download(reader, release.release_id, code, kind, house().now())
    response = Response(body, content_type=media)
    name = f"safar-{release.period}-{code}-{release.stage}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def write_down_code_book(kind: str) -> None:
    """Beside the newest release, whose codes it explains; before the first one there is nothing to explain."""
    reader, newest = current_reader(), next(iter(house().releases.published()), None)
    if reader and newest:
        house().accounts.log_download(reader, newest.release_id, CODE_BOOK, kind, house().now())
