"""Forms that replace a part of a file: they say which version they saw, and show what changed meanwhile."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField

from application.people import Header
from web.forms import BaseForm, Outcome

CHANGED = "record.changed_meanwhile"


class VersionedForm(BaseForm):
    """After a refusal because of a newer version the next attempt is made on what stands now: the reader was told."""

    base_version = HiddenField()

    def __init__(self, header: Header, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.header = header
        self.outdated = False
        if not str(self.base_version.data or "").isdigit():
            self.base_version.data = str(header.version)

    @property
    def version(self) -> int:
        """The version of the file that the page showed."""
        return int(self.base_version.data or 0)

    def show_errors(self, verdict: Outcome, text: Any) -> None:
        super().show_errors(verdict, text)
        if verdict.code == CHANGED:
            self.outdated = True
            self.base_version.data = str(self.header.version)
