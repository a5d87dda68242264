"""Printed numbers: a serial number in its year, and a check digit against slips of the pen."""

from __future__ import annotations


def printed(prefix: str, year: int, number: int) -> str:
    """`KJD-2026-004217`: the last digit checks year and serial number."""
    body = f"{year}{number:05d}"
    return f"{prefix}-{year}-{number:05d}{check_digit(body)}"


def check_digit(digits: str) -> int:
    """ISO 7064 mod 11,10: finds every single wrong digit and every swap of neighbours."""
    rest = 10
    for digit in digits:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return (11 - rest) % 10
