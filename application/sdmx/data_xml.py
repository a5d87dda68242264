"""Structure-specific data of SDMX-ML 2.1 and 3.0, observation by observation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from application.sdmx.figures import DataSet, Observation
from application.sdmx.structure import AGENCY, MEASURE, TIME, Flow, urn
from application.sdmx.xml import XSI, Dialect, clean, message, written

FLAT = "AllDimensions"


def data_xml(dialect: Dialect, flow: Flow, sets: Sequence[DataSet], sender: str, prepared: datetime) -> bytes:
    """A data message of one flow, one data set for each publication."""
    namespace = urn("DataStructure", f"{AGENCY}:{flow.structure}({flow.version})") + f":ObsLevelDim:{FLAT}"
    root, header = message(dialect, "StructureSpecificData", sender, prepared)
    # Only a value names this namespace, so nothing else would declare it.
    root.set("xmlns:own", namespace)
    said = {"structureID": flow.id, "namespace": namespace, "dimensionAtObservation": FLAT}
    structure = ET.SubElement(header, dialect.name("message", "Structure"), said)
    usage = ET.SubElement(structure, dialect.name("common", "StructureUsage"))
    if dialect.older:
        named = {"agencyID": AGENCY, "id": flow.id, "version": flow.version}
        ET.SubElement(usage, "Ref", named | {"class": "Dataflow", "package": "datastructure"})
    else:
        usage.text = urn("Dataflow", flow.text)
    for one in sets:
        _data_set(root, dialect, one)
    return written(root)


def _data_set(root: ET.Element, dialect: Dialect, one: DataSet) -> None:
    part = "data/structurespecific"
    said = {
        dialect.name(part, "structureRef"): one.flow.id,
        f"{{{XSI}}}type": "own:DataSetType",
        dialect.name(part, "dataScope"): "DataStructure",
        dialect.name(part, "action"): "Replace",
    }
    for name, instant in (("validFromDate", one.since), ("validToDate", one.until)):
        if instant:
            said[dialect.name(part, name)] = instant.isoformat()
    element = ET.SubElement(root, dialect.name("message", "DataSet"), said)
    for each in one.observations:
        ET.SubElement(element, "Obs", _told(one.flow, each))


def _told(flow: Flow, each: Observation) -> dict[str, str]:
    """What is protected has no measure at all."""
    dimensions = zip((dimension.id for dimension in flow.dimensions), each.key, strict=True)
    value = {} if each.value is None else {MEASURE: str(each.value)}
    said = {name: clean(text) for name, text in each.attributes.items() if text}
    return {**dict(dimensions), TIME: each.period, **value, **said}
