"""Certificates: issued to all who passed, printed, revoked."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b32encode
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from wtforms import HiddenField

from application.training import IssueCertificate, NewCertificate
from application.trainings import RoomView, Trainee
from application.verifying import spaced
from web.counsellor.slips import qr
from web.dates import number_text
from web.i18n import DEFAULT, LANGUAGES, language, using
from web.i18n import lazy_gettext as _l
from web.pages import form_page, page_post
from web.pages import paper as in_language
from web.training.forms import RevokeForm, SessionForm
from web.training.rooms import is_due, room_context, room_of

certificates = Blueprint("certificates", __name__, url_prefix="/trainings/<uuid:session_id>")
CODE_SIGNS = 10


class IssueForm(SessionForm):
    """Who passed and holds no valid certificate, as the page showed them.

    The random part of the verify codes is made when the page is shown: sending it twice sends the same.
    """

    command = IssueCertificate
    seed = HiddenField()

    def __init__(self, room: RoomView, **kwargs: Any) -> None:
        super().__init__(room.session, **kwargs)
        self.seed.data = self.seed.data or secrets.token_hex(16)
        self.people = [person for person in room.people if is_due(person)]
        self.chosen = request.form.getlist("who") or [person.person_id.hex for person in self.people]

    def more(self) -> dict[str, Any]:
        made = (NewCertificate(person_id=UUID(who), verify_code=self._code(who)) for who in self.chosen)
        return {"certificates": tuple(made)}

    def _code(self, who: str) -> str:
        digest = hmac.digest(str(self.seed.data).encode(), who.encode(), hashlib.sha256)
        return b32encode(digest).decode()[:CODE_SIGNS]

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if not all(_is_id(who) for who in self.chosen) or not self.chosen:
            self.summary.append(_l("Nobody is waiting for a certificate here."))
            return False
        return valid


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(hex=text))
    except ValueError:
        return False


@certificates.route("/certificates/issue", methods=["GET", "POST"])
@form_page
def issue(session_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    goal = url_for("certificates.show", session_id=session_id)
    said = _l("The certificates were issued. They can be printed now.")
    context = room_context(room)
    return page_post(IssueForm(room), "training/issue.html", done=lambda _: goal, said=said, **context)


@certificates.get("/certificates")
def show(session_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    only = request.args.get("person")
    valid = [person for person in room.people if person.certificate and person.revoked_on is None]
    people = [person for person in valid if not only or person.person_id.hex == only]
    chosen = request.args.get("in", "")
    papers = [paper(room, person, chosen) for person in people]
    choice = {"papers": papers, "chosen": chosen, "languages": LANGUAGES, "only": only}
    return render_template("training/certificates.html", **choice, **room_context(room))


def paper(room: RoomView, person: Trainee, chosen: str = "") -> Markup:
    """One certificate, in the `chosen` language, else in the one that the person speaks or was taught in."""
    spoken = (chosen, person.language, room.session.language, language())
    tag = next((each for each in spoken if each in LANGUAGES), DEFAULT)
    link = url_for("verify.one", code=person.verify_code, _external=True)
    address = url_for("verify.enter", _external=True).split("://", 1)[-1]
    hours = sum(int(each["minutes"]) for each in room.modules) / 60
    with using(tag):
        words = {"hours": number_text(round(hours, 1)), **room_context(room)}
    return in_language(
        "training/_certificate.html",
        tag,
        person=person,
        speaks=tag,
        picture=qr(link),
        address=address,
        code=spaced(str(person.verify_code)),
        **words,
    )


@certificates.route("/people/<uuid:person_id>/revoke", methods=["GET", "POST"])
@form_page
def revoke(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    person = next((each for each in room.people if each.person_id == person_id), None)
    title = _l("Revoke the certificate")
    context = room_context(room) | {"title": title, "button": title, "warning": True, "person": person}
    goal = url_for("trainings.room", session_id=session_id)
    form = RevokeForm(room.session, person_id)
    said = _l("The certificate was revoked.")
    return page_post(form, "training/confirm.html", done=lambda _: goal, said=said, **context)
