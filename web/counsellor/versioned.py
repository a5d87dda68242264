"""Forms that replace a record: they say which version they saw, and show when there is a newer one."""

from __future__ import annotations

import re
from typing import Any

from flask import request
from wtforms import HiddenField

from web.forms import SAFE, BaseForm, Outcome
from web.i18n import gettext as _

CHANGED = "record.changed_meanwhile"
VERSION = re.compile(r"0|[1-9][0-9]{0,5}")


class VersionedForm(BaseForm):
    """After a refusal because of a newer version the next attempt is made on what stands now: the reader was told."""

    base_version = HiddenField()
    outdated = False
    unstated = False
    current = 0

    def stands_at(self, version: int) -> None:
        """Tell the version in which the record stands now; a page that is opened begins with it."""
        self.current = version
        if not VERSION.fullmatch(str(self.base_version.data or "")):
            # What is sent without saying what it saw is not taken as having seen the newest.
            self.unstated = request.method not in SAFE
            self.base_version.data = str(version)

    @property
    def version(self) -> int:
        """The version that the page showed."""
        return int(str(self.base_version.data))

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if self.unstated and not self.csrf_failed:
            self.outdated = True
            self.summary.append(
                _("This page does not say what it was made from. Compare with what stands there, then send it again.")
            )
        return valid and not self.unstated

    def show_errors(self, verdict: Outcome, text: Any) -> None:
        super().show_errors(verdict, text)
        if verdict.code == CHANGED:
            self.outdated = True
            self.base_version.data = str(self.current)
