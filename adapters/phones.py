"""Phone numbers: typed any way, kept as E.164, shown internationally; whoever types need not know the form."""

from __future__ import annotations

from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, ValidationResult

LONGEST_TYPED = 40

PARSE_ERRORS = {
    NumberParseException.INVALID_COUNTRY_CODE: "phone.country_unknown",
    NumberParseException.NOT_A_NUMBER: "phone.not_a_number",
    NumberParseException.TOO_SHORT_AFTER_IDD: "phone.too_short",
    NumberParseException.TOO_SHORT_NSN: "phone.too_short",
    NumberParseException.TOO_LONG: "phone.too_long",
}
LENGTH_ERRORS = {
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "phone.area_code_missing",
    ValidationResult.TOO_SHORT: "phone.too_short",
    ValidationResult.TOO_LONG: "phone.too_long",
    ValidationResult.INVALID_LENGTH: "phone.not_a_number",
    ValidationResult.INVALID_COUNTRY_CODE: "phone.country_unknown",
}
CODES = frozenset(PARSE_ERRORS.values()) | frozenset(LENGTH_ERRORS.values())


class NotAPhone(ValueError):
    """`code` is one of `CODES`; the typed text is personal and is not in the error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Phone:
    """`region` is ISO 3166 alpha-2 or None; not `certain`: right length, but a prefix that is not known to be in use.

    Operators open prefixes faster than tables learn of them, so such a number is kept and only remarked upon.
    """

    e164: str
    region: str | None
    certain: bool


def parse(text: str, region: str) -> Phone:
    """Reads a number as somebody in `region` (ISO 3166 alpha-2, the centre's country) would dial or write it."""
    number = _parsed(text, region)
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != ValidationResult.IS_POSSIBLE:
        raise NotAPhone(LENGTH_ERRORS[reason])
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return Phone(e164, phonenumbers.region_code_for_number(number), phonenumbers.is_valid_number(number))


def international(e164: str) -> str:
    """`+992935001234` as `+992 93 500 1234`; what cannot be read is given back as it is."""
    try:
        return phonenumbers.format_number(phonenumbers.parse(e164, None), PhoneNumberFormat.INTERNATIONAL)
    except NumberParseException:
        return e164


def _parsed(text: str, region: str) -> PhoneNumber:
    if len(text) > LONGEST_TYPED:
        raise NotAPhone("phone.too_long")
    if any(c.isalpha() for c in text):  # 0800-FLOWERS would become digits, a name with digits too
        raise NotAPhone("phone.not_a_number")
    try:
        return phonenumbers.parse(_dialled(text), region)
    except NumberParseException as error:
        raise NotAPhone(PARSE_ERRORS[error.error_type]) from None


def _dialled(text: str) -> str:
    """`00` is how most of the world dials out, `8 10` how the post-Soviet networks did: both are a plus."""
    digits = text.strip().lstrip("(")
    if digits.startswith("00"):
        return "+" + digits[2:]
    bare = digits.replace(" ", "").replace("-", "")
    return "+" + bare[3:] if bare.startswith("810") and len(bare) > 12 else text
