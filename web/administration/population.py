"""How many people live in each district, year by year: entered, or pasted from a table, by the administrator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField, ValidationError
from wtforms.validators import Length

from application.population import (
    FIRST_YEAR,
    LAST_YEAR,
    PopulationOf,
    Residents,
    ResidentsOf,
    StatePopulation,
)
from web.counsellor.places import home_country
from web.dates import day_text
from web.filters import whole
from web.forms import BaseForm, Count, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels_places import district_label, district_options, region_options
from web.pages import ask, form_page, page_post

population = Blueprint("population", __name__, url_prefix="/population")

# Characters of a table of all districts of the largest country.
LONGEST = 40_000
MOST = 10**8
BLANKS = str.maketrans(dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}", " "))
# A code, a name, and a number whose digits may stand in groups with blanks between; nothing else is guessed at.
_LINE = re.compile(r"[^\s;]+(?:[;\s]+\D*?)?(?:[;\s]+(?P<number>\d[\d\s]*))?", re.ASCII)


class PopulationForm(BaseForm):
    """A year, and one line for each district."""

    year = Count(_l("Year"), [Required(_l("Write the year."))], least=FIRST_YEAR, most=LAST_YEAR)
    lines = TextAreaField(
        _l("Residents by district"),
        [Required(_l("Write a line for at least one district.")), Length(max=LONGEST)],
        description=_l(
            "One district a line: its code, its name if you like, and the number of residents. Lines without a number"
            " are left out. You can paste a table of your statistics committee here."
        ),
    )

    def validate_lines(self, field: Any) -> None:
        """Every line must be of a known district, and one at least must have a number."""
        if not list(read_lines(field.data or "")):
            raise ValidationError(_("No line has a number of residents."))

    def to_command(self) -> StatePopulation:
        return StatePopulation(year=int(self.year.data or 0), districts=tuple(read_lines(str(self.lines.data))))


@population.route("", methods=["GET", "POST"])
@form_page
def of_year() -> ResponseReturnValue:
    """The residents of a year; the present one where the address names none."""
    year = whole(request.args.get("year")) or day_text(datetime.now(UTC)).year
    known: Residents = ask(PopulationOf(year=min(max(year, FIRST_YEAR), LAST_YEAR)))
    form = PopulationForm(data={"year": known.year, "lines": "\n".join(written(known))})
    return page_post(
        form,
        "administration/population.html",
        done=lambda _: url_for("population.of_year", year=form.year.data),
        said=_l("The residents are kept. Reports know them from now on."),
        known=known,
    )


def read_lines(text: str) -> Iterator[ResidentsOf]:
    """The districts with a number. Raises ValidationError for a line that cannot be read, with its number."""
    for at, line in enumerate(text.splitlines(), 1):
        if not (stripped := line.translate(BLANKS).strip(" \t;")):
            continue
        code = re.split(r"[\s;]", stripped, maxsplit=1)[0]
        if district_label(code) == code:
            raise ValidationError(_("Line %(number)s does not begin with the code of a district.", number=at))
        found = _LINE.fullmatch(stripped)
        residents = int("".join((found["number"] or "").split())[:18] or 0) if found else MOST + 1
        if not 0 <= residents <= MOST:
            raise ValidationError(_("Line %(number)s has no possible number of residents.", number=at))
        if found and residents:
            yield ResidentsOf(district=code, residents=residents)


def written(known: Residents) -> Iterable[str]:
    """A line for each district of the country, with its number where there is one, and for what is known beside."""
    here = [code for region, _name in region_options(home_country()) for code, _words in district_options(region)]
    for code in dict.fromkeys([*here, *known.districts]):
        number = [str(known.districts[code])] if code in known.districts else []
        yield "; ".join([code, district_label(code), *number])
