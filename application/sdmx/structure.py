"""What a set of figures is made of, in the words of SDMX: code lists, dimensions, attributes, data flows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# One agency for all countries: the same table is the same structure everywhere, REF_AREA tells whose figures it holds.
AGENCY = "SAFAR"
CONCEPTS = "CS_SAFAR"
TIME = "TIME_PERIOD"
MEASURE = "OBS_VALUE"

TOTAL = "_T"
UNKNOWN = "_U"

DIMENSION = "dimension"
ATTRIBUTE = "attribute"

# An id of a code and an id of a component, as SDMX-ML 2.1 and 3.0 both take them.
CODE_ID = re.compile(r"[A-Za-z0-9_@$-]+", re.ASCII)
COMPONENT_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)

Names = Mapping[str, str]


@dataclass(frozen=True)
class Code:
    """`names` by language tag."""

    id: str
    names: Names = field(default_factory=dict)


@dataclass(frozen=True)
class CodeList:
    """`open`: its codes are a country's own (centres, courses), so that a difference is no other definition."""

    id: str
    codes: tuple[Code, ...]
    names: Names = field(default_factory=dict)
    open: bool = False
    version: str = "1.0"

    def __contains__(self, code: object) -> bool:
        return any(code == each.id for each in self.codes)

    @property
    def digest(self) -> str:
        """SHA-256 of the codes in their order; the words in different languages are no part of it."""
        return hashlib.sha256("\n".join(each.id for each in self.codes).encode()).hexdigest()


@dataclass(frozen=True)
class Component:
    """A dimension or an attribute. Without `codes` it holds text."""

    id: str
    codes: CodeList | None = None
    names: Names = field(default_factory=dict)
    required: bool = True


@dataclass(frozen=True)
class Flow:
    """One table: data flow `DF_…` with its structure `DSD_…`, both of one version.

    `dimensions` without TIME_PERIOD, which closes the key; the one measure is OBS_VALUE.
    """

    id: str
    version: str
    dimensions: tuple[Component, ...]
    attributes: tuple[Component, ...]
    names: Names = field(default_factory=dict)
    time_names: Names = field(default_factory=dict)
    measure_names: Names = field(default_factory=dict)

    @property
    def structure(self) -> str:
        """The id of its structure."""
        return "DSD_" + self.id.removeprefix("DF_")

    @property
    def text(self) -> str:
        """SAFAR:DF_R_T2(1.0)."""
        return f"{AGENCY}:{self.id}({self.version})"

    @property
    def columns(self) -> tuple[str, ...]:
        """Every component in the order of a file."""
        keys = (*(each.id for each in self.dimensions), TIME)
        return (*keys, MEASURE, *(each.id for each in self.attributes))

    @property
    def components(self) -> Iterator[Component]:
        """Dimensions, then attributes."""
        yield from (*self.dimensions, *self.attributes)

    @property
    def lists(self) -> dict[str, CodeList]:
        """Its code lists by id."""
        return {each.codes.id: each.codes for each in self.components if each.codes}


_PACKAGES = {
    "Codelist": "codelist",
    "Code": "codelist",
    "ConceptScheme": "conceptscheme",
    "Concept": "conceptscheme",
}


def urn(kind: str, text: str) -> str:
    """The name of a thing in the world: kind `DataStructure` and text `SAFAR:DSD_R_T2(1.0)`, for example."""
    return f"urn:sdmx:org.sdmx.infomodel.{_PACKAGES.get(kind, 'datastructure')}.{kind}={text}"


def legal(code: str) -> str:
    """A code of ours as an id of SDMX: "not recorded" as the standard writes it, strange characters replaced."""
    if code == "UNKNOWN":
        return UNKNOWN
    return re.sub(r"[^A-Za-z0-9_@$-]", "_", code) or UNKNOWN
