"""All views, in one table: which events make which rows."""

from __future__ import annotations

from adapters.readmodels import centres, people, staff
from adapters.readmodels.rows import View

VIEWS: tuple[View, ...] = (centres.VIEW, staff.VIEW, people.VIEW)
