"""Data flows, structures, code lists and concepts as SDMX-ML 2.1 and 3.0, named in every language."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from application.sdmx.structure import AGENCY, CONCEPTS, MEASURE, TIME, CodeList, Component, Flow, Names, urn
from application.sdmx.xml import Dialect, message, named, written

DATAFLOW, DATASTRUCTURE, CODELIST, CONCEPTSCHEME = "dataflow", "datastructure", "codelist", "conceptscheme"
KINDS = (DATAFLOW, CODELIST, CONCEPTSCHEME, DATASTRUCTURE)
# What two numbers make is no final version in either dialect: a list of centres may grow.
VERSION = "1.0"
CLASSES = {"DataStructure": "datastructure", "Codelist": "codelist", "Concept": "conceptscheme"}


def structures_xml(
    dialect: Dialect,
    flows: Sequence[Flow],
    sender: str,
    prepared: datetime,
    kinds: Collection[str] = KINDS,
    lists: Sequence[CodeList] | None = None,
) -> bytes:
    """A structure message of the kinds asked for; `lists` replaces the code lists of the flows."""
    root, _ = message(dialect, "Structure", sender, prepared)
    holder = ET.SubElement(root, dialect.name("message", "Structures"))
    found = tuple({(each.id, each.version): each for flow in flows for each in flow.lists.values()}.values())
    # The order of the schema differs: 2.1 begins with the flows, 3.0 goes by the alphabet.
    order = KINDS if dialect.older else (CODELIST, CONCEPTSCHEME, DATAFLOW, DATASTRUCTURE)
    for kind in order:
        if kind in kinds:
            _PARTS[kind](holder, dialect, flows, found if lists is None else tuple(lists))
    return written(root)


def _maintained(
    parent: ET.Element, dialect: Dialect, tag: str, id_: str, version: str, names: Names
) -> ET.Element:
    said = {"id": id_, "agencyID": AGENCY, "version": version}
    if dialect.older:
        said["isFinal"] = "false"
    urn_text = urn(tag, f"{AGENCY}:{id_}({version})")
    element = ET.SubElement(parent, dialect.name("structure", tag), said | {"urn": urn_text})
    named(element, dialect, names, id_)
    return element


def _group(holder: ET.Element, dialect: Dialect, tag: str) -> ET.Element:
    return ET.SubElement(holder, dialect.name("structure", tag))


def _dataflows(holder: ET.Element, dialect: Dialect, flows: Sequence[Flow], _: Sequence[CodeList]) -> None:
    group = _group(holder, dialect, "Dataflows")
    for flow in flows:
        made = _maintained(group, dialect, "Dataflow", flow.id, flow.version, flow.names)
        _refer(made, dialect, "Structure", "DataStructure", (flow.structure, flow.version))


def _codelists(holder: ET.Element, dialect: Dialect, _: Sequence[Flow], lists: Sequence[CodeList]) -> None:
    group = _group(holder, dialect, "Codelists")
    for each in lists:
        made = _maintained(group, dialect, "Codelist", each.id, each.version, each.names)
        for code in each.codes:
            text = urn("Code", f"{AGENCY}:{each.id}({each.version}).{code.id}")
            element = ET.SubElement(made, dialect.name("structure", "Code"), {"id": code.id, "urn": text})
            named(element, dialect, code.names, code.id)


def _concepts(holder: ET.Element, dialect: Dialect, flows: Sequence[Flow], _: Sequence[CodeList]) -> None:
    group = _group(holder, dialect, "Concepts" if dialect.older else "ConceptSchemes")
    scheme = _maintained(group, dialect, "ConceptScheme", CONCEPTS, VERSION, {})
    concepts: dict[str, Names] = {}
    for flow in flows:
        concepts |= {each.id: each.names for each in flow.components}
        concepts |= {TIME: flow.time_names, MEASURE: flow.measure_names}
    for name, names in concepts.items():
        said = {"id": name, "urn": urn("Concept", f"{AGENCY}:{CONCEPTS}({VERSION}).{name}")}
        named(ET.SubElement(scheme, dialect.name("structure", "Concept"), said), dialect, names, name)


def _datastructures(
    holder: ET.Element, dialect: Dialect, flows: Sequence[Flow], _: Sequence[CodeList]
) -> None:
    group = _group(holder, dialect, "DataStructures")
    for flow in flows:
        made = _maintained(group, dialect, "DataStructure", flow.structure, flow.version, flow.names)
        parts = ET.SubElement(made, dialect.name("structure", "DataStructureComponents"))
        _dimensions(parts, dialect, flow)
        _attributes(parts, dialect, flow)
        _measures(parts, dialect)


def _dimensions(parts: ET.Element, dialect: Dialect, flow: Flow) -> None:
    found = ET.SubElement(parts, dialect.name("structure", "DimensionList"), {"id": "DimensionDescriptor"})
    for position, each in enumerate(flow.dimensions, 1):
        _component(found, dialect, "Dimension", each, {"position": str(position)})
    # In 3.0 time is always last and has no place to state.
    place = {"position": str(len(flow.dimensions) + 1)} if dialect.older else {}
    time = _component(found, dialect, "TimeDimension", Component(TIME), place)
    local = ET.SubElement(time, dialect.name("structure", "LocalRepresentation"))
    ET.SubElement(local, dialect.name("structure", "TextFormat"), {"textType": "ObservationalTimePeriod"})


def _attributes(parts: ET.Element, dialect: Dialect, flow: Flow) -> None:
    found = ET.SubElement(parts, dialect.name("structure", "AttributeList"), {"id": "AttributeDescriptor"})
    for each in flow.attributes:
        said = "Mandatory" if each.required else "Conditional"
        how = (
            {"assignmentStatus": said}
            if dialect.older
            else {"usage": "mandatory" if each.required else "optional"}
        )
        relation = ET.SubElement(
            _component(found, dialect, "Attribute", each, how),
            dialect.name("structure", "AttributeRelationship"),
        )
        if dialect.older:
            ET.SubElement(
                ET.SubElement(relation, dialect.name("structure", "PrimaryMeasure")), "Ref", {"id": MEASURE}
            )
        else:
            ET.SubElement(relation, dialect.name("structure", "Observation"))


def _measures(parts: ET.Element, dialect: Dialect) -> None:
    found = ET.SubElement(parts, dialect.name("structure", "MeasureList"), {"id": "MeasureDescriptor"})
    _component(found, dialect, "PrimaryMeasure" if dialect.older else "Measure", Component(MEASURE), {})


def _component(
    parent: ET.Element, dialect: Dialect, tag: str, each: Component, said: Mapping[str, str]
) -> ET.Element:
    element = ET.SubElement(parent, dialect.name("structure", tag), {"id": each.id, **said})
    _refer(element, dialect, "ConceptIdentity", "Concept", (CONCEPTS, VERSION, each.id))
    if each.codes:
        local = ET.SubElement(element, dialect.name("structure", "LocalRepresentation"))
        _refer(local, dialect, "Enumeration", "Codelist", (each.codes.id, each.codes.version))
    return element


def _refer(parent: ET.Element, dialect: Dialect, tag: str, kind: str, to: tuple[str, ...]) -> None:
    """A reference to (id, version), or to (id, version, part) for a concept."""
    element = ET.SubElement(parent, dialect.name("structure", tag))
    if not dialect.older:
        element.text = urn(kind, f"{AGENCY}:{to[0]}({to[1]})" + "".join(f".{part}" for part in to[2:]))
        return
    said = {"id": to[0], "version": to[1], "agencyID": AGENCY, "package": CLASSES[kind], "class": kind}
    if len(to) > 2:
        said |= {"id": to[2], "maintainableParentID": to[0], "maintainableParentVersion": to[1]}
        del said["version"]
    ET.SubElement(element, "Ref", said)


_PARTS = {
    DATAFLOW: _dataflows,
    CODELIST: _codelists,
    CONCEPTSCHEME: _concepts,
    DATASTRUCTURE: _datastructures,
}
