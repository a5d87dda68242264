"""What WTForms says, in our catalogues: its own come without Tajik, Kyrgyz and Uzbek."""

from __future__ import annotations

from web.i18n import catalogue, language, ngettext
from web.i18n import lazy_gettext as _l


class OurWords:
    """Answers WTForms' questions from the "messages" domain. Plain texts: WTForms fills the placeholders itself."""

    def gettext(self, string: str) -> str:
        return catalogue("messages", language()).gettext(string)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return catalogue("messages", language()).ngettext(singular, plural, n)


# Listed only so that extraction finds them: the msgids stay letter for letter those of WTForms 3.3 (tested).
WTFORMS_MESSAGES = (
    _l("CSRF failed."),
    _l("CSRF token expired."),
    _l("CSRF token missing."),
    _l("Choices cannot be None."),
    _l("Date must be at least %(min)s."),
    _l("Date must be at most %(max)s."),
    _l("Date must be between %(min)s and %(max)s."),
    _l("Field must be between %(min)d and %(max)d characters long."),
    _l("Field must be equal to %(other_name)s."),
    _l("Invalid CSRF Token."),
    _l("Invalid Choice: could not coerce."),
    _l("Invalid IP address."),
    _l("Invalid Mac address."),
    _l("Invalid URL."),
    _l("Invalid UUID."),
    _l("Invalid choice(s): one or more data inputs could not be coerced."),
    _l("Invalid email address."),
    _l("Invalid field name '%s'."),
    _l("Invalid input."),
    _l("Invalid value, can't be any of: %(values)s."),
    _l("Invalid value, must be one of: %(values)s."),
    _l("Not a valid choice."),
    _l("Not a valid date value."),
    _l("Not a valid datetime value."),
    _l("Not a valid decimal value."),
    _l("Not a valid float value."),
    _l("Not a valid integer value."),
    _l("Not a valid time value."),
    _l("Not a valid week value."),
    _l("Number must be at least %(min)s."),
    _l("Number must be at most %(max)s."),
    _l("Number must be between %(min)s and %(max)s."),
    _l("This field cannot be edited."),
    _l("This field is disabled and cannot have a value."),
    _l("This field is required."),
)


def wtforms_plurals(n: int) -> tuple[str, ...]:
    """The messages of WTForms that know number, in the language in force."""
    return (
        ngettext(
            "'%(value)s' is not a valid choice for this field.",
            "'%(value)s' are not valid choices for this field.",
            n,
            value=n,
        ),
        ngettext(
            "Field cannot be longer than %(max)d character.",
            "Field cannot be longer than %(max)d characters.",
            n,
            max=n,
        ),
        ngettext(
            "Field must be at least %(min)d character long.",
            "Field must be at least %(min)d characters long.",
            n,
            min=n,
        ),
        ngettext(
            "Field must be exactly %(max)d character long.",
            "Field must be exactly %(max)d characters long.",
            n,
            max=n,
        ),
    )
