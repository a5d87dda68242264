"""The only door: turn, inbox, policy, handler, events with their rows, verdict, in one transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from application.actor import Actor
from application.policy import Decision, decide
from application.ports import Collision, Store, Unit, WiderTurn
from application.verdict import ACCEPTED, CONFLICT, FORBIDDEN, REJECTED, Verdict
from application.wire import recheck, touched_fields
from domain.kernel import Act, Aggregate, Rejected, acting

TRIES = 3
# After so many seconds a turn that several commands share takes no further one: somebody else may be waiting.
PATIENCE = 0.2


# What a handler returns: the changed aggregates, and clear values for whoever asked where there are any.
Changed = Iterable[Aggregate] | tuple[Iterable[Aggregate], dict[str, Any]]
Handler = Callable[[Any, Any], Changed]


@dataclass(frozen=True, slots=True)
class Order:
    """A command with whoever gives it."""

    command: Any
    actor: Actor
    command_id: UUID
    device_id: UUID | None = None
    recorded: datetime | None = None


class Dispatch:
    """Give it a command; it answers with a verdict, always the same one for the same `command_id`."""

    def __init__(self, store: Store, handlers: Mapping[type, Handler]) -> None:
        self._store = store
        self._handlers = handlers

    def dispatch(
        self,
        command: Any,
        actor: Actor,
        *,
        command_id: UUID,
        device_id: UUID | None = None,
        recorded: datetime | None = None,
    ) -> Verdict:
        """Raises Malformed for a body that is no such command, Unavailable when the store is out of reach."""
        order = Order(recheck(command), actor, command_id, device_id, recorded)
        for attempt in range(TRIES):
            try:
                return self._once([order], careful=attempt > 0)[0]
            except Collision:
                # Whoever came first has committed: the next try sees their verdict or their version.
                continue
            except Rejected as no:
                return Verdict(REJECTED, no.code, dict(no.params))
        return Verdict(CONFLICT, "record.changed_meanwhile")

    def dispatch_some(self, orders: Sequence[Order]) -> list[Verdict]:
        """Commands that share a turn: as many from the front as it bears (one at least), each answered as if alone.

        They commit together. Raises as `dispatch` does; then none of them was decided.
        """
        orders = [replace(order, command=recheck(order.command)) for order in orders]
        try:
            return self._once(orders, careful=False)
        except (Collision, Rejected):
            # Somebody came first, or one of them cannot be written: which one is found out one by one.
            return [self._alone(order) for order in orders]

    def _alone(self, order: Order) -> Verdict:
        how: dict[str, Any] = {"device_id": order.device_id, "recorded": order.recorded}
        return self.dispatch(order.command, order.actor, command_id=order.command_id, **how)

    def _once(self, orders: Sequence[Order], *, careful: bool) -> list[Verdict]:
        commands = [order.command_id for order in orders]
        ids = {each for order in orders for each in _touched(order.command)}
        while True:
            try:
                with self._store.turn(commands, ids, orders[0].recorded, careful=careful) as unit:
                    return self._in_turn(unit, orders)
            except WiderTurn as wider:
                # Each time at least one stream more, so it ends: the files of one person are few.
                ids |= wider.ids

    def _in_turn(self, unit: Unit, orders: Sequence[Order]) -> list[Verdict]:
        macs = [self._store.mac(order.command) for order in orders]
        verdicts = [self._answered(unit, orders[0], macs[0])]
        until = time.monotonic() + PATIENCE
        for order, mac in zip(orders[1:], macs[1:], strict=True):
            if time.monotonic() > until:
                break
            unit.another(order.recorded)
            verdicts.append(self._answered(unit, order, mac))
        return verdicts

    def _answered(self, unit: Unit, order: Order, mac: bytes) -> Verdict:
        earlier = unit.earlier(order.command_id)
        if earlier is not None:
            return _repeated(earlier, order.actor, mac)
        verdict, changed = self._decide(unit, order)
        unit.write(changed)
        unit.answer(order.command_id, order.actor.account_id, order.device_id, mac, verdict)
        return verdict

    def _decide(self, unit: Unit, order: Order) -> tuple[Verdict, list[Aggregate]]:
        command, actor = order.command, order.actor
        try:
            act = _act(unit, command, actor, order.command_id, order.device_id)
            with acting(act):
                decision = decide(actor, type(command).__name__, command, unit.ledger)
                if decision is not Decision.WRITE:
                    return _refused(decision, unit), []
                changed = self._handlers[type(command)](unit.ledger, command)
        except Rejected as no:
            return Verdict(REJECTED, no.code, dict(no.params), unit.recorded), []
        aggregates, result = changed if isinstance(changed, tuple) else (changed, {})
        return Verdict(ACCEPTED, recorded=unit.recorded, result=result), list(aggregates)


def _touched(command: Any) -> set[UUID]:
    kind: Any = type(command)
    found: set[Any] = set()
    for name in touched_fields(kind):
        value = getattr(command, name)
        found.update(value if isinstance(value, tuple) else [value])
    found.discard(None)  # an id that a command leaves out
    return found


def _act(unit: Unit, command: Any, actor: Actor, command_id: UUID, device_id: UUID | None) -> Act:
    centre = getattr(command, "centre", None) or actor.home
    zone = unit.ledger.centre(centre).zone if centre else unit.recorded.tzinfo
    stated = getattr(command, "occurred_at", None)
    occurred = (stated or unit.recorded).astimezone(zone)
    if stated is not None and stated > unit.recorded:
        raise Rejected("occurred.future")
    return Act(
        unit.recorded,
        occurred,
        actor.account_id,
        command_id,
        centre,
        device_id,
        getattr(command, "trip_id", None),
    )


def _repeated(earlier: tuple[UUID, bytes, Verdict], actor: Actor, mac: bytes) -> Verdict:
    asked_by, body_mac, verdict = earlier
    if asked_by != actor.account_id:
        return Verdict(REJECTED, "command.not_yours")
    if body_mac != mac:
        return Verdict(REJECTED, "command.other_body")
    return replace(verdict)


def _refused(decision: Decision, unit: Unit) -> Verdict:
    # A file that does not exist for the asker and one that does not exist at all give the same answer.
    code = "record.unknown" if decision is Decision.ABSENT else "policy.denied"
    return Verdict(FORBIDDEN, code, recorded=unit.recorded)
