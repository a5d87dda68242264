"""A relay on loopback that keeps what it is given: enough of SMTP for a test, and ways to be difficult."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable
from email import message_from_string
from email.message import Message


class Relay(socketserver.ThreadingTCPServer):
    """`answer` may refuse: it is given the address and returns the reply to RCPT. `taken` runs after each DATA."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mail: list[Message] = []
        self.answer: Callable[[str], str] = lambda _address: "250 fine"
        self.taken: Callable[[], None] = lambda: None
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Talk(socketserver.StreamRequestHandler):
    server: Relay

    def handle(self) -> None:
        self._say("220 relay")
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "RCPT":
                self._say(self.server.answer(line))
            elif word == "DATA":
                self._say("354 go on")
                self._take()
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline().decode()) not in (".\r\n", ""):
            lines.append(line)
        self.server.mail.append(message_from_string("".join(lines)))
        self.server.taken()
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
