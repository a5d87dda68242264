"""No test talks to another machine: a socket may only reach this one."""

from __future__ import annotations

import socket
from typing import Any

LOCAL = ("127.0.0.1", "::1", "localhost")
_connect = socket.socket.connect


class NetworkRefused(RuntimeError):
    """A test tried to reach another machine."""


def _connect_locally(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
        raise NetworkRefused(f"a test tried to reach {address[0]}")
    _connect(self, address)


def stay_home() -> None:
    """Refuse connections that leave this machine, from now on and for the whole process."""
    socket.socket.connect = _connect_locally  # type: ignore[method-assign]  # the point of this module
