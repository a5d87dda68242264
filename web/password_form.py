"""The form with which anybody who signs in chooses a new password, at the desk and for the ministry."""

from __future__ import annotations

from wtforms import PasswordField

from web.forms import BaseForm, Required
from web.i18n import lazy_gettext as _l


class PasswordForm(BaseForm):
    fields_of = {
        "account.password_wrong": "old_password",
        "account.password_short": "new_password",
        "account.password_long": "new_password",
        "account.password_common": "new_password",
        "account.password_same": "new_password",
        "account.password_characters": "new_password",
    }
    old_password = PasswordField(
        _l("Present password"), [Required()], render_kw={"autocomplete": "current-password"}
    )
    new_password = PasswordField(
        _l("New password"),
        [Required()],
        description=_l("At least 12 characters. A few words that you alone would put together are best."),
        render_kw={"autocomplete": "new-password"},
    )
