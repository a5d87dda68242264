"""Scans and photographs of a file: the list with small pictures, adding, describing, removing, opening."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import Blueprint, Response, abort, g, make_response, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.http import dump_options_header

from application.attachments import (
    FILE,
    PREVIEW,
    AttachmentRow,
    OneAttachment,
    OpenAttachment,
    OpenedFile,
    PersonAttachments,
)
from web.counsellor.attachment_forms import MOST_FILES, DescribeForm, RemoveForm, UploadForm
from web.counsellor.desk import header_of, person_context, person_page
from web.dates import number_text
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.i18n import ngettext
from web.labels import label
from web.pages import ask, form_page, page_post
from web.sessions import system

attachments = Blueprint("attachments", __name__, url_prefix="/people/<uuid:person_id>/attachments")
# Nothing in a file may run, load or be sent anywhere, whoever made it.
FILE_POLICY = {"default-src": "'none'", "frame-ancestors": "'none'", "sandbox": ""}


@attachments.get("")
def of_person(person_id: UUID) -> ResponseReturnValue:
    rows: tuple[AttachmentRow, ...] = ask(PersonAttachments(person_id=person_id))
    return person_page("counsellor/attachments.html", header_of(person_id), rows=rows, **_words())


@attachments.route("/new", methods=["GET", "POST"])
@form_page
def add(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    most = system().attachments.most_bytes // 2**20
    answer = page_post(
        UploadForm(person_id),
        "counsellor/attachment_add.html",
        done=lambda _: url_for("attachments.of_person", person_id=person_id),
        said=_l("Added to the file."),
        send=lambda sent: sent.send(),  # type: ignore[attr-defined]  # the form above
        back=url_for("attachments.of_person", person_id=person_id),
        limits=_(
            "JPEG, PNG, WebP, HEIC or PDF; %(most)s files at once, each up to %(size)s MB.",
            most=MOST_FILES,
            size=most,
        ),
        may_photo="PHOTO" in header.consents,
        **person_context(header),
    )
    return _to_script(answer) if request.headers.get("X-Upload") else answer


@attachments.get("/<uuid:attachment_id>")
def show(person_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    row = _row(person_id, attachment_id)
    return person_page(
        "counsellor/attachment.html", header_of(person_id), here="attachments.of_person", row=row, **_words()
    )


@attachments.route("/<uuid:attachment_id>/describe", methods=["GET", "POST"])
@form_page
def describe(person_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    row = _row(person_id, attachment_id)
    return _post(
        row, DescribeForm(row), _l("Describe the attachment"), _l("Save"), _l("The description was changed.")
    )


@attachments.route("/<uuid:attachment_id>/remove", methods=["GET", "POST"])
@form_page
def remove(person_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    row = _row(person_id, attachment_id)
    lead = _("The file is destroyed for good. The history says that it was there, and why it was removed.")
    goal = url_for("attachments.of_person", person_id=person_id)
    return _post(
        row, RemoveForm(row), _l("Remove the attachment"), _l("Remove"), _l("Removed."), lead=lead, goal=goal
    )


@attachments.get("/<uuid:attachment_id>/preview")
def preview(person_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    return _inline(_opened(person_id, attachment_id, PREVIEW))


@attachments.get("/<uuid:attachment_id>/picture")
def picture(person_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    """The whole picture, to be shown in a page; a PDF is only handed out as a file."""
    found = _opened(person_id, attachment_id, FILE)
    if not found.media.startswith("image/"):
        abort(404)
    return _inline(found)


@attachments.get("/<uuid:attachment_id>/file")
def file(person_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    found = _opened(person_id, attachment_id, FILE)
    response = _inline(found)
    response.headers["Content-Disposition"] = dump_options_header("attachment", _names(found.file_name))
    return response


def _to_script(answer: ResponseReturnValue) -> ResponseReturnValue:
    """A script that sends files itself would follow a redirect unseen: it is told where to go instead."""
    response = make_response(answer)
    if response.status_code == 303:
        return "", 200, {"X-Upload-Goal": response.headers["Location"]}
    return response


def _inline(found: OpenedFile) -> Response:
    g.policy = FILE_POLICY
    response = Response(found.content, content_type=found.media)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = "inline"
    return response


def _names(name: str) -> dict[str, str]:
    """Headers hold ASCII: a program that cannot read the coded name gets one without its other letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or "file"
    return (
        {"filename": plain}
        if plain == name
        else {"filename": plain, "filename*": f"UTF-8''{quote(name, safe='')}"}
    )


def _opened(person_id: UUID, attachment_id: UUID, part: str) -> OpenedFile:
    found: OpenedFile = ask(OpenAttachment(person_id=person_id, attachment_id=attachment_id, part=part))
    return found


def _row(person_id: UUID, attachment_id: UUID) -> AttachmentRow:
    found: AttachmentRow = ask(OneAttachment(person_id=person_id, attachment_id=attachment_id))
    return found


def _post(
    row: AttachmentRow, form: Any, title: Any, button: Any, said: Any, *, lead: str = "", goal: str = ""
) -> ResponseReturnValue:
    home = url_for("attachments.show", person_id=row.person_id, attachment_id=row.attachment_id)
    words = {"title": title, "button": button, "lead": lead, "back": home, "row": row}
    context = person_context(header_of(row.person_id)) | _words()
    return page_post(
        form, "counsellor/attachment_form.html", done=lambda _: goal or home, said=said, **words, **context
    )


def _words() -> dict[str, Any]:
    return {"label": label, "title_of": title_of, "size_text": size_text, "pages_text": pages_text}


def title_of(row: AttachmentRow) -> str:
    """What it is: the document where one is named, else the kind."""
    return label("document_type", row.document) if row.document else label("attachment_kind", row.kind)


def size_text(size: int) -> str:
    """Kilobytes or megabytes, rounded."""
    kilobytes = max(1, round(size / 1024))
    if kilobytes < 1024:
        return _("%(number)s KB", number=number_text(kilobytes))
    return _("%(number)s MB", number=number_text(round(kilobytes / 1024)))


def pages_text(row: AttachmentRow) -> str:
    """How many pages a PDF has."""
    return ngettext("%(num)s page", "%(num)s pages", row.pages) if row.pages else ""
