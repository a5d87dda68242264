"""Fields for people who are counted and not named: by sex and, where somebody asked, by age band."""

from __future__ import annotations

from typing import Any

from application.heads import Band
from web.forms import BaseForm, Count, Optional
from web.i18n import lazy_gettext as _l
from web.labels import label

MOST = 100_000
BANDS = ("Y0T14", "Y15T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64", "Y_GE65")


class HeadsFields(BaseForm):
    """`heads()` gives what commands carry, `heads_data` what the fields show again."""

    men = Count(_l("Men"), [Optional()], most=MOST)
    women = Count(_l("Women"), [Optional()], most=MOST)
    heads_unknown = Count(_l("Not counted by sex"), [Optional()], most=MOST)
    band_1 = Count("", [Optional()], most=MOST)
    band_2 = Count("", [Optional()], most=MOST)
    band_3 = Count("", [Optional()], most=MOST)
    band_4 = Count("", [Optional()], most=MOST)
    band_5 = Count("", [Optional()], most=MOST)
    band_6 = Count("", [Optional()], most=MOST)
    band_7 = Count("", [Optional()], most=MOST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, code in zip(self.band_fields(), BANDS, strict=True):
            field.label.text = label("age_band", code)

    def band_fields(self) -> list[Any]:
        """The fields of the age bands, in order."""
        return [self[f"band_{row}"] for row, _code in enumerate(BANDS, 1)]

    def heads(self) -> dict[str, Any]:
        """Keyword arguments of commands."""
        counted = {name: self[name].data or 0 for name in ("men", "women", "heads_unknown")}
        pairs = zip(self.band_fields(), BANDS, strict=True)
        bands = [Band(band=code, number=field.data) for field, code in pairs if field.data]
        return counted | {"age_bands": tuple(bands)}


def heads_data(kept: Any) -> dict[str, Any]:
    """Values of the fields for heads as they stand; `kept` is read by name."""
    counted = {name: kept.get(name) or None for name in ("men", "women", "heads_unknown")}
    bands = kept.get("age_bands") or {}
    return counted | {f"band_{row}": bands.get(code) for row, code in enumerate(BANDS, 1)}
