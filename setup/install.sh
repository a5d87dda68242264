#!/usr/bin/env bash
# Install this checkout and the pinned packages of one extra: setup/install.sh [dev]
set -euo pipefail
target=.${1:+[$1]}
if command -v uv >/dev/null; then
    uv pip install --quiet --python .venv/bin/python --constraint constraints.txt --editable "$target"
else
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile \
        --constraint constraints.txt --editable "$target"
    # pip compiles one file after the other; this uses every core. What does not compile is nothing that is ever imported.
    .venv/bin/python -m compileall -q -j 0 "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" \
        >/dev/null 2>&1 || true
fi
