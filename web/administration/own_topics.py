"""The topics that a centre adds below built-in ones: by its manager, or by an administrator for any centre."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField
from wtforms.validators import Length

from application.administration import CentreList
from application.directory import OwnTopic
from application.own_topic import AddTopic, OfferTopic, RewordTopic, TopicsOf, TopicWords, WithdrawTopic
from web.forms import BaseForm, Optional, Required
from web.i18n import LANGUAGES
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, options, topic_path, topic_tree
from web.pages import ask, form_page, page_post
from web.sessions import current_actor

own_topics = Blueprint("own_topics", __name__, url_prefix="/topics")
LONGEST = 80
WANTED = _l("Write what it is called in at least one language.")


def _boxes() -> dict[str, UnboundField]:
    boxes: dict[str, Any] = {}
    for tag, name in LANGUAGES.items():
        boxes[f"words_{tag}"] = StringField(name, [Optional(), Length(max=LONGEST)], render_kw={"lang": tag})
    return boxes


class WordsForm(BaseForm):
    """What a topic is called, in as many languages as anybody can write."""

    fields_of = {"centre.topic_words": "words_en", "centre.topic_there_already": "words_en"}

    locals().update(_boxes())

    def __init__(self, centre: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.centre = centre

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if not self.said():
            self.words_en.errors = [*self.words_en.errors, str(WANTED)]
            return False
        return valid

    def said(self) -> tuple[TopicWords, ...]:
        """The languages in which something was written."""
        typed = ((tag, " ".join(str(self[f"words_{tag}"].data or "").split())) for tag in LANGUAGES)
        return tuple(TopicWords(language=tag, text=text) for tag, text in typed if text)


class RewordForm(WordsForm):
    """The words of a topic that is there."""

    def __init__(self, centre: str, topic: OwnTopic, **kwargs: Any) -> None:
        super().__init__(centre, data={f"words_{tag}": text for tag, text in topic.words.items()}, **kwargs)
        self.topic = topic.code

    def to_command(self) -> RewordTopic:
        return RewordTopic(centre=self.centre, topic=self.topic, words=self.said())


def _places() -> list[SelectChoice]:
    rows = [SelectChoice(code, text, optgroup=group) for group, found in topic_tree() for code, text in found]
    return [SelectChoice("", ""), *rows]


class AddForm(WordsForm):
    """A topic below a built-in one."""

    fields_of = {**WordsForm.fields_of, "centre.topic_place": "below"}

    below = SelectField(
        _l("Stands below"),
        [Required(_l("Choose the topic below which it stands."))],
        choices=_places,
        description=_l("It is counted there in every report."),
    )

    def to_command(self) -> AddTopic:
        return AddTopic(centre=self.centre, below=str(self.below.data), words=self.said())


class StateForm(BaseForm):
    """One button: no longer offer it, or offer it again."""

    def __init__(self, centre: str, topic: OwnTopic, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        kind = WithdrawTopic if topic.offered else OfferTopic
        self.command: Any = kind(centre=centre, topic=topic.code)

    def to_command(self) -> Any:
        return self.command


@own_topics.get("/")
def index() -> ResponseReturnValue:
    """The centres where the reader may add topics, each with what it added."""
    everywhere = current_actor().has("ADMINISTRATOR")
    codes = [each.code for each in ask(CentreList())] if everywhere else sorted(current_actor().centres)
    shown = [(code, name, ask(TopicsOf(centre=code))) for code, name in options("centre", codes)]
    return render_template("administration/own_topics_index.html", centres=shown, label=label, topic_path=topic_path)


@own_topics.route("/<centre>", methods=["GET", "POST"])
@form_page
def of_centre(centre: str) -> ResponseReturnValue:
    """What a centre added, and one more."""
    found = ask(TopicsOf(centre=centre))
    return page_post(
        AddForm(centre),
        "administration/own_topics.html",
        done=lambda _verdict: url_for("own_topics.of_centre", centre=centre),
        said=_l("The topic was added. Consultations of the centre can be about it."),
        topics=found,
        **_about(centre),
    )


@own_topics.route("/<centre>/<topic>", methods=["GET", "POST"])
@form_page
def one(centre: str, topic: str) -> ResponseReturnValue:
    """Its words."""
    found = _found(centre, topic)
    form = RewordForm(centre, found)
    return _one(form, centre, found, _l("Saved."), words=form, state=StateForm(centre, found, formdata=None))


@own_topics.post("/<centre>/<topic>/offered")
@form_page
def turn(centre: str, topic: str) -> ResponseReturnValue:
    """Withdraw it, or offer it again."""
    found = _found(centre, topic)
    said = _l("It is no longer offered. What was recorded stays shown and counted.")
    form = StateForm(centre, found)
    again = said if found.offered else _l("It is offered again.")
    return _one(form, centre, found, again, words=RewordForm(centre, found, formdata=None), state=form)


def _one(form: BaseForm, centre: str, found: OwnTopic, said: Any, **forms: BaseForm) -> ResponseReturnValue:
    goal = url_for("own_topics.of_centre", centre=centre)
    page = {"topic": found, "title": label("topic", found.code), **_about(centre), **forms}
    return page_post(form, "administration/own_topic.html", done=lambda _verdict: goal, said=said, **page)


def _found(centre: str, topic: str) -> OwnTopic:
    known: tuple[OwnTopic, ...] = ask(TopicsOf(centre=centre))
    return next((each for each in known if each.code == topic), None) or abort(404)


def _about(centre: str) -> dict[str, Any]:
    hint = _("The words stand on forms and lists for everybody: they never name a person.")
    return {"centre": centre, "name": label("centre", centre), "hint": hint, "label": label, "topic_path": topic_path}
