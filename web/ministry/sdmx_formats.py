"""Which form of a figure a program asks for: by its Accept header or by `?format=`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.http import parse_options_header

from web.ministry.sdmx_faults import Fault

CSV, XML_21, XML_30 = "csv", "xml-2.1", "xml-3.0"


@dataclass(frozen=True)
class Form:
    """`media` with its version, as it is answered; `versions` that are asked for by it; `plain` names of it."""

    key: str
    media: str
    versions: tuple[str, ...]
    plain: tuple[str, ...] = ()
    charset: bool = False

    def answered(self, version: str) -> str:
        """The content type of an answer."""
        text = f"{self.media};version={version or self.versions[0]}"
        return text + (";charset=utf-8" if self.charset else "")


XML = ("application/xml", "text/xml")
DATA = (
    Form(CSV, "application/vnd.sdmx.data+csv", ("2.1.0", "2.0.0"), ("text/csv",), charset=True),
    Form(XML_30, "application/vnd.sdmx.data+xml", ("3.0.0",), XML),
    Form(XML_21, "application/vnd.sdmx.structurespecificdata+xml", ("2.1",), XML),
)
STRUCTURES = (
    Form(XML_30, "application/vnd.sdmx.structure+xml", ("3.0.0",), XML),
    Form(XML_21, "application/vnd.sdmx.structure+xml", ("2.1",), XML),
)


def negotiated(forms: Sequence[Form], *, older: bool) -> tuple[Form, str]:
    """The form to answer in and its content type. `older`: asked under the addresses of 2.1. Raises Fault 406."""
    ordered = sorted(forms, key=lambda form: form.key == (XML_30 if older else XML_21))
    asked = request.args.get("format")
    if asked:
        found = next((form for form in ordered if asked in (form.key, form.key.partition("-")[0])), None)
        if found is None:
            raise Fault(406, "format", ", ".join(form.key for form in forms))
        return found, found.answered("")
    wishes = [value for value, quality in request.accept_mimetypes if quality > 0] or ["*/*"]
    for wish in wishes:
        if taken := _taken(wish, ordered):
            return taken
    raise Fault(406, "Accept", ", ".join(form.answered("") for form in forms))


def _taken(wish: str, forms: Sequence[Form]) -> tuple[Form, str] | None:
    media, options = parse_options_header(wish)
    version = options.get("version", "")
    for form in forms:
        if media in ("*/*", f"{form.media.partition('/')[0]}/*", *form.plain):
            return form, form.answered("")
        if media == form.media and (not version or version in form.versions):
            return form, form.answered(version)
    return None
