"""The way of an upload into the house: cleaned, sealed, then told to the ledger."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from adapters.access.reach import reachable
from adapters.attachments import washing
from adapters.attachments.store import SealedAttachments
from application.actor import Actor
from application.attachment import AddAttachment
from application.attachments import CleanFile
from application.verdict import FORBIDDEN, Verdict

Dispatch = Callable[..., Verdict]


class AttachmentDesk:
    """See `application/attachments.py: Attaching`."""

    def __init__(self, store: SealedAttachments, dispatch: Dispatch, most_bytes: int) -> None:
        self._store = store
        self._dispatch = dispatch
        self.most_bytes = most_bytes

    def clean(self, raw: bytes) -> CleanFile:
        """The upload without anything that is not its picture or its pages. Raises BadFile."""
        return washing.clean(raw, self.most_bytes)

    def add(self, command: AddAttachment, clean: CleanFile, actor: Actor, *, command_id: UUID) -> Verdict:
        """The bytes are durable before the event that speaks of them; refused, nothing of them stays."""
        with reachable():
            if not self._store.keep(command.person_id, command.attachment_id, clean):
                return Verdict(FORBIDDEN, "record.unknown")
        verdict = self._dispatch(command, actor, command_id=command_id)
        if not verdict.accepted:
            with reachable():
                self._store.drop_unless_taken(command.attachment_id)
        return verdict
