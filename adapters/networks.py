"""The network that an address stands for, where tries are counted by address."""

from __future__ import annotations

import ipaddress


def network(address: str) -> str:
    """What is counted: of IPv6 the half that a provider gives to one subscriber; other words as they are."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:64].encode("utf8", "replace").decode()
    if known.version == 6 and known.ipv4_mapped is None:
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)
