"""Collects the published figures of other countries; what came before a stop is kept, the next run goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from adapters.region.hosts import Host, Unanswered, ask
from adapters.region.store import StoredRegion
from application.sdmx.check import check
from application.sdmx.region import STRUCTURE
from application.sdmx.structure import AGENCY, COMPONENT_ID, Flow
from application.sdmx.structures_read import BadStructure, read_structures

STRUCTURES = f"v2/structure/dataflow/{AGENCY}/*/~?references=all"
OF_STRUCTURE = "application/vnd.sdmx.structure+xml;version=3.0.0"
OF_DATA = "application/vnd.sdmx.data+csv;version=2.1.0"
MOST_FLOWS = 100
# What was got so shortly ago is not asked for again: a run that was stopped goes on where it was.
FRESH = timedelta(minutes=30)
_VERSION = re.compile(r"\d+(\.\d+)*", re.ASCII)

# Country, what was asked for, outcome.
Told = tuple[str, str, str]


def collect(
    store: StoredRegion, hosts: Sequence[Host], now: Callable[[], datetime], fresh: timedelta = FRESH
) -> Iterator[Told]:
    """Ask every host for its structures and then for each flow. A host that fails delays no other for long."""
    for host in hosts:
        outcome = _got(store, host, STRUCTURE, STRUCTURES, OF_STRUCTURE, (now, fresh), _structures)
        yield host.area, STRUCTURE, outcome
        kept = store.newest(host.area, STRUCTURE)
        if kept is None or outcome not in ("kept", "same", "fresh"):
            continue
        for flow in _flows(kept.body):
            path = f"v2/data/dataflow/{AGENCY}/{flow.id}/{flow.version}"
            outcome = _got(store, host, flow.id, path, OF_DATA, (now, fresh), _judge(flow, host.area))
            yield host.area, flow.id, outcome


def _got(
    store: StoredRegion,
    host: Host,
    what: str,
    path: str,
    accept: str,
    when: tuple[Callable[[], datetime], timedelta],
    judge: Callable[[bytes], str],
) -> str:
    now, fresh = when
    last = store.tries(host.area).get(what)
    if last and last.good and now() - last.at < fresh:
        return "fresh"
    before = store.newest(host.area, what)
    try:
        answer = ask(host, path, accept, before.etag if before else "")
        fault = judge(answer.body) if answer.body is not None else ""
        if fault:
            raise Unanswered(fault)
    except Unanswered as problem:
        store.note(host.area, what, now(), problem.code)
        return problem.code
    if answer.body is None:
        store.note(host.area, what, now(), "same")
        return "same"
    return store.keep(host.area, what, f"{host.url}/{path}", now(), answer.etag, answer.body)


def _structures(body: bytes) -> str:
    try:
        read_structures(body)
    except BadStructure as problem:
        return problem.code
    return ""


def _flows(body: bytes) -> list[Flow]:
    """Those whose names can stand in an address."""
    found = read_structures(body)[:MOST_FLOWS]
    return [flow for flow in found if COMPONENT_ID.fullmatch(flow.id) and _VERSION.fullmatch(flow.version)]


def _judge(flow: Flow, area: str) -> Callable[[bytes], str]:
    """Faults of the file, and figures that say they are another country's."""

    def judged(body: bytes) -> str:
        if findings := check(body, [flow]):
            return f"faults_{len(findings)}"
        listed = next((each.codes for each in flow.dimensions if each.id == "REF_AREA"), None)
        return "other_country" if listed and area not in listed else ""

    return judged
