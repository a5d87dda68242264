"""Steps of one module for the scenarios of one test module: words that mean something else elsewhere stay apart."""

from __future__ import annotations

from types import ModuleType

from pytest_bdd.steps import StepNamePrefix


def steps_of(module: ModuleType) -> dict[str, object]:
    """What a test module adds to its own names (`globals().update(...)`): step functions and fixtures.

    `pytest_plugins` would make the steps known to every feature of the run.
    """
    marked = (StepNamePrefix.step_def.value, StepNamePrefix.step_impl.value)
    return {
        name: value
        for name, value in vars(module).items()
        if name.startswith(marked) or type(value).__name__ == "FixtureFunctionDefinition"
    }
