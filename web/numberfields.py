"""Number fields: amounts and counts as people type them, bounded so that every store can hold them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from wtforms import StringField

from web.i18n import gettext as _

SPACES = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'")


class Amount(StringField):
    """Money without its currency: "1 250,50" is read as Decimal("1250.50"); ``data`` is a Decimal or None."""

    def __init__(self, *args: Any, most: int = 10**12, places: int = 2, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most, self.places = most, places

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = (valuelist[0] if valuelist else "").translate(SPACES).replace(",", ".").strip()
        self.data = None
        if typed:
            self.data = self._read(typed)

    def _read(self, typed: str) -> Decimal:
        try:
            value = Decimal(typed)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or not 0 <= value <= self.most or "e" in typed.lower():
            raise ValueError(_("Write an amount in numbers, for example 1250.50."))
        return round(value, self.places)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else "" if self.data is None else str(self.data)


class Count(StringField):
    """A whole number between two bounds; ``data`` is an int or None."""

    def __init__(self, *args: Any, least: int = 0, most: int = 100_000, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.least, self.most = least, most

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = (valuelist[0] if valuelist else "").translate(SPACES).strip()
        self.data = None
        if typed:
            if not (typed.isascii() and typed.isdigit()) or not self.least <= int(typed[:18]) <= self.most:
                raise ValueError(
                    _("Write a whole number from %(least)s to %(most)s.", least=self.least, most=self.most)
                )
            self.data = int(typed)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else "" if self.data is None else str(self.data)
