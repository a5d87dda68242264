"""The reading side of SDMX REST: figures and their structures for programs, with errors that programs read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import zip_longest
from uuid import UUID

from flask import Blueprint, Response, abort, request

from application.reports.released import Release
from application.sdmx.data_xml import data_xml
from application.sdmx.delimited import csv_text
from application.sdmx.figures import DataSet
from application.sdmx.of_release import data_set
from application.sdmx.structure import Flow
from application.sdmx.structures_xml import CODELIST, CONCEPTSCHEME, DATAFLOW, DATASTRUCTURE, structures_xml
from application.sdmx.vintages import Vintage, Wish, chosen, wanted
from application.sdmx.xml import V21, V30
from web.ministry.programs import programs
from web.ministry.sdmx_asking import wish_of
from web.ministry.sdmx_faults import Fault, told
from web.ministry.sdmx_flows import EVERY, LATEST, Series, named_by, series_of
from web.ministry.sdmx_formats import CSV, DATA, STRUCTURES, XML_21, negotiated
from web.ministry.sessions import current_reader, house

sdmx = Blueprint("sdmx", __name__, url_prefix="/sdmx")
OLDER = "2.1"
KINDS = f"any({DATAFLOW},{DATASTRUCTURE},{CODELIST},{CONCEPTSCHEME})"
PROGRAMMES = ("QUARTERLY", "SENSITIVE")
REFERENCES = ("none", "children", "descendants", "all")
DIALECT = "<any('v2','2.1'):dialect>"


@sdmx.errorhandler(Fault)
def fault(problem: Fault) -> Response:
    """A question that cannot be answered."""
    return told(problem)


@sdmx.get(f"/{DIALECT}/data/<path:what>")
def data(dialect: str, what: str) -> Response:
    """`dataflow/SAFAR/DF_R_T2/1.0/Q.TJ.*.*` in v2, `SAFAR,DF_R_T2,1.0/Q.TJ..` in 2.1."""
    older = dialect == OLDER
    agency, name, version, key = _data_address(what, older=older)
    everything = series_of(published())
    series = named_by(everything, agency, name, version)
    if name in EVERY or "," in name:
        raise Fault(501, "dataflow", ", ".join(sorted({one.id for one in series})))
    form, media = negotiated(DATA, older=older)
    one, area = series[0], programs().area
    flow = one.flow(area, named=False)
    wish = wish_of(flow, key, older=older)
    vintages = chosen(one.releases, wish)
    at = one.breaks_at(everything)
    narrowed = (_narrowed(flow, one.table, each, wish, at) for each in vintages)
    sets = [found for found in narrowed if found.observations]
    if not sets:
        raise Fault(404, "data")
    used = [each.release for each in vintages]
    body = _written(form.key, flow, sets, _newest(used), history=wish.history)
    return _answer(
        body, media, _newest(used), one.table, f"sdmx-{form.key}", [each.release_id for each in used]
    )


@sdmx.get(f"/{DIALECT}/structure/<{KINDS}:kind>", endpoint="structures", defaults={"what": ""})
@sdmx.get(f"/{DIALECT}/structure/<{KINDS}:kind>/<path:what>", endpoint="structures")
@sdmx.get(f"/{DIALECT}/<{KINDS}:kind>", endpoint="structure", defaults={"what": ""})
@sdmx.get(f"/{DIALECT}/<{KINDS}:kind>/<path:what>", endpoint="structure")
def structure(dialect: str, kind: str, what: str) -> Response:
    """`dataflow/SAFAR/DF_R_T2/1.0?references=all`, and so on for the other kinds."""
    older = dialect == OLDER
    agency, name, version = _filled(what, ("*", "*", "~"))
    references = request.args.get("references", "none")
    if references not in REFERENCES or set(request.args) - {"references", "format", "detail"}:
        raise Fault(400, "references", ", ".join(REFERENCES))
    form, media = negotiated(STRUCTURES, older=older)
    everything = series_of(published())
    if not everything:
        raise Fault(404, kind)
    flows = [one.flow(programs().area, named=True) for one in _meant(everything, kind, agency, name, version)]
    lists = None
    if kind == CODELIST:
        lists = [each for flow in flows for each in flow.lists.values() if name in (*EVERY, each.id)]
        lists = list({(each.id, each.version): each for each in lists}.values())
        if not lists:
            raise Fault(404, f"{agency}:{name}({version})"[:100])
    newest = _newest(release for one in everything for release in one.releases)
    dialect_of = V21 if form.key == XML_21 else V30
    kinds = (kind,) if references == "none" else (DATAFLOW, DATASTRUCTURE, CODELIST, CONCEPTSCHEME)
    return _answer(structures_xml(dialect_of, flows, _sender(), newest, kinds, lists), media, newest)


def published() -> tuple[Release, ...]:
    """The releases of every programme whose hour has come, newest first in each."""
    return tuple(release for programme in PROGRAMMES for release in house().releases.published(programme))


def _meant(series: Sequence[Series], kind: str, agency: str, name: str, version: str) -> tuple[Series, ...]:
    """The series behind an address: a structure is called after its flow, lists belong to all."""
    if kind in (DATAFLOW, DATASTRUCTURE):
        flow = name.replace("DSD_", "DF_") if kind == DATASTRUCTURE else name
        return named_by(series, agency, flow, version)
    return named_by(series, agency, "*", version if kind == CODELIST else "~")


def _data_address(what: str, *, older: bool) -> tuple[str, str, str, str]:
    if not older:
        context, agency, name, version, key = _filled(what, ("dataflow", "*", "*", "~", "*"))
        if context not in ("dataflow", "*"):
            raise Fault(
                501 if context in ("datastructure", "provisionagreement") else 400, "context", "dataflow"
            )
        return agency, name, LATEST[0] if version in EVERY else version, key
    flow, key, _ = _filled(what, ("all", "all", "all"))
    parts = flow.split(",")
    if len(parts) > 3:
        raise Fault(400, "flow", "AGENCY,ID,VERSION")
    agency, name = ("*", parts[0]) if len(parts) == 1 else (parts[0], parts[1])
    return agency, name, parts[2] if len(parts) == 3 else LATEST[0], key


def _filled(what: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    parts = what.strip("/").split("/") if what.strip("/") else []
    if len(parts) > len(otherwise):
        raise Fault(400, "path", "/".join(otherwise))
    return tuple(part if part is not None else usual for part, usual in zip_longest(parts, otherwise))


def _narrowed(flow: Flow, table: str, vintage: Vintage, wish: Wish, breaks_at: str) -> DataSet:
    found = vintage.release.table(table)
    if found is None:  # `releases` of a series hold its table
        abort(404)
    broken = vintage.release.period == breaks_at
    whole = data_set(flow, found, vintage.release, programs().area, vintage.until, broken=broken)
    kept = tuple(each for each in whole.observations if wanted(each.key, wish))
    return DataSet(flow, kept, whole.since, whole.until)


def _written(form: str, flow: Flow, sets: Sequence[DataSet], prepared: datetime, *, history: bool) -> bytes:
    if form == CSV:
        return csv_text([flow], sets, history=history).encode()
    return data_xml(V21 if form == XML_21 else V30, flow, sets, _sender(), prepared)


def _sender() -> str:
    return f"SAFAR_{programs().area}"


def _newest(releases: Iterable[Release]) -> datetime:
    return max(one.published_at or one.as_of for one in releases)


def _answer(
    body: bytes, media: str, changed: datetime, table: str = "", kind: str = "", taken: Sequence[UUID] = ()
) -> Response:
    """Written down before it leaves; a program that has it already gets 304 and no line in the log."""
    response = Response(body, content_type=media)
    response.headers["Vary"] = "Accept, Authorization, Cookie"
    response.last_modified = changed
    response.set_etag(hashlib.sha256(body + media.encode()).hexdigest())
    response.make_conditional(request)
    if response.status_code == 200:
        reader = current_reader()
        if reader is None:
            abort(403)
        for release_id in taken:
            house().accounts.log_download(reader, release_id, table, kind, house().now())
    return response
