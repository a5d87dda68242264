"""Phones: typed any way, kept as E.164, shown in the international form."""

from __future__ import annotations

from contextvars import ContextVar

import phonenumbers

# The country whose numbers may be typed without their prefix; set for each request from the centre.
region: ContextVar[str] = ContextVar("region", default="TJ")


def parse(typed: str) -> str | None:
    """E.164 ("+992931234567"), or None where no phone can be read."""
    try:
        number = phonenumbers.parse(typed, region.get())
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown(e164: str) -> str:
    """The international form ("+992 93 123 4567"); what is not a number is given back as it is."""
    try:
        number = phonenumbers.parse(e164, region.get())
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
