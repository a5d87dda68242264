#!/usr/bin/env bash
# Gather the visible strings of both domains and bring every catalogue up to date; a new language gets its own.
# With a folder as argument: only write the templates there, so that a test can compare them.
set -euo pipefail
catalogues=web/translations
target=${1:-$catalogues}
python=.venv/bin/python
pybabel=.venv/bin/pybabel

# No places and no dates: a catalogue changes when its words do.
plain=(--no-location --omit-header --sort-output --add-comments i18n: --strip-comments)
"$pybabel" --quiet extract "${plain[@]}" --width 110 -F babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 \
    --ignore-dirs 'node_modules static translations __pycache__' -o "$target/messages.pot" web
# Labels of codes are marked apart: `_c`.
"$pybabel" --quiet extract "${plain[@]}" --no-wrap -k _c -o "$target/codes.pot" web/labels*.py
[ "$target" = "$catalogues" ] || exit 0

for language in $("$python" -c 'from web.i18n import *; print(*(tag for tag in LANGUAGES if tag != DEFAULT))'); do
    for domain in messages codes; do
        catalogue=$catalogues/$language/LC_MESSAGES/$domain.po
        wide=$([ $domain = codes ] && echo --no-wrap || echo "--width 110")
        if [ -f "$catalogue" ]; then
            "$pybabel" --quiet update -D $domain -l "$language" -i "$catalogues/$domain.pot" -d "$catalogues" \
                --ignore-pot-creation-date --no-fuzzy-matching --ignore-obsolete $wide
        else
            "$pybabel" --quiet init -D $domain -l "$language" -i "$catalogues/$domain.pot" -d "$catalogues" $wide
        fi
        sed -i -E -e '1,/^msgid ""/{/^(#.*)?$/d}' \
            -e '/^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To):/d' \
            -e 's/^"Project-Id-Version: .*/"Project-Id-Version: safar\\n"/' "$catalogue"
    done
done
