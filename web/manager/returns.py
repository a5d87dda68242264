"""The monthly return: what looks odd, the manager's signature, what changed since; who signed in the network."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, TextAreaField, ValidationError
from wtforms.validators import Length

from application.monthly import (
    MOST_WORDS,
    Check,
    Explanation,
    ReopenReturn,
    Return,
    ReturnOf,
    ReturnsOf,
    SignReturn,
)
from application.reports.periods import EARLIEST, LATEST, BadPeriod, Period, month_of, parse_period
from web.analyst.words import instant_text
from web.dates import day_text, month_text, month_within
from web.forms import BaseForm, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.manager.return_words import KINDS, STATES, check_text, figure_text, mend_address
from web.pages import ask, form_page, page_post

returns = Blueprint("returns", __name__, url_prefix="/returns")
WHY = "why_"


class SignForm(BaseForm):
    """The hash of the figures that were seen; one field for each check comes with the return."""

    figures = HiddenField()
    now = ""

    def validate_figures(self, field: Any) -> None:
        """One signs what one has seen."""
        if field.data != self.now:
            field.data = self.now
            raise ValidationError(_("The figures have changed since you opened this page. Look at them, then sign."))


class ReopenForm(BaseForm):
    """Why the month is worked on again."""

    reason = TextAreaField(
        _l("Why do you open the month again?"), [Required(_l("Write the reason.")), Length(max=MOST_WORDS)]
    )


@returns.get("/")
def network() -> ResponseReturnValue:
    """Which centres have signed a month."""
    period = _period(request.args.get("month") or _last_month())
    rows = [
        (label("centre", each.centre), str(STATES[each.status]), KINDS[each.status], each)
        for each in ask(ReturnsOf(period=period))
    ]
    before, after = (month_of(day) for day in (period.first - timedelta(days=1), period.last + timedelta(days=1)))
    begun = after.first <= day_text(datetime.now(UTC))
    page = {"rows": rows, "month": month_text(period.first), "before": before.text, "instant_text": instant_text}
    signed = sum(each.status == "SIGNED" for *_words, each in rows)
    return render_template("manager/returns.html", **page, after=after.text if begun else None, signed=signed)


@returns.route("/<centre>/<month>", methods=["GET", "POST"])
@form_page
def of_centre(centre: str, month: str) -> ResponseReturnValue:
    """The return of a month: looked over, explained, signed."""
    found: Return = ask(ReturnOf(centre=centre, period=_period(month)))
    form = _sign_form(found)
    here = url_for("returns.of_centre", centre=centre, month=month)
    said = _l("You have signed the month.")
    page = _shown(found) | {"signing": form, "reopening": ReopenForm(formdata=None)}
    return page_post(form, "manager/return.html", done=lambda _: here, said=said, **page)


@returns.post("/<centre>/<month>/reopen")
@form_page
def reopen(centre: str, month: str) -> ResponseReturnValue:
    """Take the signature back, with a reason."""
    found: Return = ask(ReturnOf(centre=centre, period=_period(month)))
    form = ReopenForm()
    form.to_command = lambda: ReopenReturn(  # type: ignore[method-assign]  # the place is in the address
        centre=centre, month=found.period.text, reason=str(form.reason.data)
    )
    here = url_for("returns.of_centre", centre=centre, month=month)
    page = _shown(found) | {"signing": _sign_form(found), "reopening": form}
    return page_post(form, "manager/return.html", done=lambda _: here, said=_l("The month is open again."), **page)


def _sign_form(found: Return) -> SignForm:
    """The form with a field for every check that found something."""
    fields: dict[str, Any] = {
        WHY + check.code: TextAreaField(
            _l("Why is this right?"),
            # In the list above the form nothing else tells one fault from another.
            [Required(f"{check_text(check)} {_('Explain this, or mend the records first.')}"), Length(max=MOST_WORDS)],
        )
        for check in found.checks
    }
    form: SignForm = type("SignFormOfMonth", (SignForm,), {**fields, "now": found.hash})(
        data={"figures": found.hash, **{WHY + code: text for code, text in found.explained.items()}}
    )

    def to_command() -> SignReturn:
        said = tuple(Explanation(check=check.code, text=str(form[WHY + check.code].data)) for check in found.checks)
        centre, month = found.standing.centre, found.period.text
        return SignReturn(centre=centre, month=month, as_of=found.as_of, figures=found.hash, explanations=said)

    form.to_command = to_command  # type: ignore[method-assign]  # what is sent depends on what was found
    return form


def _period(text: str) -> Period:
    try:
        found = parse_period(text)
    except BadPeriod:
        abort(404)
    if found != month_of(found.first) or not EARLIEST + 1 < found.first.year < LATEST:
        abort(404)
    return found


def _last_month() -> str:
    return month_of(day_text(datetime.now(UTC)).replace(day=1) - timedelta(days=1)).text


def _check(check: Check, found: Return) -> tuple[str, str, str]:
    """The name of its field, what it says, and where its records are."""
    return WHY + check.code, check_text(check), mend_address(check, found.standing.centre, found.period)


def _shown(found: Return) -> dict[str, Any]:
    standing = found.standing
    state = {"state": str(STATES[standing.status]), "state_kind": KINDS[standing.status]}
    return state | {
        "found": found,
        "month": month_text(found.period.first),
        "month_within": month_within(found.period.first),
        "place": label("centre", standing.centre),
        "vintage": _("as recorded by %(instant)s", instant=instant_text(found.as_of)),
        "said_at": instant_text(standing.at) if standing.at else "",
        "figures": [(figure_text(name), number) for name, number in found.figures],
        "changed": [(figure_text(name), then, now) for name, then, now in found.changed],
        "checks": [(*_check(each, found), found.explained.get(each.code)) for each in found.checks],
    }
