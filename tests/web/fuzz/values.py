"""What nobody should send, and what somebody will: bytes for a box of a form or a part of an address."""

from __future__ import annotations

import json

BIG = 100_000
ENVELOPE = json.dumps({"_type_": "uuid_hex", "_data_": "x"})
VALUES: tuple[bytes, ...] = tuple(
    value if isinstance(value, bytes) else value.encode()
    for value in (
        *("", " ", "y", "on", "0", "-1", "1", "²", "٣", "NaN", "Infinity", "1e999", "null", "None", "[]", "{}"),
        *("x" * 201, "Ӯ" * 4001, "a" * BIG, "9" * 40, "9" * 5000, "-" + "9" * 40, "0" * 40 + "5", str(10**40)),
        *("2026-02-31", "31.02.2026", "0000-01-01", "0001-01-01", "9999-12-31", "2026-13-01", "25:61", "24:00"),
        *("00000000-0000-0000-0000-000000000000", "not-an-id", "{01890000-0000-7000-8000-000000000000}", "NO_CODE"),
        *(ENVELOPE, '{"_type_":"date","_data_":"2026-02-31"}', "<script>alert(1)</script>", "' OR 1=1 --", "{{ 7*7 }}"),
        *("%s%(x)s{0}", "=cmd()", "\\", "../../etc/passwd", "\r\nSet-Cookie: a=b", "a\tb", "a\nb\r\nc"),
        *("\N{FAMILY}\N{ZERO WIDTH JOINER}\N{BOY}", "\N{PILE OF POO}", "مهاجر", "\N{RIGHT-TO-LEFT OVERRIDE}abc"),
        "e\N{COMBINING ACUTE ACCENT}" * 90,
        *("\N{BYTE ORDER MARK}x", "\N{LINE SEPARATOR}", "\uffff", "\U0010ffff", "\x00", "a\x00b", "\x1b[2J", "\x7f"),
        *(b"\xed\xa0\x80", b"\xff\xfe", b"\xc3", b"\xf4\x90\x80\x80", b"\xc0\x80"),
    )
)
# What a person could have meant to type: it must still be there when the form comes back.
TYPED = "навишта боқӣ мемонад 🙂 «как есть» & <ниҳод>"
