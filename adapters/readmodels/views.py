"""All views, in one table: which events make which rows."""

from __future__ import annotations

from adapters.readmodels import people
from adapters.readmodels.rows import View

VIEWS: tuple[View, ...] = (people.VIEW,)
