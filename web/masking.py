"""The form token looks different in every page, so that compressing a page tells nothing of it."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from flask_wtf.csrf import _FlaskFormCSRF, generate_csrf


def masked_csrf() -> str:
    """The token of this session under a fresh random pad: pad and token ⊕ pad, URL-safe."""
    token = generate_csrf().encode()
    pad = secrets.token_bytes(len(token))
    return urlsafe_b64encode(pad + bytes(a ^ b for a, b in zip(pad, token, strict=True))).decode()


def unmasked(text: str | None) -> str | None:
    """The token behind a masked one; whatever is none is given back, and fails where tokens are checked."""
    try:
        both = urlsafe_b64decode((text or "").encode("ascii"))
        half = len(both) // 2
        return bytes(a ^ b for a, b in zip(both[:half], both[half:], strict=True)).decode("ascii")
    except ValueError:
        return text


class MaskedTokens(_FlaskFormCSRF):
    """Flask-WTF's tokens, masked where a form prints them; web/csrf.py checks them before any view runs."""

    def generate_csrf_token(self, csrf_token_field: Any) -> str:
        """What the form's hidden field holds."""
        return masked_csrf()
