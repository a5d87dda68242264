#!/usr/bin/env bash
# Gather the visible strings of both domains and bring every catalogue up to date.
# With a folder as argument: only write the two templates there, so that a test can compare them.
set -euo pipefail
shopt -s nullglob
catalogues=web/translations
target=${1:-$catalogues}
pybabel=.venv/bin/pybabel
# No places and no dates: a catalogue changes when its words do.
plain=(--no-location --omit-header --sort-output --no-wrap --add-comments=i18n: --strip-comments)

"$pybabel" --quiet extract "${plain[@]}" -F babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 \
    --ignore-dirs 'node_modules static translations __pycache__' -o "$target/messages.pot" web
labels=(web/labels*)
[ ${#labels[@]} -gt 0 ] || labels=(web/i18n.py)
"$pybabel" --quiet extract "${plain[@]}" -k _l -k _c -k N_ -k gettext_codes -o "$target/codes.pot" "${labels[@]}"

[ "$target" = "$catalogues" ] || exit 0
for domain in messages codes; do
    translated=("$catalogues"/*/LC_MESSAGES/"$domain.po")
    if [ ${#translated[@]} -gt 0 ]; then
        "$pybabel" --quiet update -D "$domain" -i "$catalogues/$domain.pot" -d "$catalogues" \
            --ignore-pot-creation-date --no-fuzzy-matching --no-wrap
    fi
done
