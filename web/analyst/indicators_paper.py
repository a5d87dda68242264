"""Indicators on paper: every figure with its definition, unit and vintage, ready to become a PDF."""

from __future__ import annotations

from application.reports.indicators import Shelf
from web.analyst.indicator_cards import card
from web.analyst.indicator_words import cover
from web.analyst.paper import pages
from web.i18n import gettext, language
from web.ministry.words import source_text
from web.paper.pdf import pdf

# A picture of a few columns stands small, and an indicator on one page with its figures.
_LOOKS = "svg { max-width: 88mm } .value { white-space: nowrap } .together, table { break-inside: avoid }"


def indicators_pdf(shelf: Shelf) -> bytes:
    """The indicators as PDF in the reader's language; the same figures give the same bytes. Raises NoPrinter."""
    page = pages().get_template("analyst/indicators_paper.html")
    told = {"cover": cover(shelf.now), "cards": [card(shelf, code) for code in shelf.now.indicators]}
    return pdf(page.render(language=language(), _=gettext, source=source_text(), **told), _LOOKS)
