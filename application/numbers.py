"""Printed numbers: a serial number in its year, and a check digit against slips of the pen."""

from __future__ import annotations

from application.ports import Ledger
from domain.kernel import Rejected


def numbered(ledger: Ledger, centre: str, series: str, year: int) -> str:
    """The next number of a series at a centre that is open: `KJD-T-2026-000012`. Raises Rejected('centre.closed')."""
    found = ledger.centre(centre)
    if not found.open:
        raise Rejected("centre.closed")
    prefix = f"{found.prefix}-{series}"
    return printed(prefix, year, ledger.next_number(f"{prefix}-{year}"))


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
