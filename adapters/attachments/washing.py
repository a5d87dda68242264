"""Hands an upload to the cleaning process and takes back what it made; whatever breaks there breaks nothing here."""

from __future__ import annotations

import json
from pathlib import Path

import structlog

from adapters import confined
from application.attachments import BadFile, CleanFile

PROGRAM = Path(__file__).with_name("cleaning.py")

log = structlog.get_logger()


def clean(raw: bytes, most_bytes: int) -> CleanFile:
    """The upload without anything that is not its picture or its pages. Raises BadFile."""
    if len(raw) > most_bytes:
        raise BadFile("attachment.large", megabytes=most_bytes // 2**20)
    if not raw:
        raise BadFile("attachment.empty")
    head, _line, rest = _run(raw).partition(b"\n")
    told = json.loads(head)
    if "unfit" in told:
        raise BadFile(f"attachment.{told['unfit']}")
    content, preview = rest[: told["content"]], rest[told["content"] :][: told["preview"]]
    if len(content) > most_bytes:
        raise BadFile("attachment.large", megabytes=most_bytes // 2**20)
    return CleanFile(content, told["media"], preview, told.get("pages"))


def _run(raw: bytes) -> bytes:
    status, written = confined.run(PROGRAM, raw)
    if status is None:
        raise BadFile("attachment.broken")
    if status != 0 or b"\n" not in written:
        # Killed by its limits, or a decoder fell over: the upload is to blame.
        log.warning("attachment.cleaning_failed", status=status)
        raise BadFile("attachment.broken")
    return written
