"""What Jinja compiled is kept for the run: each test makes an application, and none changes a template."""

from __future__ import annotations

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Remembered(BytecodeCache):
    """Compiled templates by name, file and source, in memory."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """See the base class."""
        found = self._kept.get((bucket.key, bucket.checksum))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See the base class."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def remember_templates() -> None:
    """Every application that this process makes from now on shares one memory."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Remembered()}
