"""Which period, as known when: a day, or a time of that day on the reader's clock; how addresses keep it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request
from wtforms import StringField, TimeField, ValidationError

from application.reports.periods import BadPeriod, parse_period
from web.dates import clock_city, day_text, zone
from web.filters import FilterForm
from web.forms import NearDate, Optional
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.messages import message

# What an address keeps of an instant, and of the one that it is compared with.
AS_OF, SINCE = ("as_of", "as_of_time"), ("since", "since_time")
FORMATS = ["%H:%M", "%H:%M:%S"]


class WhichPeriod(FilterForm):
    """Period and vintage, in the address: the end of a day, or a time of it."""

    period = StringField(_l("Period"), description=_l("For example 2026, 2026-Q1, 2026-03 or 2026-01-05..2026-02-10"))
    as_of = NearDate(_l("As known at the end of"), [Optional()], description=_l("Empty: as known now"))
    as_of_time = TimeField(_l("or at this time of the day"), [Optional()], format=FORMATS)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        city = clock_city(zone.get())
        for field in (field for field in self if isinstance(field, TimeField)):
            field.description = _("On the clock of %(city)s", city=city)

    def validate_period(self, field: Any) -> None:
        """A period as the catalogue writes it."""
        try:
            parse_period((field.data or "").strip())
        except BadPeriod:
            raise ValidationError(message(BadPeriod.code)) from None

    def validate_as_of(self, field: Any) -> None:
        """Nobody knows yet what will be known."""
        _not_to_come(field)

    def validate_as_of_time(self, field: Any) -> None:
        """A time needs its day."""
        _with_day(field, self.as_of)

    @property
    def known_at(self) -> datetime | None:
        """The instant, aware; None for now."""
        return instant_of(self.as_of.data, self.as_of_time.data)


class WhichReport(WhichPeriod):
    """The same, beside an earlier vintage."""

    since = NearDate(_l("Compare with the end of"), [Optional()], description=_l("Empty: no comparison"))
    since_time = TimeField(_l("or with this time of the day"), [Optional()], format=FORMATS)

    def validate_since(self, field: Any) -> None:
        """What changed is told since something earlier."""
        _not_to_come(field)
        known, earlier = self.known_at, self.compared_with
        if known and earlier and earlier > known:
            raise ValidationError(_("Choose an earlier moment than the one of the figures."))

    def validate_since_time(self, field: Any) -> None:
        """A time needs its day."""
        _with_day(field, self.since)

    @property
    def compared_with(self) -> datetime | None:
        """The earlier instant, aware; None for no comparison."""
        return instant_of(self.since.data, self.since_time.data)


def _not_to_come(field: Any) -> None:
    if field.data and field.data > day_text(datetime.now(UTC)):
        raise ValidationError(_("The date must not lie in the future."))


def _with_day(field: Any, day: Any) -> None:
    if field.data and not (day.data or day.errors):
        raise ValidationError(message("release.hour_without_day"))


def instant_of(day: date | None, at: time | None) -> datetime | None:
    """A time of a day on the reader's clock; without one the last microsecond of the day."""
    if day is None:
        return None
    clock = ZoneInfo(zone.get())
    if at is not None:
        return datetime.combine(day, at, clock)
    return datetime.combine(day + timedelta(days=1), time(), clock) - timedelta(microseconds=1)


def kept(*names: str) -> dict[str, str]:
    """Of these names what stands in the address."""
    return {name: value for name in names if (value := request.args.get(name))}
