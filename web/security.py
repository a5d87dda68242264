"""Headers and limits that every answer of every application carries."""

from __future__ import annotations

from flask import Flask, Response, g
from werkzeug.datastructures import ContentSecurityPolicy
from werkzeug.middleware.proxy_fix import ProxyFix

from web.settings import MAX_FORM_MEMORY, MAX_FORM_PARTS, WebSettings

# Nothing inline, nothing from elsewhere, in nobody's frame.
POLICY: dict[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS: dict[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"


def secure(app: Flask, settings: WebSettings) -> None:
    """Configure keys, cookies and limits, and put the headers on every answer."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.earlier_keys),
        SESSION_COOKIE_NAME=f"__Host-{settings.cookie}" if settings.https else settings.cookie,
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        MAX_CONTENT_LENGTH=settings.max_body,
        MAX_FORM_MEMORY_SIZE=MAX_FORM_MEMORY,
        MAX_FORM_PARTS=MAX_FORM_PARTS,
        PREFERRED_URL_SCHEME="https" if settings.https else "http",
        WTF_CSRF_TIME_LIMIT=None,
    )
    if settings.proxies:
        count = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]  # Flask's way

    # A file that is handed out states a stricter policy of its own.
    @app.after_request
    def guard(response: Response) -> Response:
        response.headers.setdefault("Cache-Control", "no-store")
        response.content_security_policy = ContentSecurityPolicy(g.get("policy", POLICY))
        response.headers.update(HEADERS)
        if settings.https:
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        return response
