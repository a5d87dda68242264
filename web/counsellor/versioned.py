"""Forms that replace a record: they say which version they saw, and show when there is a newer one."""

from __future__ import annotations

import re
from typing import Any

from wtforms import HiddenField

from web.forms import BaseForm, Outcome

CHANGED = "record.changed_meanwhile"
VERSION = re.compile(r"[1-9][0-9]{0,5}")


class VersionedForm(BaseForm):
    """After a refusal because of a newer version the next attempt is made on what stands now: the reader was told."""

    base_version = HiddenField()
    outdated = False
    current = 0

    def stands_at(self, version: int) -> None:
        """Tell the version in which the record stands now; a page that is opened begins with it."""
        self.current = version
        if not VERSION.fullmatch(str(self.base_version.data or "")):
            self.base_version.data = str(version)

    @property
    def version(self) -> int:
        """The version that the page showed."""
        return int(str(self.base_version.data))

    def show_errors(self, verdict: Outcome, text: Any) -> None:
        super().show_errors(verdict, text)
        if verdict.code == CHANGED:
            self.outdated = True
            self.base_version.data = str(self.current)
