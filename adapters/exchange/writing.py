"""One door to all kinds of files for other systems."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from adapters.exchange.adx import adx_xml
from adapters.exchange.csvw import csvw_zip
from adapters.exchange.datapackage import datapackage_zip
from adapters.exchange.dhis2 import dhis2_json
from adapters.exchange.mapping import Mapped, mapping_of
from application.reports.flat import ADX, CSVW, DATAPACKAGE, DHIS2, DHIS2_CODES, Dataset

WRITERS: Mapping[str, Callable[[Dataset, Mapped], bytes]] = {
    DHIS2: dhis2_json,
    ADX: adx_xml,
    CSVW: lambda dataset, _mapped: csvw_zip(dataset),
    DATAPACKAGE: lambda dataset, _mapped: datapackage_zip(dataset),
    DHIS2_CODES: mapping_of,
}
