"""Every question that can be asked, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.reading import administration, people, protection, referrals, trainees, trainings
from adapters.reading.asking import Known

KNOWN: Mapping[type, Known] = {
    **people.KNOWN,
    **referrals.KNOWN,
    **trainings.KNOWN,
    **trainees.KNOWN,
    **administration.KNOWN,
    **protection.KNOWN,
}
