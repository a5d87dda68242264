"""A person whose file takes photographs, and the page through which files are sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from tests.web.counsellor.attachments.samples import multipart
from tests.web.counsellor.counselling import Counselling, agreed, boxes


@pytest.fixture
def zarina(centre: Counselling) -> UUID:
    return centre.register(consents=tuple(map(agreed, ("REG", "STAT", "PHOTO"))))


@pytest.fixture
def send(client: Any, zarina: UUID) -> Callable[..., Any]:
    """Send files through the page: (name, bytes) each."""
    address = f"/people/{zarina}/attachments/new"

    def sending(*files: tuple[str, bytes], **typed: str) -> Any:
        form = boxes(client.get(address).text) | {"kind": "DOCUMENT", "document": "INT_PASSPORT"} | typed
        return client.post(address, **multipart(form, *files))

    return sending
