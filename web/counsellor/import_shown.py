"""What an import shows of itself: where it stands, lines with faults, likely duplicates with a choice for each."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from markupsafe import Markup

from application.asking import Absent
from application.importing_fields import Reading
from application.people import PersonHeader
from web.counsellor.desk import display_name
from web.counsellor.import_forms import DUPLICATES, StartForm
from web.counsellor.import_words import FIELDS
from web.filters import whole as number
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.messages import message
from web.pages import ask
from web.routes import may
from web.sessions import signed_in, system

SHOWN = 50
PHASES: dict[str, LazyText] = {
    "UPLOADED": _l("Columns to be matched"),
    "CHECKING": _l("Being checked"),
    "CHECKED": _l("Ready to be taken in"),
    "RUNNING": _l("Being taken in"),
    "STOPPED": _l("Stopped"),
    "FINISHED": _l("Taken in"),
    "UNDOING": _l("Being taken back"),
    "UNDONE": _l("Taken back"),
    "DISCARDED": _l("Given up"),
}


def may_import() -> bool:
    """Whether the reader may take registers in, or only see how they went."""
    known = signed_in()
    return known is not None and may(known.actor.roles, "UploadRegister")


def preview(batch: Any, form: StartForm) -> str:
    """The page before anything is taken in."""
    desk, after = system().imports, number(request.args.get("after"))
    errors = desk.noted(batch, "ERROR", most=SHOWN)
    warned = desk.noted(batch, "WARNED", most=SHOWN)
    twins = desk.noted(batch, "TWIN", after=-1 if after is None else after, most=SHOWN)
    return render_template(
        "counsellor/import_preview.html",
        **parts(batch),
        form=form,
        page_form=form,
        counts=desk.counts(batch),
        errors=errors,
        warned=warned,
        twins=[(row, _twin(row)) for row in twins],
        further=twins[-1]["row"] if len(twins) == SHOWN else None,
        choices=DUPLICATES,
        said_all=lambda problems: Markup("<br>").join(map(said, problems)),
        who=lambda row: _who(batch, row),
    )


def _twin(row: Any) -> tuple[str, str]:
    """(words, address) of whom a row is like; the address is empty for a line of the file."""
    if row["twin_row"] is not None:
        return _("the same as line %(row)s of this file", row=row["twin_row"] + 2), ""
    try:
        header = ask(PersonHeader(person_id=row["twin_id"]))
    except Absent:
        return _("a file that a colleague looks after"), ""
    return f"{display_name(header)}, {header.number}", url_for("person.overview", person_id=header.person_id)


def _who(batch: Any, row: Any) -> str:
    """The cells by which somebody is known again."""
    reading = reading_of(batch)
    named = ("full_name", "family_name", "given_name", "alias", "born")
    places = [reading.place_of(name) for name in named] if reading else []
    return " ".join(row["cells"][place] for place in places if place is not None and place < len(row["cells"]))


def said(problem: Any) -> str:
    """A fault as a sentence, with the column it is found in."""
    name, code, *params = problem
    words = message(code, params[0] if params else None)
    return f"{FIELDS[name]}: {words}" if name in FIELDS else words


def reading_of(batch: Any) -> Reading | None:
    """How the file is read so far."""
    mapping = batch.about.get("mapping")
    return Reading.from_json(mapping) if mapping else None


def parts(batch: Any) -> dict[str, Any]:
    """What every page of an import needs."""
    return {"batch": batch, "phases": PHASES, "field_words": FIELDS, "back": url_for("imports.index")}
