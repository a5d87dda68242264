"""Who called: a caller without a name linked to a file, and the link undone; offered, never made by itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, request, url_for
from flask.typing import ResponseReturnValue

from application.caller import LinkCaller, UnlinkCaller
from application.calls import CallById, CallOf, CallRow, CallsFrom
from application.consultations import ConsultationById
from application.people import FileView, Header
from web import dates, phones
from web.counsellor import candidates
from web.counsellor.desk import can, display_name, header_of, person_context, person_page
from web.counsellor.places import place_text
from web.fields import CodeSelect
from web.forms import BaseForm, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.routes import may
from web.sessions import current_actor

callers = Blueprint("callers", __name__, url_prefix="/callers")
RECORD = "/<any(call,consultation):kind>/<uuid:record_id>"


class Record:
    """A call with its consultation, or one of the two: what is linked together."""

    def __init__(self, kind: str, record_id: UUID) -> None:
        self.call: CallRow | None = ask(CallById(call_id=record_id)).call if kind == "call" else None
        held = self.call.consultation_id if self.call else record_id
        self.held = ask(ConsultationById(consultation_id=held)).record if held else None
        if kind == "consultation" and may(current_actor().roles, "calls.list"):
            self.call = ask(CallOf(consultation_id=record_id))
        self.kind, self.id = kind, record_id

    @property
    def ids(self) -> dict[str, UUID | None]:
        """What the commands name."""
        call = self.call.call_id if self.call else None
        return {"call_id": call, "consultation_id": self.held.consultation_id if self.held else None}

    @property
    def person_id(self) -> UUID | None:
        """Who it is, where that is known."""
        found = self.call.person_id if self.call else None
        return found or (self.held.person_id if self.held else None)

    @property
    def page(self) -> str:
        """Where it is shown."""
        if self.kind == "call":
            return url_for("hotline.show", call_id=self.id)
        return url_for("consultations.show", consultation_id=self.id)

    @property
    def words(self) -> str:
        """When and how it came."""
        when = self.call.rang_at if self.call else self.held.occurred_at if self.held else None
        by = self.held.channel if self.held else ""
        how = label("call_kind", self.call.kind) if self.call else label("channel", by)
        return f"{dates.moment_text(when)}, {how}"


class LinkForm(BaseForm):
    """One button."""

    def __init__(self, record: Record, person_id: UUID) -> None:
        super().__init__()
        self.record, self.person_id = record, person_id

    def to_command(self) -> LinkCaller:
        return LinkCaller(person_id=self.person_id, **self.record.ids)


class UnlinkForm(BaseForm):
    """The link goes; that it stood is kept in the history."""

    reason = CodeSelect(_l("Why it is undone"), "correction_reason", [Required(_l("Choose the reason."))])

    def __init__(self, record: Record, person_id: UUID) -> None:
        super().__init__()
        self.record, self.person_id = record, person_id

    def to_command(self) -> UnlinkCaller:
        return UnlinkCaller(person_id=self.person_id, reason=str(self.reason.data), **self.record.ids)


@callers.get(RECORD)
def find(kind: str, record_id: UUID) -> ResponseReturnValue:
    record = Record(kind, record_id)
    text = request.args.get("q", "").strip()[:200]
    found = candidates.search(text, None, None, typing=False) if len(text) > 1 else None
    parts: dict[str, Any] = {"record": record, "text": text, "found": found, "place_text": place_text}
    return person_page("hotline/find.html", None, back=record.page, reasons=candidates.reasons, **parts)


@callers.route(f"{RECORD}/<uuid:person_id>", methods=["GET", "POST"])
@form_page
def link(kind: str, record_id: UUID, person_id: UUID) -> ResponseReturnValue:
    record, header = Record(kind, record_id), header_of(person_id)
    return _post(LinkForm(record, person_id), "hotline/link.html", record, header, _l("The caller was linked."))


@callers.route(f"{RECORD}/unlink", methods=["GET", "POST"])
@form_page
def unlink(kind: str, record_id: UUID) -> ResponseReturnValue:
    record = Record(kind, record_id)
    if record.person_id is None:
        abort(404)
    header = header_of(record.person_id)
    form = UnlinkForm(record, header.person_id)
    return _post(form, "hotline/unlink.html", record, header, _l("The link was undone."))


def _post(form: BaseForm, template: str, record: Record, header: Header, said: Any) -> ResponseReturnValue:
    goal = url_for("person.overview", person_id=header.person_id)
    parts = {"record": record, "name": display_name(header), "back": record.page}
    return page_post(form, template, done=lambda _: goal, said=said, **parts, **person_context(header))


def offered(file: FileView) -> list[CallRow] | None:
    """Calls without a name from the numbers of a file, for a card on its overview; None where there are none."""
    if not can(file.header, "LinkCaller") or file.header.masked:
        return None
    return list(ask(CallsFrom(person_id=file.header.person_id))) or None


def say_offered(person_id: UUID) -> None:
    """After a registration: somebody called from this number before."""
    if not may(current_actor().roles, "LinkCaller"):
        return
    for call in ask(CallsFrom(person_id=person_id)):
        number = phones.shown(call.number)
        day = dates.date_text(call.rang_at.date())
        said = _("%(number)s called on %(day)s without a name. The file offers to link it.", number=number, day=day)
        flash(said, "info")
