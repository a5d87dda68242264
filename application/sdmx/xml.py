"""The two dialects of SDMX-ML that we write, and the elements that all its messages share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

XSI = "http://www.w3.org/2001/XMLSchema-instance"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Characters that no XML document may hold.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Dialect:
    """A version of SDMX-ML by the last part of its namespaces."""

    version: str

    def name(self, part: str, tag: str) -> str:
        """The name of an element: part `message`, `structure`, `common` or `data/structurespecific`."""
        return f"{{http://www.sdmx.org/resources/sdmxml/schemas/{self.version}/{part}}}{tag}"

    @property
    def older(self) -> bool:
        """Whether things are named by references instead of URNs."""
        return self.version == "v2_1"


V21, V30 = Dialect("v2_1"), Dialect("v3_0")
_PREFIXES = {"message": "mes", "structure": "str", "common": "com", "data/structurespecific": "ss"}


def clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return _ILLEGAL.sub("", text)


def message(dialect: Dialect, tag: str, sender: str, prepared: datetime) -> tuple[ET.Element, ET.Element]:
    """The root of a message and its header. `prepared` comes from the figures, so that a text is always the same."""
    for part, prefix in _PREFIXES.items():
        ET.register_namespace(prefix, dialect.name(part, "").strip("{}"))
    ET.register_namespace("xsi", XSI)
    root = ET.Element(dialect.name("message", tag))
    header = ET.SubElement(root, dialect.name("message", "Header"))
    at = prepared.astimezone(UTC)
    for name, text in (("ID", f"SAFAR_{at:%Y%m%dT%H%M%S}"), ("Test", "false"), ("Prepared", _instant(at))):
        ET.SubElement(header, dialect.name("message", name)).text = text
    ET.SubElement(header, dialect.name("message", "Sender"), {"id": sender})
    return root, header


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def named(parent: ET.Element, dialect: Dialect, names: Mapping[str, str], otherwise: str) -> None:
    """The names of a thing in every language; its id where it has none."""
    for tag, text in (names or {"en": otherwise}).items():
        element = ET.SubElement(parent, dialect.name("common", "Name"), {LANG: tag})
        element.text = clean(text) or otherwise


def written(root: ET.Element) -> bytes:
    """The document in UTF-8, indented."""
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
