"""Words for the reports about what sessions were worth and about initiative groups; part of `web/analyst/labels.py`."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

TITLES: dict[str, LazyText] = {
    "training_worth": _l("What sessions were worth"),
    "initiative_groups": _l("Household initiative groups"),
}
TABLES: dict[str, LazyText] = {
    "curriculum_worth": _l("Evaluation and tests by course"),
    "group_centre": _l("Groups by centre"),
    "project_centre": _l("Projects by centre"),
    "project_currency": _l("Projects by currency"),
}
UNITS: dict[str, LazyText] = {
    "SESSION": _l("Counted: what is told of sessions: sheets, tests, heads."),
    "GROUP": _l("Counted: groups of households, and their projects."),
}
DIMENSIONS: dict[str, LazyText] = {"currency": _l("Currency")}
STEPS: dict[str, LazyText] = {
    "sheets": _l("Sheets"),
    "answers": _l("Answers"),
    "good": _l("of them 4 or 5"),
    "good_share": _l("4 or 5, per cent"),
    "mean_grade": _l("Mean grade, from 1 to 5"),
    "tested": _l("Sat both tests"),
    "mean_gain": _l("Mean gain, percentage points"),
    "passed": _l("of them passed"),
    "groups": _l("Groups"),
    "groups_closed": _l("of them closed"),
    "projects": _l("Projects"),
    "projects_completed": _l("of them completed"),
    "amount": _l("Amount"),
    "paid_out": _l("Paid out"),
    "paid_out_share": _l("Paid out, per cent"),
}
NOTES: dict[str, LazyText] = {
    "unsigned_sheets": _l("Nobody signs a sheet: only sums are kept, by session."),
    "gain_of_both": _l("The gain is the mean of those who sat the test before and the test after."),
    "heads_without_file": _l("Heads are officials and staff of agencies, who have no file."),
    "groups_by_founding": _l("A group counts in the period of its founding, a project in that of its beginning."),
}
DEFINITIONS: dict[str, LazyText] = {
    "evaluation": _l("Evaluation: grades from 1 to 5 on five questions, on a sheet without a name."),
    "initiative_group": _l("Initiative group: households that agreed to work together, with small projects."),
}
LISTS = {"currency": "currency"}
