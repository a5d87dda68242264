"""Forms of attachments: add several at once, describe one, remove one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any
from uuid import UUID, uuid5

from flask import request
from werkzeug.datastructures import FileStorage
from wtforms import MultipleFileField, StringField
from wtforms.validators import Length, ValidationError

from application.attachment import AddAttachment, DescribeAttachment, RemoveAttachment
from application.attachments import AttachmentRow, BadFile, CleanFile
from application.verdict import REJECTED, Verdict
from web.counsellor.versioned import VersionedForm
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, Optional, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.messages import message
from web.sessions import current_actor, system

MOST_FILES = 20
ACCEPTED = (
    ".jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,"
    "image/jpeg,image/png,image/webp,image/heic,image/heif,application/pdf"
)
ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}
LONGEST_NAME = 100
# Signs that a file system or a header reads as something else than a name.
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


class WordsFields(BaseForm):
    """What it is, in codes and in words."""

    fields_of = {"consent.photo_missing": "kind"}

    kind = CodeRadios(_l("What it is"), "attachment_kind", [Required(_l("Choose what it is."))])
    document = CodeSelect(_l("Which document"), "document_type", [Optional()])
    description = StringField(_l("In words"), [Optional(), Length(max=200)])

    def words(self) -> dict[str, Any]:
        """Keyword arguments for the commands."""
        document = self.document.data if self.kind.data == "DOCUMENT" else None
        return {"kind": str(self.kind.data), "document": document, "description": self.description.data or ""}


class UploadForm(WordsFields):
    """Several files of one kind. `taken` names those that are in the file already, also when others were refused."""

    files = MultipleFileField(_l("Files to keep"), render_kw={"multiple": True, "accept": ACCEPTED})

    def __init__(self, person_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person_id = person_id
        self.taken: list[str] = []

    def validate_files(self, field: Any) -> None:
        """At least one, and not too many."""
        found = self.uploads()
        if not found:
            raise ValidationError(_("Choose one or more files."))
        if len(found) > MOST_FILES:
            raise ValidationError(_("Choose %(most)s files at most.", most=MOST_FILES))

    def uploads(self) -> list[FileStorage]:
        """The files that were sent; an empty box sends one without a name."""
        return [each for each in request.files.getlist(self.files.name) if each.filename]

    def send(self) -> Verdict:
        """Take each file for itself: one that cannot be taken keeps no other out."""
        refused: Verdict | None = None
        for upload in self.uploads():
            raw, name = upload.stream.read(), file_name(upload.filename or "")
            try:
                verdict = self._take(raw, name)
                why = None if verdict.accepted else message(verdict.code, verdict.params)
            except BadFile as bad:
                verdict, why = Verdict(REJECTED, bad.code), message(bad.code, bad.params)
            if why is None:
                self.taken.append(name)
            else:
                refused = verdict
                self.summary.append(_("%(name)s: %(why)s", name=name, why=why))
        if refused is None:
            return Verdict("accepted")
        # The reasons stand beside the names; a photograph without consent is said once more, at its field.
        about_all = refused.code in self.fields_of or refused.code == "record.unknown"
        return Verdict(refused.status, refused.code if about_all else "attachment.some_refused")

    def _take(self, raw: bytes, name: str) -> Verdict:
        clean = system().attachments.clean(raw)
        # The same form, sent twice, names the same attachments and commands.
        command_id = uuid5(self.command_uuid, hashlib.sha256(raw).hexdigest())
        command = self._command(uuid5(command_id, "attachment"), name, clean)
        taken: Verdict = system().attachments.add(command, clean, current_actor(), command_id=command_id)
        return taken

    def _command(self, attachment_id: UUID, name: str, clean: CleanFile) -> AddAttachment:
        about = {"media": clean.media, "size": len(clean.content), "pages": clean.pages}
        known = {"person_id": self.person_id, "attachment_id": attachment_id}
        return AddAttachment(file_name=with_ending(name, clean.media), **known, **about, **self.words())


class DescribeForm(WordsFields, VersionedForm):
    """Another kind, or other words."""

    file_name = StringField(_l("Name of the file"), [Required(_l("Write a name.")), Length(max=LONGEST_NAME)])

    def __init__(self, row: AttachmentRow) -> None:
        kept = {name: getattr(row, name) for name in ("kind", "document", "description", "file_name")}
        super().__init__(data=kept)
        self.row = row
        self.stands_at(row.version)

    def to_command(self) -> DescribeAttachment:
        known = {"person_id": self.row.person_id, "attachment_id": self.row.attachment_id}
        name = with_ending(file_name(self.file_name.data or ""), self.row.media)
        return DescribeAttachment(base_version=self.version, file_name=name, **known, **self.words())


class RemoveForm(BaseForm):
    """The bytes are destroyed."""

    reason = CodeRadios(
        _l("Why it is removed"), "attachment_remove_reason", [Required(_l("Choose the reason."))]
    )

    def __init__(self, row: AttachmentRow) -> None:
        super().__init__()
        self.row = row

    def to_command(self) -> RemoveAttachment:
        known = {"person_id": self.row.person_id, "attachment_id": self.row.attachment_id}
        return RemoveAttachment(reason=str(self.reason.data), **known)


def file_name(typed: str) -> str:
    """A name without a path, without signs that mean something elsewhere, and not too long."""
    plain = unicodedata.normalize("NFC", typed.replace("\\", "/").rpartition("/")[2])
    visible = "".join(sign for sign in plain if unicodedata.category(sign)[0] != "C")
    return UNSAFE.sub("_", visible).strip(" .")[-LONGEST_NAME:] or _("file")


def with_ending(name: str, media: str) -> str:
    """The name with the ending of what the file is now."""
    stem = re.sub(r"\.(jpe?g|png|webp|hei[cf]|pdf)$", "", name, flags=re.IGNORECASE)
    return f"{stem}{ENDINGS[media]}"
