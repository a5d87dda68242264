#!/usr/bin/env bash
# Gather the visible strings and bring every catalogue up to date; a language that has none yet gets its own.
# With a folder as argument: only write the template there, so that a test can compare it.
set -euo pipefail
catalogues=web/translations
target=${1:-$catalogues}
python=.venv/bin/python
pybabel=.venv/bin/pybabel

# No places and no dates: a catalogue changes when its words do.
"$pybabel" --quiet extract -F babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 \
    --no-location --omit-header --sort-output --width 110 --add-comments i18n: --strip-comments \
    --ignore-dirs 'node_modules static translations __pycache__' -o "$target/messages.pot" web
[ "$target" = "$catalogues" ] || exit 0

for language in $("$python" -c 'from web.i18n import *; print(*(tag for tag in LANGUAGES if tag != DEFAULT))'); do
    catalogue=$catalogues/$language/LC_MESSAGES/messages.po
    if [ -f "$catalogue" ]; then
        "$pybabel" --quiet update -D messages -l "$language" -i "$catalogues/messages.pot" -d "$catalogues" \
            --ignore-pot-creation-date --no-fuzzy-matching --ignore-obsolete --width 110
    else
        "$pybabel" --quiet init -D messages -l "$language" -i "$catalogues/messages.pot" -d "$catalogues" --width 110
    fi
    sed -i -E -e '1,/^msgid ""/{/^(#.*)?$/d}' \
        -e '/^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To):/d' \
        -e 's/^"Project-Id-Version: .*/"Project-Id-Version: safar\\n"/' "$catalogue"
done
# The labels of codes come from tables, not from calls.
"$python" -m web.codes_catalogue
