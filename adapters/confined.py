"""Runs a program of ours on a stranger's file in a process of its own: without keys, within narrow limits.

The program reads the file from standard input and writes what it makes of it to standard output.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

SECONDS = 45
# Seconds of computing, and bytes of address space: a picture of 80 million pixels in full, twice, and the libraries.
COMPUTING, MEMORY = 40, 1_500 * 2**20
# Windows starts no program without it.
NEEDED = ("SYSTEMROOT",)


def run(program: Path, raw: bytes, *told: str) -> tuple[int | None, bytes]:
    """(exit status, what it wrote); the status is None where it took too long, below zero where a limit ended it."""
    # `-I`: nothing of ours is imported, no setting and no key is in its environment.
    command = [sys.executable, "-I", __file__, str(program), *told]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the file is its input and no argument
            command,
            input=raw,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={name: os.environ[name] for name in NEEDED if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        return None, b""
    return done.returncode, done.stdout


def bound() -> None:
    """Limits of this process: whatever a file makes of its readers ends here."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows: whoever called ends us after a time
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (COMPUTING, COMPUTING))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    bound()
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")
