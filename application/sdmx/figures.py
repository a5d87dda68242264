"""Figures in the shape of SDMX: observations with their key, and what is said about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from application.sdmx.structure import Flow

REPLACE = "R"

# Observation status.
NORMAL, PROVISIONAL, BREAK, SUPPRESSED = "A", "P", "B", "Q"
OBS_STATUS = (NORMAL, PROVISIONAL, BREAK, SUPPRESSED)
# Confidentiality status.
FREE, CONFIDENTIAL, NOT_PUBLISHED = "F", "C", "N"
CONF_STATUS = (FREE, CONFIDENTIAL, NOT_PUBLISHED)


@dataclass(frozen=True)
class Observation:
    """`key` in the order of the flow's dimensions; `value` None: protected, and said to be so by its status."""

    key: tuple[str, ...]
    period: str
    value: int | Decimal | None
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class DataSet:
    """Observations of one flow as they stood from one publication to the next; `since` and `until` are instants."""

    flow: Flow
    observations: tuple[Observation, ...]
    since: datetime | None = None
    until: datetime | None = None


def status(
    value: int | Decimal | None, *, provisional: bool, published: bool, broken: bool = False
) -> dict[str, str]:
    """OBS_STATUS and CONF_STATUS of a figure. What is not told is marked as suppressed and confidential, never 0.
    `broken`: the first one of a new series; that it is provisional too, the stage of its release tells.
    """
    if value is None:
        return {"OBS_STATUS": SUPPRESSED, "CONF_STATUS": CONFIDENTIAL}
    normal = BREAK if broken else PROVISIONAL if provisional else NORMAL
    return {"OBS_STATUS": normal, "CONF_STATUS": FREE if published else NOT_PUBLISHED}
