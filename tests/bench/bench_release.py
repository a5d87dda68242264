"""How long a release of 1,500 cells and its revision take, and how much memory: `python -m tests.bench release`.

Twenty-four centres and sixty-six districts of few people, so that there is much to protect; each release is rounded,
attacked together with the one before, and written down.
"""

from __future__ import annotations

import resource
from time import monotonic, process_time
from uuid import UUID

from adapters.releases.building import Earlier, make
from adapters.releases.document import read
from application.reports.programme_regions import VERSION_3
from tests.releases.samples import FIRST, SECOND, SECRET
from tests.releases.samples_full import a_full_quarter

CELLS, SECONDS, MEGABYTES = 1500, 30.0, 1024
CENTRES = tuple(f"C{number:02d}" for number in range(24))
DISTRICTS = tuple(f"TJ-D{number:02d}" for number in range(66))


def measure(people: int) -> tuple[int, float, float, float]:
    """(cells, wall seconds, processor seconds, peak MB) of the slower of a first release and its revision."""
    first = a_full_quarter(people, 1, CENTRES, DISTRICTS)
    second = a_full_quarter(people + people // 10, 1, CENTRES, DISTRICTS)
    wall = work = 0.0
    earlier: list[Earlier] = []
    cells = 0
    for vintage, figures in ((FIRST, first), (SECOND, second)):
        begun, worked = monotonic(), process_time()
        text = make(VERSION_3, vintage, figures, SECRET, earlier)
        wall, work = max(wall, monotonic() - begun), max(work, process_time() - worked)
        earlier = [Earlier(text, figures)]
        cells = sum(len(table.cells) for table in read(text, UUID(int=1), None).tables)
    return cells, wall, work, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    cells, wall, work, peak = measure(600)
    print(f"release: {cells} cells, {wall:.1f} s ({work:.1f} s of processor), {peak:.0f} MB at most")
    if cells < CELLS or wall > SECONDS or peak > MEGABYTES:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
