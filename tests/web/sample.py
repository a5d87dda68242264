"""A page with every kind of field, as page builders write them; served in tests and to the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Blueprint, Flask, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField

from tests.web.fakes import SETTINGS, FakeSystem
from web import home, navigation, routes
from web.app import create_app
from web.forms import (
    BaseForm,
    CodePicker,
    Count,
    DateParts,
    NearDate,
    Optional,
    PhoneField,
    Required,
    TopicTree,
    as_choices,
)
from web.i18n import lazy_gettext as _l
from web.pages import form_page, page_post

sample = Blueprint("sample", __name__, url_prefix="/sample", template_folder="templates")
TREE = (
    ("Documents and status", (("DOC", "Documents and status"), ("DOC-PATENT", "Patent"), ("DOC-BAN", "Entry ban"))),
    ("Wages", (("PAY", "Wages"), ("PAY-UNPAID", "Unpaid wages"), ("PAY-LESS", "Paid less than promised"))),
    ("Something else", (("OTHER", "Something else"),)),
)


@dataclass(frozen=True)
class Register:
    name: str
    born: str


class SampleForm(BaseForm):
    fields_of = {"migrant.name_taken": "name"}

    name = StringField(_l("Full name"), [Required(_l("Write the name."))])
    born = DateParts(_l("Date of birth"), description=_l("Parts may be missing."))
    held = NearDate(_l("Day of the consultation"), [Optional()])
    phone = PhoneField(_l("Phone"), [Optional()])
    sex = RadioField(_l("Sex"), [Optional()], choices=lambda: as_choices([("MALE", "Man"), ("FEMALE", "Woman")]))
    language = SelectField(_l("Language"), [Optional()], choices=lambda: as_choices([("", ""), ("tg", "Tajik")]))
    country = CodePicker(_l("Country"), "country", [Optional()])
    heads = Count(_l("People in the household"), [Optional()], most=40)
    topics = TopicTree(_l("Topics"), [Required()], tree=lambda: TREE, recent=lambda: ["DOC-BAN"])
    note = TextAreaField(_l("Note"), [Optional()])
    consent = BooleanField(_l("Agrees that this is recorded"))

    def to_command(self) -> Any:
        return Register(self.name.data, str(self.born.data or ""))


@sample.route("/form", methods=["GET", "POST"])
@form_page
def form() -> ResponseReturnValue:
    return page_post(
        SampleForm(), "sample_form.html", done=lambda _: url_for("sample.file"), said=_l("Saved."), draft="sample"
    )


@sample.get("/file")
def file() -> ResponseReturnValue:
    return render_template("sample_file.html")


@sample.get("/bug")
def bug() -> ResponseReturnValue:
    raise ValueError("Amina Karimova")


@sample.post("/raw")
def raw() -> ResponseReturnValue:
    return "done"


MENU = (
    navigation.Line("sample.file", _l("Today")),
    navigation.Line("sample.form", _l("New consultation"), "new"),
)


def app_with_sample(system: FakeSystem, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The desk application with the sample pages and nothing but them in its menu."""
    for name in ("form", "file", "bug", "raw"):
        monkeypatch.setitem(routes.ROUTES, f"sample.{name}", routes.MEMBER)
    for module in (navigation, home):
        monkeypatch.setattr(module, "NAVIGATION", MENU)
    app = create_app(system, SETTINGS)
    app.register_blueprint(sample)
    return app
