"""Forms of the directory of organisations: an entry, that somebody asked, that nobody is sent there for now."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from application.provider import (
    ChangeProvider,
    ListProvider,
    ReinstateProvider,
    SuspendProvider,
    VerifyProvider,
)
from application.providers import SHOW, ListProviders, ProviderRow
from web.counsellor.places import CODED, PlaceSelect, home_country
from web.counsellor.record_forms import made_id
from web.counsellor.versioned import VersionedForm
from web.fields import CodeChecks, CodeRadios, CodeSelect, TopicTree, as_choices
from web.filters import FilterForm
from web.forms import BaseForm, Count, NearDate, Optional, Required
from web.i18n import LANGUAGES
from web.i18n import gettext as _
from web.i18n import language as language_now
from web.i18n import lazy_gettext as _l
from web.labels import options
from web.labels_places import district_options, region_options
from web.pages import ask

# Languages in which people are served: those of our pages, and of the mountains.
SPOKEN = (*LANGUAGES, "sgh", "wbl", "isk", "yah", "prs")
SAME = (
    *("name", "kind", "licence", "licence_until", "services", "languages", "sex_served", "hours"),
    *("eligibility", "address", "phone", "capacity", "active_from", "active_to", "contact_person"),
)


def served_places() -> list[tuple[str, list[tuple[str, str]]]]:
    """Regions of the country of the centre, each with its districts; the region itself first."""
    return _places(home_country(), language_now())


@cache
def _places(country: str, _tag: str) -> list[tuple[str, list[tuple[str, str]]]]:
    country = country if country in CODED else "TJK"
    return [(name, [(code, name), *district_options(code)]) for code, name in region_options(country)]


def is_region(code: str) -> bool:
    """Whether a code of the tree is an ISO 3166-2 code, which stands for a whole region."""
    return "-" in code


class ProviderForm(VersionedForm):
    """What is public about an organisation, and whom to ask for there."""

    fields_of = {
        "provider.no_service": "services",
        "provider.active_days": "active_to",
        "place.district": "places",
        "place.region": "places",
    }
    provider_id = HiddenField()
    name = StringField(_l("Name of the organisation"), [Required(_l("Name the organisation."))])
    kind = CodeRadios(_l("Kind"), "provider_kind", [Required(_l("Choose the kind."))])
    services = CodeChecks(_l("Services"), "referral_service", [Required(_l("Tick at least one service."))])
    places = TopicTree(_l("Where it serves people"), tree=served_places)
    languages = CodeChecks(_l("Languages"), "language", choices=lambda: as_choices(options("language", SPOKEN)))
    sex_served = CodeSelect(
        _l("Serves only"),
        "sex",
        [Optional()],
        choices=lambda: as_choices([("", _("everybody")), *options("sex", ("FEMALE", "MALE"))]),
    )
    phone = StringField(_l("Phone"), [Optional()])
    address = StringField(_l("Address"), [Optional()])
    contact_person = StringField(
        _l("Whom to ask for"), [Optional(), Length(max=120)], description=_l("A name is kept sealed.")
    )
    hours = StringField(_l("Opening hours"), [Optional()])
    eligibility = TextAreaField(_l("Who is taken, on what conditions"), [Optional(), Length(max=1000)])
    capacity = Count(_l("How many at a time"), [Optional()], most=100_000)
    licence = StringField(_l("Licence number"), [Optional()])
    licence_until = NearDate(_l("Licence valid until"), [Optional()])
    active_from = NearDate(_l("Works from"), [Optional()])
    active_to = NearDate(_l("Works until"), [Optional()])

    def __init__(self, row: ProviderRow | None = None) -> None:
        super().__init__(data=_data(row) if row else None)
        self.row = row
        if row:
            self.provider_id.data = str(row.provider_id)
        self.id: UUID = made_id(self.provider_id)
        self.stands_at(row.version if row else 0)

    def validate_name(self, field: Any) -> None:
        """A consent names an organisation: two of one name could not be told apart."""
        others = [each for each in ask(ListProviders(show="all")).rows if each.provider_id != self.id]
        if any(_plain(each.name) == _plain(field.data) for each in others):
            raise ValidationError(
                _("An organisation of this name is there already. Add its town or district to the name.")
            )

    def to_command(self) -> Any:
        said: dict[str, Any] = {name: self[name].data for name in SAME}
        texts = ("name", "licence", "hours", "eligibility", "address", "phone", "contact_person")
        said |= {name: said[name] or "" for name in texts}
        said |= {name: tuple(said[name] or ()) for name in ("services", "languages")}
        places: Iterable[str] = self.places.data or ()
        said |= {"regions": tuple(filter(is_region, places))}
        said |= {"districts": tuple(code for code in places if not is_region(code))}
        if self.row:
            return ChangeProvider(provider_id=self.row.provider_id, base_version=self.version, **said)
        return ListProvider(provider_id=self.id, **said)


def _plain(name: Any) -> str:
    return " ".join(str(name or "").casefold().split())


def _data(row: ProviderRow) -> dict[str, Any]:
    kept = {name: getattr(row, name) for name in SAME}
    lists = {name: list(kept[name]) for name in ("services", "languages")}
    return {**kept, **lists, "places": [*row.regions, *row.districts]}


class VerifyForm(BaseForm):
    """Somebody asked there today."""

    note = StringField(_l("Who was asked, and how"), [Optional()], description=_l("Without names."))

    def __init__(self, row: ProviderRow) -> None:
        super().__init__()
        self.row = row

    def to_command(self) -> VerifyProvider:
        return VerifyProvider(provider_id=self.row.provider_id, note=self.note.data or "")


class SuspendForm(BaseForm):
    """Nobody should be sent there for now."""

    reason = CodeRadios(_l("Reason"), "provider_suspend_reason", [Required(_l("Choose the reason."))])
    note = StringField(_l("Note"), [Optional()], description=_l("Without names."))

    def __init__(self, row: ProviderRow) -> None:
        super().__init__()
        self.row = row

    def to_command(self) -> SuspendProvider:
        return SuspendProvider(
            provider_id=self.row.provider_id, reason=str(self.reason.data), note=self.note.data or ""
        )


class ReinstateForm(BaseForm):
    """People may be sent there again."""

    def __init__(self, row: ProviderRow) -> None:
        super().__init__()
        self.row = row

    def to_command(self) -> ReinstateProvider:
        return ReinstateProvider(provider_id=self.row.provider_id)


class DirectoryFilter(FilterForm):
    """Which service, near which place."""

    text = StringField(_l("Name"))
    service = CodeSelect(_l("Service needed"), "referral_service")
    place = PlaceSelect(_l("Near"))
    show = HiddenField()

    def validate_show(self, field: Any) -> None:
        """One of the tabs."""
        if field.data not in SHOW:
            field.data = None
