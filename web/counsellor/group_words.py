"""Initiative groups in the words of a history: titles of what happened, and the lists of reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from web.counsellor.further_words import money
from web.i18n import gettext as _
from web.labels import label

# Topic → its title.
TITLES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "initiative.Founded": lambda s: _("Group founded"),
    "initiative.Changed": lambda s: _("What is known of the group was changed"),
    "initiative.HouseholdJoined": lambda s: _("A household joined"),
    "initiative.HouseholdLeft": lambda s: _("A household left"),
    "initiative.ProjectPlanned": lambda s: _("Project begun: %(sum)s", sum=money(s["amount"], s["currency"])),
    "initiative.ProjectChanged": lambda s: _("Project put right: %(sum)s", sum=money(s["amount"], s["currency"])),
    "initiative.InstalmentPaid": lambda s: _("Instalment paid: %(sum)s", sum=money(s["amount"], None)),
    "initiative.InstalmentStruck": lambda s: _("Instalment struck: %(sum)s", sum=money(s["amount"], None)),
    "initiative.ProjectEnded": lambda s: label("project_state", s["state"]),
    "initiative.Closed": lambda s: _("Group closed"),
}
# The list that gives the words for `reason`, by topic.
REASONS = {"initiative.InstalmentStruck": "correction_reason", "initiative.Closed": "group_close_reason"}
