"""Hands an upload to the cleaning process and takes back what it made; whatever breaks there breaks nothing here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import structlog

from application.attachments import BadFile, CleanFile

PROGRAM = Path(__file__).with_name("cleaning.py")
SECONDS = 45

# Windows starts no program without it.
NEEDED = ("SYSTEMROOT",)

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
    # `-I`: nothing of ours is imported, no setting and no key is in its environment.
    command = [sys.executable, "-I", str(PROGRAM)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the upload is its input and no argument
            command,
            input=raw,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={name: os.environ[name] for name in NEEDED if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        raise BadFile("attachment.broken") from None
    if done.returncode != 0 or b"\n" not in done.stdout:
        # Killed by its limits, or a decoder fell over: the upload is to blame.
        log.warning("attachment.cleaning_failed", status=done.returncode)
        raise BadFile("attachment.broken")
    return done.stdout
