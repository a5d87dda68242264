"""The main points of a quarter in sentences, made from its published figures and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from application.reports.released import TOTAL, UNKNOWN, Release
from web.dates import number_text
from web.i18n import gettext as _
from web.i18n import ngettext
from web.ministry.headlines import figure
from web.ministry.symbols import break_mark
from web.ministry.views import Line, main_lines
from web.ministry.words import change_text, share_text

# Two rounded figures may be further apart by so much than the counts behind them.
ROUNDED_AWAY = 8
# Topics of one figure stand together, but so many of them are no news.
MOST_TOPICS = 4
# These lines gather what is not told apart: they are never "the largest".
NOT_NAMED = frozenset({UNKNOWN, "NOT_APART", "ELSEWHERE", "NONE", "NOWHERE"})


def main_points(release: Release, year_before: Release | None) -> list[str]:
    """One sentence or two about each thing that this release tells of. `year_before`: of the same stage, or None."""
    told = (say(release, year_before) for say in POINTS)
    return [text for text in told if text]


def _people(release: Release, before: Release | None) -> str:
    now, then = (figure(one, "R-T2", (TOTAL, TOTAL)) for one in (release, before))
    if now is None:
        return ""
    came = ngettext("%(number)s person came.", "%(number)s persons came.", now, number=number_text(now))
    return _with_change(came, now, then, break_mark(release, before, "R-T2"))


def _contacts(release: Release, before: Release | None) -> str:
    now, then = (figure(one, "R-T1", (TOTAL, TOTAL)) for one in (release, before))
    if now is None:
        return ""
    had = ngettext(
        "The centres had %(number)s contact.", "The centres had %(number)s contacts.", now, number=number_text(now)
    )
    return _with_change(had, now, then, break_mark(release, before, "R-T1"))


def _ages(release: Release, _before: Release | None) -> str:
    first = _leading(release, "R-T2")
    total = figure(release, "R-T2", (TOTAL, TOTAL)) or 0
    if first is None:
        return ""
    share = share_text(first.value, total)
    text = _("The largest age group: %(age)s (%(number)s).", age=first.label, number=number_text(first.value))
    return text + (" " + _("That is %(share)s of all.", share=share) if share else "")


def _topics(release: Release, _before: Release | None) -> str:
    groups = [(value, [*lines]) for value, lines in groupby(_largest(release, "R-T3"), key=lambda line: line.value)]
    if len(groups) < 2 or sum(len(lines) for _value, lines in groups[:2]) > MOST_TOPICS:
        return ""
    (most, first), (fewer, second) = groups[:2]
    return _(
        "Asked about most often: %(first)s (%(number)s), then %(second)s (%(next)s).",
        first=", ".join(line.label for line in first),
        number=number_text(most),
        second=", ".join(line.label for line in second),
        next=number_text(fewer),
    )


def _referrals(sent: int) -> str:
    return ngettext(
        "%(number)s referral was sent to other services.",
        "%(number)s referrals were sent to other services.",
        sent,
        number=number_text(sent),
    )


def _enrolments(enrolled: int) -> str:
    return ngettext(
        "There was %(number)s enrolment in courses.",
        "There were %(number)s enrolments in courses.",
        enrolled,
        number=number_text(enrolled),
    )


def _claims(claims: int) -> str:
    return ngettext(
        "%(number)s claim for unpaid wages was taken up.",
        "%(number)s claims for unpaid wages were taken up.",
        claims,
        number=number_text(claims),
    )


def _so_far(
    code: str, first: str, last: str, begun: Callable[[int], str], ended: Callable[[int, int], str]
) -> Callable[[Release, Release | None], str]:
    """How many took the first step of a table, and how many of them the last one by the day of recording. Nothing is
    said of a zero: it may stand for a few.
    """

    def say(release: Release, _before: Release | None) -> str:
        start, end = (figure(release, code, (TOTAL, step)) for step in (first, last))
        return f"{begun(start)} {ended(end, start)}".rstrip() if start and end is not None else ""

    return say


def _returnees(release: Release, _before: Release | None) -> str:
    count, reason = figure(release, "R-T16", (TOTAL, TOTAL)), _leading(release, "R-T16")
    if not count:
        return ""
    text = ngettext(
        "%(number)s person had come back from abroad.",
        "%(number)s persons had come back from abroad.",
        count,
        number=number_text(count),
    )
    if reason is None:
        return text
    why = _("The most frequent reason: %(reason)s (%(number)s).", reason=reason.label, number=number_text(reason.value))
    return f"{text} {why}"


def _places(release: Release, _before: Release | None) -> str:
    first = _leading(release, "R-T6")
    if first is None:
        return ""
    number = number_text(first.value)
    return _("The most frequent district of residence: %(district)s (%(number)s).", district=first.label, number=number)


def _leading(release: Release, code: str) -> Line | None:
    """The largest line, where rounding cannot have made it so; else None."""
    first, second = (*_largest(release, code), None, None)[:2]
    return first if first and (second is None or first.value - second.value > ROUNDED_AWAY) else None


def _largest(release: Release, code: str) -> Iterator[Line]:
    table = release.table(code)
    lines = main_lines(release, table) if table else []
    yield from sorted(
        (line for line in lines if line.value and line.code not in NOT_NAMED), key=lambda line: -line.value
    )


def _with_change(text: str, now: int, then: int | None, mark: str) -> str:
    change = change_text(now, then) if then is not None else ""
    if not change:
        return text
    return text + " " + _("Change on the same quarter a year before: %(change)s.", change=change + mark)


def _completed(done: int, of: int) -> str:
    if not done:
        return ""
    share = share_text(done, of)
    number = number_text(done) + (f" ({share})" if share else "")
    return _("Completed by the day of recording: %(number)s.", number=number)


def _closed(done: int, _of: int) -> str:
    return _("Closed by the day of recording: %(number)s.", number=number_text(done)) if done else ""


POINTS: tuple[Callable[[Release, Release | None], str], ...] = (
    _people,
    _contacts,
    _ages,
    _places,
    _topics,
    _so_far("R-T12", "SENT", "COMPLETED", _referrals, _completed),
    _so_far("R-T15", "ENROLLED", "COMPLETED", _enrolments, _completed),
    _so_far("R-T23", "CLAIMS", "CLOSED", _claims, _closed),
    _returnees,
)
