"""Date fields: three boxes whose parts may be missing, and the browser's picker for dates near today."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from wtforms import Field
from wtforms.fields import DateField

from web.i18n import gettext as _

PARTS = ("day", "month", "year")
EARLIEST = 1900


class PartialDate(NamedTuple):
    """A date of which the month, or the month and the day, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO, as far as it is known: 1991, 1991-05, 1991-05-12."""
        known = (f"{self.year:04d}", self.month and f"{self.month:02d}", self.day and f"{self.day:02d}")
        return "-".join(part for part in known if part)

    @property
    def exact(self) -> date | None:
        """The date, when all of it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


class DateParts(Field):
    """Three boxes named ``field-day``, ``field-month``, ``field-year``; ``data`` is a PartialDate or None."""

    data: PartialDate | None

    def __init__(self, *args: Any, earliest: int = EARLIEST, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earliest = earliest
        self.parts: dict[str, str] = dict.fromkeys(PARTS, "")

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        self.process_errors = []
        super().process(None, *args, **kwargs)
        if formdata is None or not any(f"{self.name}-{part}" in formdata for part in PARTS):
            self.parts = dict(zip(PARTS, _boxes(self.data), strict=True))
            return
        self.parts = {part: formdata.get(f"{self.name}-{part}", "").strip() for part in PARTS}
        self.raw_data = [text for text in self.parts.values() if text]
        try:
            self.data = self._read()
        except ValueError as error:
            self.data = None
            self.process_errors.append(str(error))

    def wrong_part(self) -> str:
        """The box to go to when something is wrong: the first that is empty or not a number."""
        return next((part for part in PARTS if not self.parts[part].isdigit()), "day")

    def _read(self) -> PartialDate | None:
        if not any(self.parts.values()):
            return None
        if not all(text.isascii() and text.isdigit() for text in self.parts.values() if text):
            raise ValueError(_("Write the date in numbers, for example 27 3 1991."))
        if any(len(text) > 4 for text in self.parts.values()):
            raise ValueError(_("There is no such date. Check day, month and year."))
        day, month, year = (int(self.parts[part]) if self.parts[part] else None for part in PARTS)
        if year is None or (day and not month):
            raise ValueError(_("Give at least the year; a day needs its month."))
        return self._possible(PartialDate(year, month, day))

    def _possible(self, value: PartialDate) -> PartialDate:
        try:
            start = date(value.year, value.month or 1, value.day or 1)
        except (ValueError, OverflowError):
            raise ValueError(_("There is no such date. Check day, month and year.")) from None
        if value.year < self.earliest:
            raise ValueError(_("The year must be %(year)s or later.", year=self.earliest))
        if start > date.today():  # noqa: DTZ011 - a birthday has no zone
            raise ValueError(_("The date must not lie in the future."))
        return value


def _boxes(value: PartialDate | date | None) -> tuple[str, str, str]:
    if value is None:
        return "", "", ""
    return str(value.day or ""), str(value.month or ""), str(value.year)


class NearDate(DateField):
    """A date near today, with the browser's own picker; typed dates (31.12.2026) are read too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("format", ["%Y-%m-%d", "%d.%m.%Y"])
        super().__init__(*args, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        super().process_formdata(valuelist)
        if self.data and self.data.year < EARLIEST:
            raise ValueError(_("The year must be %(year)s or later.", year=EARLIEST))
