#!/usr/bin/env bash
# Make .venv with the oldest Python that will do or newer, with uv when it is there and with venv otherwise.
set -euo pipefail
.venv/bin/python -c '' 2>/dev/null && exit 0

python=
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Safar needs Python 3.11 or newer; 'python3 --version' says: $(python3 --version 2>&1)" >&2
    exit 1
fi

if command -v uv >/dev/null; then
    uv venv --quiet --clear --python "$python" .venv
    exit
fi
# Debian and its children leave ensurepip out of python3.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    else
        echo "This Python has no ensurepip: install the package python3-venv." >&2
        exit 1
    fi
fi
"$python" -m venv --clear .venv
