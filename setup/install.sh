#!/usr/bin/env bash
# Install this checkout and the pinned packages of one extra: setup/install.sh [dev|node]
set -euo pipefail
target=.${1:+[$1]}
if command -v uv >/dev/null; then
    uv pip install --quiet --python .venv/bin/python --constraint constraints.txt --editable "$target"
else
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable "$target"
fi
