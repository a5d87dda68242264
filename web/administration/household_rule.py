"""When a family counts as abandoned: the administrator states the office's rule."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from application.household import MONTHS, SetHouseholdRule
from application.households import Rule, RuleInForce
from web.fields import CodeRadios
from web.forms import BaseForm, Count, Required
from web.i18n import lazy_gettext as _l
from web.pages import ask, form_page, page_post

household_rule = Blueprint("household_rule", __name__, url_prefix="/household-rule")


class RuleForm(BaseForm):
    """Which silence, and how long."""

    basis = CodeRadios(_l("Which silence counts"), "abandoned_basis", [Required(_l("Choose one."))])
    months = Count(
        _l("For how many months, at least"), [Required(_l("Write the months."))], least=MONTHS[0], most=MONTHS[1]
    )

    def to_command(self) -> SetHouseholdRule:
        return SetHouseholdRule(basis=str(self.basis.data), months=int(self.months.data))


@household_rule.route("", methods=["GET", "POST"])
@form_page
def change() -> ResponseReturnValue:
    rule: Rule = ask(RuleInForce())
    form = RuleForm(data={"basis": rule.basis, "months": rule.months})
    said = _l("The rule holds from now on. What was assessed before stays as it was.")
    return page_post(
        form,
        "administration/household_rule.html",
        done=lambda _: url_for("household_rule.change"),
        said=said,
        rule=rule,
    )
