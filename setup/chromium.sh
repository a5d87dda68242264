#!/usr/bin/env bash
# See that there is a Chromium for the browser tests; as root, install it where it is missing.
set -euo pipefail
[ -n "${SAFAR_SKIP_BROWSER:-}" ] && exit 0
for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests …"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
    exit 0
fi
echo "The browser tests need Chromium. Install it, or name it in CHROMIUM," >&2
echo "or leave those tests out with SAFAR_SKIP_BROWSER=1." >&2
exit 1
