"""Words that templates of a file ask for by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label

NOTHING = "–"
# What was looked at, in the access log.
LOOKED: Mapping[str, LazyText] = {
    "people.search": _l("in a search"),
    "people.file": _l("the file"),
    "people.readers": _l("this list"),
    "desk.today": _l("the list of the day"),
    "referrals.list": _l("referrals"),
    "cases.list": _l("cases and tasks"),
    "caseload.read": _l("the caseload of a colleague"),
    "notices.read": _l("notices"),
    "trainings.list": _l("courses"),
    "trainings.room": _l("a course"),
    "protection.access": _l("the access log"),
    "protection.erasures": _l("requests for erasure"),
}


def countries(codes: Iterable[str]) -> str:
    """Names of citizenships."""
    return ", ".join(label("citizenship", code) for code in codes or ()) or NOTHING


def documents(held: Iterable[Mapping[str, str]]) -> str:
    """Documents with their numbers."""
    return (
        "; ".join(
            " ".join((label("document_type", each["kind"]), each.get("number", ""))).strip()
            for each in held or ()
        )
        or NOTHING
    )


def consents(purposes: Iterable[str]) -> str:
    """Purposes that hold."""
    return "; ".join(label("consent_purpose", code) for code in sorted(purposes)) or NOTHING


def roles(codes: Iterable[str]) -> str:
    """Names of roles."""
    return ", ".join(label("role", code) for code in codes)


def looked(action: str) -> str:
    """What was looked at."""
    return str(LOOKED.get(action, action))


WORDS: Mapping[str, Callable[..., Any]] = {
    "countries": countries,
    "documents": documents,
    "consents": consents,
    "roles": roles,
    "looked": looked,
}
