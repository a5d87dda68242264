"""What an event tells besides its title, line by line: clear codes in the reader's words, then the texts themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from application.people import TimelineEntry
from web import phones
from web.counsellor import further_words, moving_words, told_words
from web.counsellor.titles import day_text
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path

Summary = Mapping[str, Any]
# Texts that are shown, each with the words before it.
TEXTS: Mapping[str, LazyText] = {
    "advice": _l("Advice:"),
    "follow_up_note": _l("To come back to:"),
    "note": _l("Note:"),
    "place": _l("Place:"),
    "safety_note": _l("Safety:"),
    "safe_contact": _l("Safe contact:"),
    "guardian": _l("Parent or guardian:"),
    "agency": _l("Organisation:"),
    "reason": _l("Why:"),
    "feedback": _l("Said afterwards:"),
    "witness": _l("Witness:"),
    "comment": _l("In their words:"),
    "summary": _l("What happened:"),
    "plan": _l("Plan:"),
    "what": _l("To do:"),
    "why": _l("Why:"),
    "result": _l("What came of it:"),
}


def account(entry: TimelineEntry) -> list[str]:
    """Lines of text; none of a file that the reader may not open."""
    if entry.closed:
        return []
    clear = CLEAR[entry.topic]({**entry.texts, **entry.summary}) if entry.topic in CLEAR else ()
    numbers = [
        phones.shown(phone["number"])
        for phone in entry.texts.get("phones") or ()
        if isinstance(phone, Mapping)
    ]
    if entry.topic.startswith("call.") and entry.texts.get("number"):
        numbers.append(phones.shown(entry.texts["number"]))
    told = [f"{words} {entry.texts[name]}" for name, words in TEXTS.items() if name in _words_of(entry)]
    return [line for line in (*clear, ", ".join(numbers), *told) if line]


def _words_of(entry: TimelineEntry) -> set[str]:
    """Texts in somebody's own words: a reason that is a code is told in words of a list, an agency with its licence."""
    coded = {"reason"} if moving_words.sealed_reason(entry) else set()
    # A transfer names its centre itself, in the reader's words.
    named = entry.topic == "consultation.DetailsTaken" or entry.summary.get("purpose") == "TRANSFER"
    coded |= {"agency"} if named else set()
    return {name for name, text in entry.texts.items() if text} - coded


def _record(summary: Summary) -> Iterator[str]:
    asked = label("asked_by", summary["asked_by"])
    minutes = _("%(minutes)s min", minutes=summary["minutes"]) if summary.get("minutes") else ""
    yield " · ".join(part for part in (label("channel", summary["channel"]), asked, minutes) if part)
    others = [topic_path(code) for code in summary["topics"] if code != summary["main_topic"]]
    yield _("Also: %(topics)s", topics="; ".join(others)) if others else ""
    where = label("country", summary["destination"]) if summary.get("destination") else ""
    yield " · ".join(
        part for part in (label("stage", summary["stage"]) if summary.get("stage") else "", where) if part
    )
    problems = [label("document_problem", code) for code in summary.get("document_problems") or ()]
    yield _("Document problems: %(problems)s", problems="; ".join(problems)) if problems else ""
    yield _("Entry ban until %(day)s", day=day_text(summary["ban_until"])) if summary.get("ban_until") else ""
    urgency = label("urgency", summary["urgency"]) if summary["urgency"] != "NORMAL" else ""
    yield " · ".join(
        part
        for part in (_("Outcome: %(outcome)s", outcome=label("outcome", summary["outcome"])), urgency)
        if part
    )


def _registered(summary: Summary) -> Iterator[str]:
    where = [
        label("district", summary["district"]) if summary.get("district") else "",
        label("region", summary["region"] or ""),
    ]
    yield ", ".join(part for part in (*where, label("country", summary["country"])) if part)


def _consent(summary: Summary) -> Iterator[str]:
    yield label("consent_mode", summary["mode"])
    if summary.get("expires_on"):
        yield _("until %(day)s", day=day_text(summary["expires_on"]))


def _call(summary: Summary) -> Iterator[str]:
    line = _("Line %(line)s", line=summary["line"]) if summary.get("line") else ""
    rang = _("%(seconds)s s", seconds=summary["seconds"]) if summary.get("seconds") is not None else ""
    yield " · ".join(part for part in (line, rang) if part)


def _task(summary: Summary) -> Iterator[str]:
    yield _("by %(day)s", day=day_text(summary["due_on"]))


def _plan(summary: Summary) -> Iterator[str]:
    yield _("To look at again on %(day)s", day=day_text(summary["review_on"])) if summary.get("review_on") else ""


def _since(summary: Summary) -> Iterator[str]:
    since = day_text(summary["since"])
    # The first of January is how "the year is enough" is kept.
    yield _("since %(day)s", day=since.removeprefix("01.01."))


CLEAR: Mapping[str, Callable[[Summary], Iterator[str]]] = {
    "consultation.Held": _record,
    "consultation.Corrected": _record,
    "call.Logged": _call,
    "call.Corrected": _call,
    "case.TaskSet": _task,
    "case.PlanAgreed": _plan,
    "migrant.Registered": _registered,
    "migrant.ContactChanged": _registered,
    "migrant.ConsentGiven": _consent,
    "migrant.ConsentRefused": _consent,
    "migrant.StageChanged": _since,
    **told_words.LINES,
    **further_words.LINES,
}
