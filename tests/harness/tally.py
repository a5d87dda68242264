"""The last lines of a run: how many tests of each kind, by folder and by what they ran on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

ENGINES = ("postgres", "browser")
OUTCOMES = ("passed", "failed", "error", "skipped")


def kind(report: pytest.TestReport) -> str:
    """`tests/web/test_x.py::…` is of the kind `web`; on PostgreSQL it counts as `web on postgres`."""
    parts = report.nodeid.split("::")[0].split("/")
    name = parts[1] if len(parts) > 2 else parts[-1].removeprefix("test_").removesuffix(".py")
    engine = next((engine for engine in ENGINES if engine in report.keywords and engine != name), None)
    return f"{name} on {engine}" if engine else name


def print_tally(reporter: pytest.TerminalReporter) -> None:
    """Write one line for each kind: passed, and what else happened."""
    reporter.section("tests by kind", sep="-")
    counts = {outcome: Counter(map(kind, _called(reporter.stats.get(outcome, ())))) for outcome in OUTCOMES}
    for name in sorted(set().union(*counts.values())):
        said = ", ".join(
            f"{counts[outcome][name]} {outcome}" for outcome in OUTCOMES if counts[outcome][name]
        )
        reporter.write_line(f"{name:28} {said}")


def _called(reports: Iterable[pytest.TestReport]) -> list[pytest.TestReport]:
    return [report for report in reports if isinstance(report, pytest.TestReport)]
