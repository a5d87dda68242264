"""Words for the reports about referrals and hand-outs; part of `web/analyst/labels.py`."""

from __future__ import annotations

from domain.codes import code_list
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label

TITLES: dict[str, LazyText] = {
    "referral_funnel": _l("Referrals and what became of them"),
    "referral_times": _l("How long referrals take"),
    "referral_completion": _l("Referrals that ended in help"),
    "material_help": _l("What was handed out"),
}
TABLES: dict[str, LazyText] = {
    "service": _l("Referrals by service"),
    "service_times": _l("Days to the answer and to the end, by service"),
    "service_completion": _l("Completed referrals by service"),
    "help_item": _l("Things handed out, by unit"),
    "help_centre": _l("Hand-outs by centre"),
    "help_sex": _l("People who received something, by centre and sex"),
}
UNITS: dict[str, LazyText] = {
    "HAND_OUT": _l("Counted: hand-outs. Whoever received something twice counts twice."),
}
DIMENSIONS: dict[str, LazyText] = {"help_item": _l("What, and its unit")}
STEPS: dict[str, LazyText] = {
    "times": _l("Times"),
    "quantity": _l("Quantity"),
    "hand_outs": _l("Hand-outs"),
    "answer_median": _l("Days to the answer: median"),
    "answer_p90": _l("Days to the answer: nine of ten within"),
    "completion_median": _l("Days to completion: median"),
    "completion_p90": _l("Days to completion: nine of ten within"),
    "completed_of_sent": _l("Completed of those sent, per cent"),
    "completed_of_accepted": _l("Completed of those accepted, per cent"),
}
NOTES: dict[str, LazyText] = {
    "units_apart": _l("Quantities of different units are not added up, and no stock is kept."),
    "money_whole": _l("Cash and vouchers in whole units of their currency."),
    "days_from_sending": _l("Days count from sending; a referral without an answer, or not completed, has none yet."),
    "ninth_of_ten": _l("A median that ends in a half is rounded up. Nine of ten took as many days or fewer."),
    "both_denominators": _l("Both shares are shown: of all that were sent, and of those that were accepted."),
}
DEFINITIONS: dict[str, LazyText] = {
    "referral": _l("Referral: the person was sent to another service with consent, and an answer is expected."),
    "signposting": _l("An address that was only named is not a referral."),
    "material_help": _l("Hand-out: something that one person received on one day, of one or more kinds."),
}


def item_words(code: str) -> str:
    """Food (kg): a kind with its unit, or with the currency of what is money."""
    kind, _dash, unit = code.partition("-")
    return f"{label('help_kind', kind)} ({unit_words(unit)})"


def unit_words(unit: str) -> str:
    """Kilogram, kit, somoni: a unit of things or a currency."""
    return label("help_unit" if unit in code_list("help_unit") else "currency", unit)
