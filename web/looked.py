"""What somebody did to see a person, in words: for the access log, and for the list that the person may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from application.protection import Entry
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

# By the action of the policy under which somebody was seen; an action without words is shown as it is.
LOOKED: dict[str, LazyText] = {
    "people.search": _l("Found in a search"),
    "people.file": _l("Opened the file"),
    "people.readers": _l("Looked who had opened the file"),
    "people.reach": _l("Saw how to reach them"),
    "people.copy": _l("Made a copy of their own data"),
    "attachments.open": _l("Opened a scan or a photo"),
    "desk.today": _l("Saw on the day's list"),
    "people.list": _l("Saw in a list of people"),
    "lists.export": _l("Took out in a file"),
    "consultations.list": _l("Saw in a list of consultations"),
    "calls.list": _l("Saw on the hotline's page"),
    "cases.list": _l("Saw in a list of cases and tasks"),
    "caseload.read": _l("Saw in the caseload of a colleague"),
    "notices.read": _l("Saw in notices"),
    "ban_checks.list": _l("Saw in the list of entry-ban checks"),
    "claims.list": _l("Saw in the list of wage claims"),
    "groups.list": _l("Saw in a list of groups"),
    "JoinGroup": _l("Saw in a list of groups"),
    "trips.list": _l("Saw in the sheet of a field trip"),
    "referrals.list": _l("Saw in a list of referrals"),
    "partners.queue": _l("Saw what was shared with their organisation"),
    "referrals.partner": _l("Saw what was shared with their organisation"),
    "trainings.list": _l("Saw in a list of courses"),
    "trainings.room": _l("Saw in a class list"),
    "EnrolMigrant": _l("Saw among those who could take a course"),
    "certificates.verify": _l("Somebody verified the certificate: initials, year, course"),
    "AssessMigrant": _l("Read what was answered about their situation"),
    "links.candidates": _l("Saw in the list of likely pairs"),
    "links.pair": _l("Saw two files side by side"),
    "transfers.list": _l("Saw in the list of transfers"),
    "transfers.offer": _l("Saw what an offered transfer tells"),
    "protection.access": _l("Searched the access log"),
    "RequestErasure": _l("Saw in the requests for erasure"),
    "protection.erasures": _l("Saw in the requests for erasure"),
    "protection.overrides": _l("Saw in the list of reports without consent"),
    "month.read": _l("Saw in the month of the centre"),
    "reports.records": _l("Saw in a list of people"),
    "reports.read": _l("Read a report, without names"),
    "indicators.read": _l("Read a report, without names"),
    "indicators.records": _l("Saw in a list of people"),
    "returns.list": _l("Read a report, without names"),
    "returns.read": _l("Read a report, without names"),
}


def looked(action: str) -> str:
    """What was done."""
    return str(LOOKED.get(action, action))


def folded(entries: Iterable[Entry]) -> list[tuple[Entry, int]]:
    """Entries that would read the same to the minute stand once, with how many they are; the order stays."""
    return list(Counter(replace(each, id=0, at=each.at.replace(second=0, microsecond=0)) for each in entries).items())
