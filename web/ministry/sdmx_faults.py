"""What is wrong with a question of a program, in the few words that its log will hold."""

from __future__ import annotations

from flask import Response


class Fault(Exception):
    """`status` of HTTP, the `parameter` at fault, and what would have been taken."""

    def __init__(self, status: int, parameter: str, expected: str = "") -> None:
        super().__init__(status, parameter, expected)
        self.status, self.parameter, self.expected = status, parameter, expected
        self.headers: dict[str, str] = {}


def told(fault: Fault) -> Response:
    """Plain text: programs do not read pages."""
    text = f"{fault.status} {fault.parameter}" + (f": {fault.expected}" if fault.expected else "")
    return Response(text + "\n", fault.status, fault.headers, content_type="text/plain; charset=utf-8")
