"""Every measurement in one go: `python -m tests.bench [dispatch …]`; SAFAR_BENCH_SCALE scales sizes."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

# In the order in which they are worth waiting for.
PARTS = {
    "dispatch": "tests.bench.bench_dispatch",
    "rebuild": "tests.bench.bench_rebuild",
    "search": "tests.bench.bench_search",
    "reports": "tests.bench.bench_reports",
    "import": "tests.bench.bench_import",
    "release": "tests.bench.bench_release",
}


def main() -> None:
    wanted = sys.argv[1:] or list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        raise SystemExit(f"no such measurement: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    # Each in a process of its own: memory and caches of one say nothing about the next.
    failed = [
        name for name in wanted if subprocess.run([sys.executable, "-m", PARTS[name]], check=False).returncode
    ]
    raise SystemExit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    assert all(find_spec(module) for module in PARTS.values())
    main()
