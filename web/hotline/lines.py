"""The telephone lines of a centre: listed by its manager or by an administrator."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, StringField
from wtforms.validators import Length, Regexp

from application.calls import LinesOf
from application.hotline import CloseLine, OpenLine
from web.forms import BaseForm, Optional, Required
from web.i18n import lazy_gettext as _l
from web.labels import label, options
from web.pages import ask, form_page, page_post
from web.sessions import current_actor

SHORT = "[A-Za-z0-9]{1,8}$"
lines = Blueprint("lines", __name__, url_prefix="/lines")


class OpenForm(BaseForm):
    """A line that is called from now on."""

    fields_of = {"centre.line_code": "line", "centre.line_open_already": "line"}

    line = StringField(
        _l("Code"),
        [Required(_l("Write the code.")), Regexp(SHORT, message=_l("One to eight Latin letters or digits."))],
        filters=[lambda text: text.strip().upper() if text else text],
        description=_l("Stands in reports, as 1 in DYU-1."),
    )
    name = StringField(_l("Name"), [Required(_l("Write what the line is called.")), Length(max=60)])
    number = StringField(_l("Number to call"), [Optional(), Length(max=40)])

    def __init__(self, centre: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.centre = centre

    def to_command(self) -> OpenLine:
        said = {"line": str(self.line.data), "name": str(self.name.data), "number": self.number.data or ""}
        return OpenLine(centre=self.centre, **said)


class CloseForm(BaseForm):
    """One button."""

    line = HiddenField(validators=[Required()])

    def __init__(self, centre: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.centre = centre

    def to_command(self) -> CloseLine:
        return CloseLine(centre=self.centre, line=str(self.line.data))


@lines.get("/")
def index() -> ResponseReturnValue:
    mine = sorted(current_actor().centres)
    shown = [(code, name, ask(LinesOf(centre=code))) for code, name in options("centre", mine)]
    return render_template("hotline/lines_index.html", centres=shown)


@lines.route("/<centre>", methods=["GET", "POST"])
@form_page
def of_centre(centre: str) -> ResponseReturnValue:
    return _page(OpenForm(centre), centre, _l("The line is listed. Calls can be logged on it."))


@lines.post("/<centre>/close")
@form_page
def close(centre: str) -> ResponseReturnValue:
    return _page(CloseForm(centre), centre, _l("The line was closed. Its calls stay counted."))


def _page(form: BaseForm, centre: str, said: Any) -> ResponseReturnValue:
    known = ask(LinesOf(centre=centre))
    parts: dict[str, Any] = {
        "opening": form if isinstance(form, OpenForm) else OpenForm(centre, formdata=None),
        "lines": [(line, CloseForm(centre, formdata=None, data={"line": line.line})) for line in known],
        "centre": centre,
        "name": label("centre", centre),
    }
    goal = url_for("lines.of_centre", centre=centre)
    return page_post(form, "hotline/lines.html", done=lambda _: goal, said=said, **parts)
