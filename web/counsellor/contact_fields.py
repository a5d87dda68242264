"""Fields that a registration and a change of contact share: where somebody lives, phones, how to reach them safely."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, StringField, TextAreaField
from wtforms.fields.core import UnboundField
from wtforms.validators import ValidationError

from application.person_parts import Phone
from web.counsellor.places import PlaceSelect, chosen, country_of, place_of
from web.fields import CodeSelect, PhoneField
from web.forms import BaseForm, Optional
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

PHONES = 5
PARTS = ("number", "owner", "safe", "unasked", "message", "when")
NOT_ASKED = _l("Not asked whether it is safe to call")


def _phone_boxes() -> dict[str, UnboundField]:
    boxes: dict[str, Any] = {}
    for row in range(1, PHONES + 1):
        number = _l("Phone") if row == 1 else _l("Phone %(row)s", row=row)
        boxes[f"phone_{row}_number"] = PhoneField(number, [Optional()])
        boxes[f"phone_{row}_owner"] = CodeSelect(_l("Whose phone"), "phone_owner", default="OWN")
        boxes[f"phone_{row}_safe"] = BooleanField(_l("Safe to call"), default=True)
        # Drawn only where nobody asked so far, as of numbers that came with a register.
        boxes[f"phone_{row}_unasked"] = BooleanField(NOT_ASKED)
        boxes[f"phone_{row}_message"] = BooleanField(_l("A message may be left"))
        boxes[f"phone_{row}_when"] = StringField(_l("When to call"), [Optional()])
    return boxes


class ContactFields(BaseForm):
    """Where and how. ``contact()`` gives the part of a command that these fields fill."""

    fields_of = {"place.region": "place", "place.district": "place"}

    locals().update(_phone_boxes())
    place = PlaceSelect(
        _l("Lives in"), description=_l("District or town; where it is not known, the region.")
    )
    elsewhere = CodeSelect(_l("Lives in another country"), "country", [Optional()])
    village = StringField(_l("Village, street or other words for the place"), [Optional()])
    safe_contact = TextAreaField(
        _l("How to contact them safely"),
        [Optional()],
        description=_l("Stands on top of every page of the file: times, code word, who must not answer."),
    )

    def validate_place(self, field: Any) -> None:
        """The region is needed wherever regions are coded."""
        if field.data and self.elsewhere.data and country_of(field.data) != self.elsewhere.data:
            raise ValidationError(_("A district and another country are chosen: keep one of them."))
        if not field.data and not self.elsewhere.data:
            raise ValidationError(_("Choose the district or the region where they live."))

    def contact(self) -> dict[str, Any]:
        """Keyword arguments for the commands that carry residence and phones."""
        where = place_of(self.place.data, self.elsewhere.data)
        kept = {"country": where.country, "region": where.region, "district": where.district}
        words = {"village": self.village.data or "", "safe_contact": self.safe_contact.data or ""}
        return {**kept, **words, "phones": tuple(self.phones())}

    def phones(self) -> list[Phone]:
        """The phones named in the form, none twice."""
        rows = [{part: self[f"phone_{row}_{part}"].data for part in PARTS} for row in range(1, PHONES + 1)]
        return list({row["number"]: _phone(row) for row in rows if row["number"]}.values())

    def phone_rows(self, least: int = 2) -> list[dict[str, Any]]:
        """The boxes to draw: those in use and one more."""
        used = max((row for row in range(1, PHONES + 1) if self[f"phone_{row}_number"].data), default=0)
        shown = min(max(used + 1, least), PHONES)
        return [{part: self[f"phone_{row}_{part}"] for part in PARTS} for row in range(1, shown + 1)]


def _phone(row: dict[str, Any]) -> Phone:
    """What one row of boxes says. Whoever ticks that it is safe has asked."""
    safe = None if row.pop("unasked") and not row["safe"] else row["safe"]
    return Phone(**{**row, "safe": safe, "owner": row["owner"] or None, "when": row["when"] or ""})


def contact_data(details: Any) -> dict[str, Any]:
    """The values of these fields as a file holds them."""
    kept: dict[str, Any] = {name: details.get(name) or "" for name in ("village", "safe_contact")}
    kept["place"] = chosen(details.get("region") or "", details.get("district"))
    kept["elsewhere"] = None if kept["place"] else details.get("country")
    for row, phone in enumerate(details.get("phones") or (), start=1):
        kept |= {f"phone_{row}_{part}": phone.get(part, "") for part in ("number", "owner", "when")}
        kept |= {f"phone_{row}_{part}": phone.get(part) == "yes" for part in ("safe", "message")}
        kept[f"phone_{row}_unasked"] = not phone.get("safe")
    return kept
