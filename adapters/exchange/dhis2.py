"""Figures as a DHIS2 `dataValueSets` payload, by the scheme of codes. Source: DHIS2 Web API, Data values."""

from __future__ import annotations

import json

from adapters.exchange.mapping import DATA_SET, Mapped, address, data_set, theirs, told
from application.reports.flat import Dataset, NoCalendarPeriod, SameCode, calendar_period
from application.reports.periods import Period


def dhis2_json(dataset: Dataset, mapped: Mapped) -> bytes:
    """The payload. What is not told is left out, never sent as 0. Raises NoCalendarPeriod, SameCode."""
    period = period_code(dataset.period)
    values: dict[tuple[str, str, str], str] = {}
    for table in dataset.tables:
        for cell, figure in told(dataset, table):
            where, what, cut = (theirs(mapped, *one) for one in address(dataset, table, cell))
            if (where, what, cut) in values:
                raise SameCode(f"{where} {what} {cut}")
            values[where, what, cut] = str(figure)
    payload = {
        "idScheme": "CODE",
        "dataElementIdScheme": "CODE",
        "orgUnitIdScheme": "CODE",
        "categoryOptionComboIdScheme": "CODE",
        "dataSet": theirs(mapped, DATA_SET, data_set(dataset)),
        "dataValues": [
            {
                "dataElement": what,
                "categoryOptionCombo": cut,
                "orgUnit": where,
                "period": period,
                "value": value,
            }
            for (where, what, cut), value in sorted(values.items())
        ],
    }
    return json.dumps(payload, ensure_ascii=False, indent=1).encode() + b"\n"


def period_code(period: Period) -> str:
    """2026, 2026Q1 or 202601. Raises NoCalendarPeriod."""
    if not calendar_period(period):
        raise NoCalendarPeriod(period.text)
    return period.text.replace("-", "")
