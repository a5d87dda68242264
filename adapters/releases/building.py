"""Makes one release from true counts: hold back small batches, round, attack, mend, and write it down canonically."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from adapters.releases.audit import Fault, Publication, audit, within
from adapters.releases.cube import Cell, Cube, build_cube, cell_of
from adapters.releases.document import read, write
from adapters.releases.exactly import rounded_where_told, tells_few
from adapters.releases.holding import hold_over
from adapters.releases.rounding import NoRounding, Rounded, controlled_rounding
from adapters.releases.statistics import shares
from application.reports.figures import Figures
from application.reports.programme import Programme
from application.reports.programmes import PROGRAMMES
from application.reports.released import TOTAL, Change, Origin

Lists = Mapping[str, tuple[str, ...]]
# How often a value that gives somebody away is exchanged for the other multiple before the release is refused.
MENDS = 12


class ReleaseRefused(RuntimeError):
    """Figures that would give a small count away. `faults` names the tables and cells."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(
            "; ".join(f"{'/'.join(f.tables)} {dict(f.cell[1])} is {f.low}-{f.high}" for f in faults)
        )
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Vintage:
    """Which release it is. `as_of` is aware; `zone` is the office's, in which its day is printed.

    `origin`: what it is made from; a release that is made again takes it as it was told.
    """

    period: str
    stage: str
    as_of: datetime
    zone: str
    reason: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True)
class Earlier:
    """A published release of the same period: its stored text, and the counts as they were known then."""

    text: str
    figures: Figures


def seed_of(secret: bytes, programme: Programme, period: str) -> bytes:
    """One seed for all vintages of a period. It stays in the office: with it, counts could be tried out."""
    return hmac.new(
        secret, f"rounding|{programme.code}|{programme.version}|{period}".encode(), hashlib.sha256
    ).digest()


def input_mac(secret: bytes, figures: Figures) -> str:
    """A keyed digest of the non-zero counts, by which a vintage that is counted again is known to be the same."""
    rows = sorted(
        (code, *cell, str(n))
        for told in (figures.counts, figures.statistics)
        for code, counts in told.items()
        for cell, n in counts.items()
        if n
    )
    return hmac.new(secret, json.dumps(rows, ensure_ascii=False).encode(), hashlib.sha256).hexdigest()


def make(
    programme: Programme,
    vintage: Vintage,
    figures: Figures,
    secret: bytes,
    earlier: Sequence[Earlier] = (),
    changes: Sequence[Change] = (),
) -> str:
    """The canonical text of a release. `earlier` in the order of their vintages, `changes` since the last of them.

    Exact tables are rounded as well where a centre or a channel has few contacts, and when they would give a small
    count away otherwise. Raises BadCounts, ReleaseRefused, NoRounding.
    """
    past, last = _replay(programme, earlier)
    figures, held = hold_over(programme, only(programme, figures), last)
    figures = only(programme, figures)
    lists = _joined([figures.classifications, *(printed_lists(one.text) for one in earlier)])
    seed = seed_of(secret, programme, vintage.period)
    previous = past[-1].rounded.values if past else {}
    for form in (programme, rounded_where_told(programme)):
        cube = build_cube(form, figures.counts, lists)
        if tells_few(form, cube):
            continue
        try:
            rounded = _safe(form, lists, cube, figures, seed, previous, past)
        except ReleaseRefused as refused:
            refusal = refused
            continue
        values = {**rounded.values, **{cell: cube.truth[cell] for cell in cube.exact}}
        told = {**figures.statistics, **shares(form, lists, rounded.values)}
        header = _header(vintage, figures, held) | _since(form, changes)
        return write(header, form, lists, values, rounded.relaxed, told)
    raise refusal


def _safe(
    programme: Programme,
    lists: Lists,
    cube: Cube,
    figures: Figures,
    seed: bytes,
    previous: Mapping[Cell, int],
    past: Sequence[Publication],
) -> Rounded:
    """Round and attack in turn; a value that gives a count away is exchanged for the other multiple."""
    forbidden: frozenset[tuple[Cell, int]] = frozenset()
    orders, persons = tuple(within(programme, lists)), _persons(programme, figures)
    elsewhere = _elsewhere(programme, figures)
    for _ in range(MENDS):
        rounded = controlled_rounding(cube, seed=seed, previous=previous, within=orders, forbidden=forbidden)
        faults = audit(programme, lists, Publication(cube, rounded, elsewhere), past, persons)
        if not faults:
            return rounded
        values = frozenset((fault.cell, rounded.values[fault.cell]) for fault in faults)
        both = {cell for cell, _ in values} & {cell for cell, _ in forbidden}
        if both or values <= forbidden:
            break
        forbidden |= values
    raise ReleaseRefused(faults)


def _replay(programme: Programme, earlier: Sequence[Earlier]) -> tuple[list[Publication], Figures | None]:
    """What was published before, with the counts that stood behind it: held-over ones where batches were small."""
    past: list[Publication] = []
    last: Figures | None = None
    for one in earlier:
        release = read(one.text, UUID(int=0), None)
        last, _ = hold_over(PROGRAMMES[release.programme, release.version], one.figures, last, programme)
        past.append(replace(published(one.text, last), elsewhere=_elsewhere(programme, last)))
    return past, last


def published(text: str, figures: Figures) -> Publication:
    """A stored text and its counts as the audit wants them."""
    release = read(text, UUID(int=0), None)
    programme = PROGRAMMES[release.programme, release.version]
    exact = {table.code: table.exact for table in release.tables}
    form = replace(
        programme, tables=tuple(replace(table, exact=exact[table.code]) for table in programme.tables)
    )
    counted = {table.code for table in form.counted}
    tables = [(form.table(table.code), table) for table in release.tables if table.code in counted]
    values = {cell_of(t, cell): n for t, printed in tables if t for cell, n in printed.cells.items()}
    off = frozenset(
        cell_of(t, row[1:]) for t, _ in tables if t for row in release.relaxed if row[0] == t.code
    )
    cube = build_cube(form, only(form, figures).counts, printed_lists(text))
    return Publication(cube, Rounded({cell: n for cell, n in values.items() if cell not in cube.exact}, off))


def printed_lists(text: str) -> Lists:
    """The open lists as they were printed, and what lay in what."""
    release = read(text, UUID(int=0), None)
    lists = (zip(table.dims, table.categories, strict=True) for table in release.tables)
    return {**{dim: categories for pairs in lists for dim, categories in pairs}, **release.parts}


def _joined(many: Sequence[Lists]) -> Lists:
    """Today's lists, and after them what only earlier vintages knew: nothing published may fall out of the attack."""
    names = dict.fromkeys(name for lists in many for name in lists)
    return {
        name: tuple(dict.fromkeys(code for lists in many for code in lists.get(name, ()))) for name in names
    }


def only(programme: Programme, figures: Figures) -> Figures:
    """The counts and statistics of the tables of a programme; a source may count more."""
    counted = {table.code for table in programme.counted}
    told = {table.code for table in programme.tables if table.statistic}
    return replace(
        figures,
        counts={code: counts for code, counts in figures.counts.items() if code in counted},
        persons={code: counts for code, counts in figures.persons.items() if code in counted},
        statistics={code: counts for code, counts in figures.statistics.items() if code in told},
    )


def _persons(programme: Programme, figures: Figures) -> dict[Cell, int]:
    stated = ((programme.table(code), counts) for code, counts in figures.persons.items())
    return {cell_of(table, cell): n for table, counts in stated if table for cell, n in counts.items()}


def _elsewhere(programme: Programme, figures: Figures) -> dict[Cell, int]:
    """What another programme tells exactly, as cells that the attack holds against those of this one."""
    return {
        (rule.larger, () if category == TOTAL else ((rule.dimension, category),)): count
        for rule in programme.at_most
        for (category,), count in figures.elsewhere.get(rule.larger, {}).items()
    }


def _since(form: Programme, changes: Sequence[Change]) -> dict[str, object]:
    """Why exact figures are not what they were; the first version of the programme did not tell."""
    exact = {table.code for table in form.tables if table.exact}
    told = [list(astuple(change)) for change in changes if change.table in exact]
    return {"changes": told} if form.version > 1 else {}


def _header(vintage: Vintage, figures: Figures, held: tuple[str, ...]) -> dict[str, object]:
    return ({"origin": asdict(vintage.origin)} if vintage.origin else {}) | {
        "period": vintage.period,
        "stage": vintage.stage,
        "as_of": vintage.as_of.astimezone(UTC).isoformat(),
        "zone": vintage.zone,
        "reason": vintage.reason,
        "held_over": list(held),
        "names": {code: dict(names) for code, names in figures.names.items()},
    }


__all__ = ["Earlier", "NoRounding", "ReleaseRefused", "Vintage", "input_mac", "make", "published", "seed_of"]
