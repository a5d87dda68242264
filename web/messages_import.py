"""What refusals of a register that is taken in as a file say, for the file and for a single row of it."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

MESSAGES: dict[str, LazyText] = {
    # the file as a whole
    "import.unknown": _l("There is no such import."),
    "import.uploaded_already": _l("This file was read already."),
    "import.form": _l("This is not a table that can be read. Save it as XLSX or CSV and send it again."),
    "import.empty": _l("The file holds no line below its header."),
    "import.too_long": _l("The file has more than %(most)s lines. Divide it."),
    "import.too_wide": _l("The file has more than %(most)s columns. Leave away what is not needed."),
    "import.no_file": _l("Choose the file."),
    "import.locked": _l("The file is protected by a password. Save it without one and send it again."),
    "import.choice": _l("Choose what is done with likely duplicates."),
    "import.phase": _l("This import has gone on meanwhile. Look where it stands."),
    "import.too_late": _l("An import can be undone for %(days)s days. They have passed."),
    "import.not_of_this": _l("This file was not brought in by this import."),
    "import.touched": _l("Somebody has worked with this file since: it stays."),
    "import.no_name": _l("Choose the column of a name."),
    "import.twice": _l("Two columns are read as “%(field)s”. Choose one of them."),
    "import.no_topic": _l("Choose the column of the topic, or the topic of all consultations."),
    "import.many_values": _l("The column of “%(field)s” holds more than %(most)s different words: it is no list."),
    "import.not_known": _l("There is no such import, or not any more."),
    # a row
    "import.no_date": _l("This is no date that can be read."),
    "import.no_value": _l("This word was not matched with a value of the list."),
    "import.no_number": _l("This is no whole number."),
    "import.no_phone": _l("This is no phone number that can be read."),
    "import.question_marks": _l("A question mark stands inside a name: letters were lost when the file was saved."),
    "import.future": _l("This day lies in the future."),
    "import.twin_row": _l("The same person as in line %(row)s of this file."),
    "import.twin": _l("Very like a file that is there already."),
    "import.twin_colleague": _l("Very like a file that a colleague looks after."),
    "import.nothing_to_attach": _l("The file is there already, and the line holds no consultation."),
    "import.in_the_way": _l("Other records hang on this file."),
    "import.interrupted": _l("The account that began this import may no longer do so."),
}
