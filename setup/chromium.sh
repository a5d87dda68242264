#!/usr/bin/env bash
# See that there is a Chromium for the browser tests and what PDFs are drawn with; as root, install what is missing.
set -euo pipefail
[ -n "${SAFAR_SKIP_BROWSER:-}" ] && exit 0

has_chromium() {
    for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return 0
    done
    return 1
}
has_pango() {
    # WeasyPrint looks for these at run time; Debian's Chromium brings most of them.
    local known
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    for library in libpango-1.0 libpangoft2-1.0 libharfbuzz-subset; do
        case "$known" in *"$library"*) ;; *) return 1 ;; esac
    done
}

missing=()
has_chromium || missing+=(chromium fonts-dejavu-core)
has_pango || missing+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} for the tests …"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    exit 0
fi
# Pages are printed by the browser where no PDF can be drawn, so a missing Pango alone is for the tests to say.
has_chromium && exit 0
echo "The browser tests need Chromium. Install it, or name it in CHROMIUM," >&2
echo "or leave those tests out with SAFAR_SKIP_BROWSER=1." >&2
exit 1
