"""What was handed out, in words: of one thing, of a hand-out, and for the story of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from application.material_helps import HelpLine, HelpRow
from domain.codes import code_list
from web.dates import number_text
from web.i18n import gettext as _
from web.labels import label

# Units that are measured, not counted.
MEASURES = ("KG", "LITRE")


def amount(line: HelpLine) -> str:
    """3 × kit, 12 kg, 120 TJS: no language bends the word for one or for many."""
    number, unit = number_text(line.quantity), label("help_unit", line.unit)
    if line.unit not in code_list("help_unit"):
        return f"{number} {line.unit}"
    return f"{number} {unit}" if line.unit in MEASURES else f"{number} × {unit}"


def things(lines: Iterable[HelpLine]) -> str:
    """Food: 3 kg; Blanket: 2 × piece."""
    return "; ".join(f"{label('help_kind', line.kind)}: {amount(line)}" for line in lines)


def state(row: HelpRow) -> tuple[str, str] | None:
    """(kind, words) of a tag for what is void; None for what stands."""
    return ("plain", _("void")) if row.void_reason else None


def _told(summary: Mapping[str, Any]) -> str:
    return things(HelpLine(**item) for item in summary["items"])


TITLES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "material_help.HandedOut": lambda s: _("Handed out: %(what)s", what=_told(s)),
    "material_help.Corrected": lambda s: _("Hand-out put right: %(what)s", what=_told(s)),
    "material_help.Voided": lambda s: _("Hand-out declared void"),
}
REASONS = {"material_help.Corrected": "correction_reason", "material_help.Voided": "void_reason"}
