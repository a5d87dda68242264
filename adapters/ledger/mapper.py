"""Between events and stored bytes: one sealed box for each event and person, the whole under the ledger's cipher."""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, MapperDeserialisationError, StoredEvent
from eventsourcing.utils import get_topic, resolve_topic

from adapters.keys.store import KeyDestroyed, PersonKeys
from adapters.ledger.codec import dump, load, personal_fields, typed
from adapters.ledger.reading import Read, filled, read
from domain.kernel import ERASED, SEALED

FORMAT = b"\x01"
NONCE = 12
PAD = 64
VERSION = "class_version"
# How many events are kept as they were read (about a kilobyte each).
KEPT = 4_000


@dataclass(frozen=True, slots=True)
class Sealed:
    """One event with its boxes as the ledger keeps them: what projections are given. Personal fields read SEALED."""

    event: Any
    boxes: Mapping[UUID, bytes]

    @property
    def box(self) -> bytes | None:
        """The box of the person whom the event is about, if it holds anything personal."""
        return self.boxes.get(self.event.subject)


def binding(originator_id: UUID, version: int, topic: str, subject: UUID) -> bytes:
    """What a box is bound to: moved to another event, person or place it no longer opens."""
    origin = originator_id.bytes
    whose = origin if subject is originator_id else subject.bytes
    return b"%b%b%b%b" % (origin, version.to_bytes(4, "big"), whose, topic.encode())


def open_box(cipher: AESGCM, box: bytes, bound: bytes) -> dict[str, Any]:
    """The personal fields in a box. Raises InvalidTag for another key or place."""
    if box[:1] != FORMAT:
        raise InvalidTag
    return load(cipher.decrypt(box[1 : 1 + NONCE], box[1 + NONCE :], bound))


class SealingMapper(Mapper[UUID]):
    """The library's mapper with our layers; upcasting stays the library's protocol (`upcast_vN_vM` on the raw dict)."""

    def __init__(self, keys: PersonKeys, cipher_key: bytes) -> None:
        super().__init__(transcoder=JSONTranscoder())
        self._keys = keys
        self._layer = AESGCM(cipher_key)
        self._read: dict[bytes, Read] = {}

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """Seal one event; the library's own way in."""
        return self.seal(domain_event)[0]

    def seal(self, domain_event: Any) -> tuple[StoredEvent, Sealed]:
        """Event → (stored bytes, the event as projections see it). Raises KeyDestroyed for an erased person."""
        event_class = type(domain_event)
        topic, fields = get_topic(event_class), dict(vars(domain_event))
        origin, version = fields.pop("originator_id"), fields.pop("originator_version")
        boxes = self._boxes(event_class, topic, domain_event, fields)
        if event_class.__dict__.get(VERSION, getattr(event_class, VERSION, 1)) > 1:
            fields[VERSION] = event_class.class_version
        clear = dump(event_class, fields)
        parts = [struct.pack(">I", len(clear)), clear]
        parts += [
            part for who, box in boxes.items() for part in (who.bytes, struct.pack(">I", len(box)), box)
        ]
        nonce = os.urandom(NONCE)
        bound = binding(origin, version, topic, origin)
        state = FORMAT + nonce + self._layer.encrypt(nonce, b"".join(parts), bound)
        return StoredEvent(origin, version, topic, state), Sealed(_as_sealed(domain_event), boxes)

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        """Stored bytes → event with its boxes opened; ERASED where the key is destroyed."""
        return self._event_of(stored_event, rules=False)

    def for_rules(self, stored_event: StoredEvent) -> Any:
        """The same for an aggregate that decides: a box of which it takes nothing stays closed, its fields missing."""
        return self._event_of(stored_event, rules=True)

    def _event_of(self, stored: StoredEvent, *, rules: bool) -> Any:
        # The same few files are worked on again and again, and what the ledger says of them never changes.
        found = self._read.get(stored.state)
        if found is None or not found.stands(stored):
            event_class, fields, boxes = self._unpack(stored)
            if fields.get(VERSION, 1) != getattr(event_class, VERSION, 1):
                fields.update(self._personal(event_class, fields, boxes, stored))
                return _event(event_class, fields, stored)
            fields.pop(VERSION, None)
            found = read(event_class, typed(event_class, fields), boxes, stored)
            self._keep(stored.state, found)
        if found.whole:
            return found.event
        if rules and not found.asked():
            return filled(type(found.event), found.copied()) if found.lists else found.event
        return self._opened(found, stored)

    def _opened(self, found: Read, stored: StoredEvent) -> Any:
        fields = found.copied()
        personal = self._personal(type(found.event), fields, found.boxes, stored)
        fields.update(typed(type(found.event), personal))
        return filled(type(found.event), fields)

    def _personal(
        self, event_class: type, clear: dict[str, Any], boxes: dict[UUID, bytes], stored: StoredEvent
    ) -> dict[str, Any]:
        # What was left empty stands in clear; whatever else is personal and not opened below is erased.
        found: dict[str, Any] = {name: ERASED for name in personal_fields(event_class) if name not in clear}
        for subject, box in boxes.items():
            cipher = self._keys.find(subject)
            if cipher is not None:
                bound = binding(stored.originator_id, stored.originator_version, stored.topic, subject)  # type: ignore[arg-type]  # our ids are UUIDs
                found.update(self._open(cipher, box, bound, stored))
        return found

    def _keep(self, state: bytes, found: Read) -> None:
        if found.lasting:
            if len(self._read) >= KEPT:
                self._read.clear()
            self._read[state] = found

    def unseal_nothing(self, stored_event: StoredEvent) -> Sealed:
        """Stored bytes → the event as projections see it; needs no person key."""
        event_class, fields, boxes = self._unpack(stored_event)
        fields.update(dict.fromkeys(personal_fields(event_class), SEALED))
        return Sealed(_event(event_class, fields, stored_event), boxes)

    def _boxes(self, event_class: type, topic: str, event: Any, fields: dict[str, Any]) -> dict[UUID, bytes]:
        contents: dict[UUID, dict[str, Any]] = {}
        for name, whose in personal_fields(event_class).items():
            subject = getattr(event, whose, None) or event.originator_id
            contents.setdefault(subject, {})[name] = fields.pop(name)
        boxes = {}
        for subject, values in contents.items():
            if any(value not in (None, "", []) for value in values.values()):
                cipher = self._keys.find(subject)
                if cipher is None:
                    raise KeyDestroyed
                bound = binding(event.originator_id, event.originator_version, topic, subject)
                boxes[subject] = _box(cipher, dump(event_class, values), bound)
            else:
                fields.update(values)
        return boxes

    def _unpack(self, stored: StoredEvent) -> tuple[type, dict[str, Any], dict[UUID, bytes]]:
        bound = binding(stored.originator_id, stored.originator_version, stored.topic, stored.originator_id)  # type: ignore[arg-type]  # our ids are UUIDs
        try:
            if stored.state[:1] != FORMAT:
                raise InvalidTag
            plain = self._layer.decrypt(stored.state[1 : 1 + NONCE], stored.state[1 + NONCE :], bound)
            (size,) = struct.unpack_from(">I", plain)
            return resolve_topic(stored.topic), load(plain[4 : 4 + size]), _split(plain, 4 + size)
        except (InvalidTag, ValueError, struct.error) as problem:
            raise MapperDeserialisationError(_place(stored)) from problem

    def _open(self, cipher: AESGCM, box: bytes, bound: bytes, stored: StoredEvent) -> dict[str, Any]:
        try:
            return open_box(cipher, box, bound)
        except (InvalidTag, ValueError) as problem:
            raise MapperDeserialisationError(_place(stored)) from problem


class ForRules(Mapper[UUID]):
    """The way from stored bytes to the aggregates that policy and handlers decide on."""

    def __init__(self, mapper: SealingMapper) -> None:
        self.to_domain_event = mapper.for_rules  # type: ignore[method-assign]  # nothing else is asked of it
        self.to_stored_event = mapper.to_stored_event  # type: ignore[method-assign]  # as above


def _box(cipher: AESGCM, plain: bytes, bound: bytes) -> bytes:
    # JSON ignores white space at its end: blanks hide the length of what was written.
    nonce = os.urandom(NONCE)
    return FORMAT + nonce + cipher.encrypt(nonce, plain + b" " * (-len(plain) % PAD), bound)


def _split(plain: bytes, at: int) -> dict[UUID, bytes]:
    boxes = {}
    while at < len(plain):
        (size,) = struct.unpack_from(">I", plain, at + 16)
        boxes[UUID(bytes=plain[at : at + 16])] = plain[at + 20 : at + 20 + size]
        at += 20 + size
    return boxes


def _event(event_class: type, fields: dict[str, Any], stored: StoredEvent) -> Any:
    version = fields.pop(VERSION, 1)
    for step in range(version, getattr(event_class, VERSION, 1)):
        getattr(event_class, f"upcast_v{step}_v{step + 1}")(fields)
    fields = typed(event_class, fields)
    fields["originator_id"], fields["originator_version"] = stored.originator_id, stored.originator_version
    return filled(event_class, fields)


def _as_sealed(event: Any) -> Any:
    fields = {**vars(event), **dict.fromkeys(personal_fields(type(event)), SEALED)}
    return filled(type(event), fields)


def _place(stored: StoredEvent) -> str:
    return f"{stored.topic} {stored.originator_id} version {stored.originator_version}"
