"""Every code of ours as an XML name and back: what a name may not hold is written as _xHHHH_."""

from __future__ import annotations

import re

# Narrower than XML: letters, digits, hyphen, full stop and underscore of ASCII are safe everywhere.
_OUTSIDE = re.compile(r"[^A-Za-z0-9._-]|_(?=x[0-9A-F]{4,6}_)")
_FIRST = re.compile(r"[^A-Za-z_]")
_WRITTEN = re.compile(r"_x([0-9A-F]{4,6})_")


def xml_name(code: str) -> str:
    """A name without a colon that `code_of` turns back; raises ValueError for an empty code."""
    if not code:
        raise ValueError("an empty code has no name")
    inner = _OUTSIDE.sub(_escaped, code)
    return _escaped(inner[0]) + inner[1:] if _FIRST.match(inner) else inner


def code_of(name: str) -> str:
    """The code behind a name."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), name)


def _escaped(sign: re.Match[str] | str) -> str:
    return f"_x{ord(sign if isinstance(sign, str) else sign[0]):04X}_"
