"""Reads a workbook into cells of text. Runs as a process of its own: a far cell asks its reader for endless memory.

Reads the workbook from standard input, the number of lines that are enough from the first argument; writes JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

MOST_COLUMNS = 80
LONGEST_CELL = 4_000


def lines_of(content: bytes, enough: int) -> list[list[str]]:
    """The first sheet that holds anything, at most `enough` lines. Raises what the reader raises, a panic too."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=True, nrows=enough)
        lines = [[_text(cell)[:LONGEST_CELL] for cell in row[: MOST_COLUMNS + 1]] for row in rows]
        if any(map(any, lines)):
            return lines
    return []


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def main() -> None:
    """One workbook in, one answer out."""
    from python_calamine import PasswordError

    try:
        told: dict[str, Any] = {"lines": lines_of(sys.stdin.buffer.read(), int(sys.argv[1]))}
    except PasswordError:
        told = {"unreadable": "import.locked"}
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    main()
