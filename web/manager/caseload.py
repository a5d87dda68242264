"""The caseload of a centre: who works on how much, and many files handed over at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from flask import Blueprint, abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, SelectField, SelectMultipleField
from wtforms.validators import ValidationError

from application.cases import QUIET_DAYS
from application.hand_over import MOST_CASES, HandOverFile
from application.paging import Mark
from application.verdict import Verdict
from application.workload import MOST_FILES, Caseload, FileList, FilesChosen, FilesOf
from web.forms import BaseForm, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.i18n import ngettext
from web.labels import options, topic_path
from web.messages import message
from web.pages import REFUSED, ask, form_page
from web.sessions import current_actor, system

caseload = Blueprint("caseload", __name__, url_prefix="/caseload")
# A page that works longer than this shows how far it came, and goes on when it is asked to.
AT_A_TIME = 3.0


class Going(NamedTuple):
    """A chosen file as its page showed it."""

    person_id: UUID
    owner_id: UUID | None
    cases: tuple[UUID, ...]

    @property
    def text(self) -> str:
        """The value of its box."""
        return ".".join([self.person_id.hex, self.owner_id.hex if self.owner_id else "", *(c.hex for c in self.cases)])

    @classmethod
    def read(cls, text: str) -> Going:
        """Raises ValueError for a value that no page of ours holds."""
        person, owner, *cases = text.split(".")
        return cls(UUID(person), UUID(owner) if owner else None, tuple(map(UUID, cases[:MOST_CASES])))


class ManyForm(BaseForm):
    """Which files, and to whom. The id of the form makes the ids of its commands: sent twice, it is done once."""

    chosen = SelectMultipleField(_l("Files"), validate_choice=False)
    owner_id = SelectField(_l("Hand them over to"), [Required(_l("Choose a colleague."))])
    confirmed = HiddenField()

    def __init__(self, found: FileList) -> None:
        super().__init__()
        pairs = [(str(account), name) for account, name in found.colleagues]
        self.owner_id.choices = as_choices([("", ""), *pairs])
        self.names = dict(pairs)

    def validate_chosen(self, field: Any) -> None:
        """At least one, at most MOST_FILES, all of them read from a page of ours."""
        if not field.data:
            raise ValidationError(_("Choose at least one file."))
        if len(field.data) > MOST_FILES:
            raise ValidationError(_("At most %(most)s files go at once.", most=MOST_FILES))
        try:
            list(self.going())
        except ValueError:
            raise ValidationError(_("Choose at least one file.")) from None

    def going(self) -> Iterator[Going]:
        """The chosen files, each once."""
        return map(Going.read, dict.fromkeys(self.chosen.data or ()))


@caseload.get("/")
def of_centre() -> ResponseReturnValue:
    """One line for each colleague."""
    centres = options("centre", sorted(current_actor().centres))
    centre = request.args.get("centre") or next((code for code, _name in centres), "")
    found = ask(Caseload(centre=centre)) if centre else ()
    return render_template(
        "manager/caseload.html", loads=found, centre=centre, centres=centres, quiet_days=QUIET_DAYS
    )


@caseload.route("/<centre>/<uuid:owner>", methods=["GET", "POST"])
@form_page
def files(centre: str, owner: UUID) -> ResponseReturnValue:
    """The files of one colleague; those that are chosen go to another one, after a look at how many they are."""
    found: FileList = ask(FilesOf(centre=centre, owner=owner, after=Mark.read(request.args.get("after"))))
    if not found.owner and not found.rows:
        abort(404)
    form = ManyForm(found)
    page: dict[str, Any] = {"found": found, "form": form, "page_form": form, "centre": centre, "owner": owner}
    page |= {"box": lambda row: Going(row.person_id, row.owner_id, row.cases).text, "most": MOST_FILES}
    page |= {"following": found.after and url_for(".files", centre=centre, owner=owner, after=found.after.text)}
    page |= {"back": url_for(".of_centre", centre=centre), "topic_path": topic_path}
    if request.method != "POST":
        return render_template("manager/files.html", **page)
    g.form_checked = True
    if g.get("new_language") or not form.validate():
        return render_template("manager/files.html", **page), 200 if g.get("new_language") else REFUSED
    going = list(form.going())
    names = ask(FilesChosen(centre=centre, persons=tuple(each.person_id for each in going)))
    page |= {"going": going, "names": names, "to": form.names.get(form.owner_id.data, "")}
    page |= {"said": _said(going)}
    if form.confirmed.data != "1":
        form.confirmed.data = "1"
        return render_template("manager/confirm.html", **page)
    verdicts = _hand_over(form, going)
    refused = [(each, message(v.code, v.params)) for each, v in verdicts.items() if not v.accepted]
    page |= {"verdicts": verdicts, "refused": refused, "done": len(verdicts) - len(refused)}
    return render_template("manager/handed_over.html", **page)


def _said(going: list[Going]) -> str:
    cases = sum(len(each.cases) for each in going)
    files_ = ngettext("%(num)s file", "%(num)s files", len(going))
    return _("%(files)s with %(cases)s", files=files_, cases=ngettext("%(num)s open case", "%(num)s open cases", cases))


def _hand_over(form: ManyForm, going: list[Going]) -> dict[Going, Verdict]:
    """One command for each file, as far as the time allows. What was done before is answered as it was then."""
    until = time.monotonic() + AT_A_TIME
    verdicts: dict[Going, Verdict] = {}
    for each in going:
        if time.monotonic() > until:
            break
        command = HandOverFile(
            person_id=each.person_id,
            owner_id=UUID(form.owner_id.data),
            owner_before=each.owner_id,
            cases=each.cases,
        )
        command_id = uuid5(form.command_uuid, each.person_id.hex)
        verdicts[each] = system().dispatch(command, current_actor(), command_id=command_id)
    return verdicts
