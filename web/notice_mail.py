"""The words of the mail that says that something waits: how many notices, where to read them, and nothing else."""

from __future__ import annotations

from web.i18n import gettext as _
from web.i18n import ngettext, set_language


def words(language: str, number: int, site: str) -> tuple[str, str]:
    """(subject, text) in the language of the account. Names nobody, and says nothing about anybody."""
    set_language(language)
    waits = ngettext("You have %(num)s new notice in Safar.", "You have %(num)s new notices in Safar.", number)
    stop = _("You asked to be written to. To change this: Notices, then “Mail”.")
    return waits, f"{waits}\n\n{site.rstrip('/')}/notices/\n\n{stop}\n"
