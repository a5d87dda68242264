"""Forms about ways abroad and back: a departure, a return, a stage that is over, costs and wage, a strike."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import BooleanField, StringField
from wtforms.validators import Length, ValidationError

from application import journey
from application.people import Header
from web.counsellor.desk import today
from web.fields import CodeChecks, CodeRadios, CodeSelect
from web.forms import Amount, BaseForm, Count, DateParts, Optional, PartialDate, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

MOST_MONTHS = 720


def first_day(known: PartialDate) -> date:
    """The day, or the first one of what is known of it."""
    return known.exact or date(known.year, known.month or 1, 1)


def last_day(known: PartialDate) -> date:
    """The day, or the last one, up to today, of what is known of it."""
    month = known.month or 12
    return known.exact or min(date(known.year, month, monthrange(known.year, month)[1]), today())


class JourneyForm(BaseForm):
    """What all of them share."""

    def __init__(self, header: Header, **data: Any) -> None:
        super().__init__(data={"country": header.destination, **data})
        self.person_id: UUID = header.person_id

    def validate_when(self, field: Any) -> None:
        """A day that is known at least to its year."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Write when it was; the year is enough."))

    def day(self) -> date:
        """The day stated, or the first of what is known of it."""
        return first_day(self["when"].data)

    def precision(self) -> str:
        """How well the day is known."""
        known: PartialDate = self["when"].data
        return "EXACT" if known.exact else "ESTIMATED" if known.month else "YEAR"


class DepartureForm(JourneyForm):
    """Left for a country."""

    fields_of = {"migrant.day_ahead": "when"}
    country = CodeSelect(_l("To which country"), "country", [Required(_l("Choose the country."))])
    when = DateParts(_l("When they left"), description=_l("The year is enough."))
    occupation = CodeSelect(_l("To work as"), "occupation", [Optional()])
    arranged_by = CodeSelect(_l("Who arranged it"), "departure_means", [Optional()])
    agency = StringField(_l("Name of the agency or middleman"), [Optional(), Length(max=120)])
    licence = CodeSelect(_l("Licence of the agency"), "recruiter_licence", [Optional()])
    still_abroad = BooleanField(_l("They are there now: the stage becomes “working abroad”"))

    def to_command(self) -> journey.RecordDeparture:
        return journey.RecordDeparture(
            person_id=self.person_id,
            country=self.country.data,
            left_on=self.day(),
            precision=self.precision(),
            occupation=self.occupation.data,
            arranged_by=self.arranged_by.data,
            licence=self.licence.data,
            agency=self.agency.data or "",
            still_abroad=self.still_abroad.data,
        )


class ReturnForm(JourneyForm):
    """Came back."""

    fields_of = {"migrant.day_ahead": "when"}
    country = CodeSelect(_l("From which country"), "country", [Required(_l("Choose the country."))])
    when = DateParts(_l("When they came back"), description=_l("The year is enough."))
    months_abroad = Count(_l("Months abroad"), [Optional()], most=MOST_MONTHS)
    return_reason = CodeSelect(
        _l("Why they came back"), "return_reason", [Required(_l("Choose why they came back."))]
    )
    assistance = CodeChecks(_l("Help they need now"), "return_assistance")
    still_home = BooleanField(_l("They are at home now: the stage becomes “after return”"))

    def to_command(self) -> journey.RecordReturn:
        return journey.RecordReturn(
            person_id=self.person_id,
            country=self.country.data,
            returned_on=self.day(),
            precision=self.precision(),
            return_reason=self.return_reason.data,
            months_abroad=self.months_abroad.data,
            assistance=tuple(self.assistance.data or ()),
            still_home=self.still_home.data,
        )


class PastForm(JourneyForm):
    """A stage that is over."""

    fields_of = {"migrant.destination_missing": "country", "migrant.days_order": "until"}
    stage = CodeRadios(_l("Stage of migration"), "stage", [Required(_l("Choose the stage."))])
    country = CodeSelect(_l("Country"), "country", [Optional()])
    since = DateParts(_l("From"), description=_l("The year is enough."))
    until = DateParts(_l("Until"), description=_l("The year is enough."))

    def validate_since(self, field: Any) -> None:
        """Known at least to its year."""
        self.validate_when(field)

    def validate_until(self, field: Any) -> None:
        """As the beginning."""
        self.validate_when(field)

    def to_command(self) -> journey.RecallStage:
        return journey.RecallStage(
            person_id=self.person_id,
            stage=self.stage.data,
            destination=self.country.data,
            since=first_day(self.since.data),
            until=last_day(self.until.data),
        )


class CostForm(JourneyForm):
    """What a job abroad cost and paid."""

    fields_of = {"money.currency_missing": "cost_currency", "section.empty": "fee_paid"}
    country = CodeSelect(_l("In which country"), "country", [Required(_l("Choose the country."))])
    agency = StringField(_l("Name of the agency or middleman"), [Optional(), Length(max=120)])
    licence = CodeSelect(_l("Licence of the agency"), "recruiter_licence", [Optional()])
    fee_paid = CodeRadios(_l("Did they pay a fee for the job?"), "answer", default="UNKNOWN")
    cost = Amount(
        _l("All costs of getting the job"),
        [Optional()],
        description=_l("Fee, papers, tickets, tests: everything paid before the first wage."),
    )
    cost_currency = CodeSelect(_l("Currency of the costs"), "currency", [Optional()])
    wage = Amount(_l("Wage in a month"), [Optional()])
    wage_currency = CodeSelect(_l("Currency of the wage"), "currency", [Optional()])

    def validate_cost_currency(self, field: Any) -> None:
        """An amount has a currency."""
        if self.cost.data is not None and not field.data:
            raise ValidationError(_("Choose the currency."))

    def validate_wage_currency(self, field: Any) -> None:
        """An amount has a currency."""
        if self.wage.data is not None and not field.data:
            raise ValidationError(_("Choose the currency."))

    def to_command(self) -> journey.StateCost:
        return journey.StateCost(
            person_id=self.person_id,
            country=self.country.data,
            licence=self.licence.data,
            agency=self.agency.data or "",
            fee_paid=self.fee_paid.data or "UNKNOWN",
            cost=self.cost.data,
            cost_currency=self.cost_currency.data if self.cost.data is not None else None,
            wage=self.wage.data,
            wage_currency=self.wage_currency.data if self.wage.data is not None else None,
        )


class StrikeForm(BaseForm):
    """An entry was wrong."""

    reason = CodeSelect(_l("Why it is struck"), "correction_reason", [Required(_l("Choose why it is struck."))])

    def __init__(self, person_id: UUID, entry: int) -> None:
        super().__init__()
        self.person_id, self.entry = person_id, entry

    def to_command(self) -> journey.StrikeEntry:
        return journey.StrikeEntry(person_id=self.person_id, entry=self.entry, reason=self.reason.data)
