"""Every question that can be asked, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.reading import (
    administration,
    answered,
    calendar,
    calls,
    cases,
    consultations,
    due,
    exports,
    households,
    lists,
    links,
    month,
    people,
    protection,
    reaching,
    referrals,
    reports,
    restriction,
    screenings,
    today,
    trainees,
    trainings,
    transfers,
)
from adapters.reading.asking import Known

KNOWN: Mapping[type, Known] = {
    **people.KNOWN,
    **reaching.KNOWN,
    **screenings.KNOWN,
    **restriction.KNOWN,
    **transfers.KNOWN,
    **consultations.KNOWN,
    **links.KNOWN,
    **calls.KNOWN,
    **lists.KNOWN,
    **exports.KNOWN,
    **today.KNOWN,
    **due.KNOWN,
    **calendar.KNOWN,
    **answered.KNOWN,
    **reports.KNOWN,
    **month.KNOWN,
    **referrals.KNOWN,
    **cases.KNOWN,
    **households.KNOWN,
    **trainings.KNOWN,
    **trainees.KNOWN,
    **administration.KNOWN,
    **protection.KNOWN,
}
