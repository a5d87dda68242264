"""Serves a WSGI application on this machine while a browser looks at it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import make_server

# The kernel hands out ports above those that Chromium refuses to open.
ANY_FREE_PORT = 0


@contextmanager
def serving(application: Callable[..., Any]) -> Iterator[str]:
    """The address, without a slash at its end, at which the application answers inside the block."""
    server = make_server("127.0.0.1", ANY_FREE_PORT, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
