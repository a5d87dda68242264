"""What the checks before a signature say, and where the records to mend are found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import url_for

from application.monthly import Check
from application.reports.periods import Period
from web.counsellor.list_words import COLUMNS, LACKS
from web.dates import day_ranges, number_text, percent_text
from web.i18n import LazyText, ngettext
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path
from web.manager.month import FIGURES

STATES: Mapping[str, LazyText] = {
    "OPEN": _l("not signed"),
    "SIGNED": _l("signed"),
    "REOPENED": _l("opened again"),
}
KINDS: Mapping[str, str] = {"OPEN": "waiting", "SIGNED": "done", "REOPENED": "waiting"}
# The condition of a list by which records of one value are found.
_FILTERS = {"channel": "channel", "outcome": "outcome", "main_topic": "topic"}


def figure_text(name: str) -> str:
    """The words of a figure that is signed for, at the head of a line."""
    lacks = name.removeprefix("lacking_")
    text = str(LACKS[lacks] if lacks != name else FIGURES[name])
    return text[:1].upper() + text[1:]


def check_text(check: Check) -> str:
    """What was found, as a sentence with its numbers."""
    area, _sign, about = check.code.partition("_")
    if area == "lacking":
        return _share(str(LACKS[about]), check)
    if area == "jump":
        numbers = {"number": number_text(check.number), "usual": number_text(check.usual or 0)}
        words = {"what": str(FIGURES[about]), **numbers}
        if check.value == "year":
            return _("%(number)s %(what)s; in the same month of the year before: %(usual)s.", **words)
        return _("%(number)s %(what)s; in the month before: %(usual)s.", **words)
    if area == "alike":
        value = topic_path(check.value) if about == "main_topic" else label(about, check.value)
        return _share(f"{COLUMNS[about]}: {value}", check)
    return _others(check)


def _share(what: str, check: Check) -> str:
    share = percent_text(check.number / 100)
    if check.usual is None:
        return _("%(what)s: %(share)s of the contacts.", what=what, share=share)
    usual = percent_text(check.usual / 100)
    return _("%(what)s: %(share)s of the contacts; usual here: %(usual)s.", what=what, share=share, usual=usual)


def _others(check: Check) -> str:
    if check.code == "no_topic":
        return ngettext("%(num)s contact has no topic.", "%(num)s contacts have no topic.", check.number)
    if check.code == "quiet_days":
        return _("Nothing was entered on %(days)s.", days=day_ranges(check.days))
    if check.code == "duplicates":
        return ngettext(
            "%(num)s pair of files may be one person.",
            "%(num)s pairs of files may be one person.",
            check.number,
        )
    return _("Tables that count the same contacts differ. Tell your administrator before you sign.")


def mend_address(check: Check, centre: str, period: Period) -> str:
    """The list of the records that a check speaks of."""
    about: dict[str, Any] = {"centre": centre, "since": period.first, "until": period.last}
    area, _sign, what = check.code.partition("_")
    if check.code == "duplicates":
        return url_for("same_person.candidates")
    if check.code == "sums":
        return url_for("reports.one", code="T1", period=period.text, centre=centre)
    if check.code == "jump_referrals_sent":
        return url_for("lists.referrals", **about)
    about |= {"lacks": what} if area == "lacking" else {}
    about |= {_FILTERS[what]: check.value} if area == "alike" else {}
    return url_for("lists.consultations", **about)
