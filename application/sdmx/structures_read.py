"""Reads structure messages of SDMX-ML 2.1 and 3.0, as far as a table of figures needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from application.sdmx.of_release import OPEN
from application.sdmx.structure import MEASURE, TIME, Code, CodeList, Component, Flow
from application.sdmx.xml import LANG

OPEN_LISTS = tuple(f"_{name}" for name in sorted(OPEN))
# The end of a URN: AGENCY:ID(VERSION), and for a concept .PART
_URN = re.compile(r"=[^:=]+:([^()]+)\(([^()]+)\)(?:\..+)?$")
# A document that brings its own entities could fill the memory of whoever reads it.
_OWN_ENTITIES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_NONE = ("", "")


class BadStructure(ValueError):
    """The message is no structure that we can read; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_structures(content: bytes) -> tuple[Flow, ...]:
    """The data flows of a message with their structures and code lists. Raises BadStructure."""
    root = parsed(content)
    lists = {_identity(each): _code_list(each) for each in _all(root, "Codelist")}
    structures = {_identity(each): each for each in _all(root, "DataStructure")}
    flows = []
    for each in _all(root, "Dataflow"):
        structure = structures.get(_target(_one(each, "Structure")))
        if structure is None:
            raise BadStructure("structure_missing")
        flows.append(_flow(each, structure, lists))
    if not flows:
        raise BadStructure("no_flows")
    return tuple(flows)


def parsed(content: bytes) -> ET.Element:
    """The root of a document without entities of its own. Raises BadStructure."""
    if _OWN_ENTITIES.search(content) or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadStructure("entities")
    try:
        return ET.fromstring(content)  # noqa: S314 - documents with entities are refused above
    except (ET.ParseError, ValueError, LookupError) as problem:
        raise BadStructure("not_xml") from problem


def _flow(flow: ET.Element, structure: ET.Element, lists: dict[tuple[str, str], CodeList]) -> Flow:
    dimensions = sorted(_all(structure, "Dimension"), key=lambda each: int(each.get("position") or 0))
    return Flow(
        id=flow.get("id") or "",
        version=flow.get("version") or "",
        dimensions=tuple(_component(each, lists) for each in dimensions if each.get("id") != TIME),
        attributes=tuple(
            _component(each, lists) for each in _all(structure, "Attribute") if each.get("id") != MEASURE
        ),
        names=_names(flow),
    )


def _component(element: ET.Element, lists: dict[tuple[str, str], CodeList]) -> Component:
    enumeration = _one(element, "Enumeration")
    codes = None if enumeration is None else lists.get(_target(enumeration))
    if enumeration is not None and codes is None:
        raise BadStructure("list_missing")
    required = (element.get("assignmentStatus") or element.get("usage") or "mandatory").lower() == "mandatory"
    return Component(element.get("id") or "", codes, required=required)


def _code_list(element: ET.Element) -> CodeList:
    name, version = _identity(element)
    codes = tuple(Code(each.get("id") or "", _names(each)) for each in _all(element, "Code"))
    return CodeList(name, codes, _names(element), name.endswith(OPEN_LISTS), version)


def _names(element: ET.Element) -> dict[str, str]:
    return {each.get(LANG) or "en": each.text or "" for each in element if _tag(each) == "Name"}


def _target(element: ET.Element | None) -> tuple[str, str]:
    """(id, version) that an element refers to, by reference or by URN."""
    if element is None:
        return _NONE
    for each in element.iter():
        if _tag(each) == "Ref":
            return each.get("id") or "", each.get("version") or ""
        if found := _URN.search((each.text or "").strip()):
            return found[1], found[2]
    return _NONE


def _identity(element: ET.Element) -> tuple[str, str]:
    return element.get("id") or "", element.get("version") or ""


def _all(element: ET.Element, tag: str) -> Iterable[ET.Element]:
    return [each for each in element.iter() if _tag(each) == tag]


def _one(element: ET.Element, tag: str) -> ET.Element | None:
    return next(iter(_all(element, tag)), None)


def _tag(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
