"""What programs and regional offices need of the application, beside what officials see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import Response, current_app, g, request
from werkzeug.datastructures import WWWAuthenticate

from application.sdmx.machines import MachineTokens, Throttled
from application.sdmx.region import RegionReader
from web.ministry.sdmx_faults import Fault, told
from web.ministry.sessions import current_reader, house

SCHEME = "bearer"


@dataclass(frozen=True)
class Programs:
    """`area` is the country whose figures these are, as ISO 3166 writes it; without `tokens` no program reads.

    `region` is what a regional office has collected from other countries.
    """

    area: str
    tokens: MachineTokens | None = None
    region: RegionReader | None = None


def programs() -> Programs:
    """Those of this application."""
    return cast("Programs", current_app.extensions["safar.ministry.programs"])


def admit() -> Response | None:
    """None for an official who is signed in and for a program with a token; otherwise the refusal."""
    said = request.authorization
    tokens = programs().tokens
    if said is not None and said.type == SCHEME and said.token and tokens is not None:
        try:
            g.signed_in = tokens.reader(said.token, request.remote_addr or "", house().now())
        except Throttled as throttled:
            fault = Fault(429, "token")
            fault.headers["Retry-After"] = str(throttled.retry_after)
            return told(fault)
    if said is None and current_reader() is not None:
        return None
    if said is not None and g.get("signed_in") is not None:
        return None
    fault = Fault(401, "token", "Authorization: Bearer …")
    fault.headers["WWW-Authenticate"] = WWWAuthenticate(SCHEME).to_header()
    return told(fault)
