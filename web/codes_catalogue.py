"""Keeps the catalogues of code labels in step with the tables: `python -m web.codes_catalogue`."""

from __future__ import annotations

from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from web.i18n import DEFAULT, LANGUAGES, TRANSLATIONS
from web.labels import LABELS


def template() -> Catalog:
    """Every msgid once, commented with the lists and codes that use it."""
    catalogue = Catalog()
    for name, labels in LABELS.items():
        for code, msgid in labels.items():
            catalogue.add(msgid, auto_comments=[f"{name}:{code}"])
    return catalogue


def po_path(tag: str) -> Path:
    return TRANSLATIONS / tag / "LC_MESSAGES" / "codes.po"


def load(tag: str) -> Catalog:
    """The catalogue of a language as it stands on disk; empty when there is none."""
    path = po_path(tag)
    if not path.exists():
        return Catalog(locale=tag, domain="codes", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=tag, domain="codes")


def save(tag: str, catalogue: Catalog) -> None:
    """Write without dates, so that a diff shows words only."""
    po_path(tag).parent.mkdir(parents=True, exist_ok=True)
    ordered = _in_table_order(tag, catalogue)
    with po_path(tag).open("wb") as file:
        write_po(file, ordered, no_location=True, omit_header=True, width=110)
    po_path(tag).write_text(_header(ordered) + po_path(tag).read_text("utf-8"), "utf-8")


def _in_table_order(tag: str, translated: Catalog) -> Catalog:
    ordered = Catalog(locale=tag, domain="codes", fuzzy=False)
    for message in template():
        if message.id:
            known = translated.get(message.id)
            ordered.add(message.id, known.string if known else "", auto_comments=message.auto_comments)
    return ordered


def _header(catalogue: Catalog) -> str:
    lines = {
        "Project-Id-Version": "safar",
        "Language": str(catalogue.locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalogue.plural_forms,
    }
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{k}: {v}\\n"\n' for k, v in lines.items()) + "\n"


def main() -> None:
    for tag in LANGUAGES:
        if tag != DEFAULT:
            save(tag, load(tag))


if __name__ == "__main__":
    main()
