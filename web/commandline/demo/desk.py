"""What lies on a desk of the demonstration network: filters with names, an old register that waits."""

from __future__ import annotations

from uuid import UUID

from uuid_utils.compat import uuid7

from adapters.wiring import House
from application.importing_fields import Reading
from web.counsellor.import_words import guess_columns, guess_values

FILTERS = (
    ("people", "Патент: кого давно не видели", "topic=DOC-PATENT&sort=last_contact", True),
    ("people", "Зане, ки мунтазиранд", "sex=FEMALE&follow_up=y", False),
    ("consultations", "Манъи вуруд", "topic=DOC-BAN", True),
    ("referrals", "Ҷавоб дер шуд", "overdue=y", True),
)
# With everything that registers have: two spellings of a sex, a lost letter, a day that never was, somebody twice.
REGISTER = """ФИО;Пол;Дата рождения;Район;Телефон;Дата обращения;Тема;Примечание
Қурбонов Сафар Назарович;м;14.02.1984;Ашт;92 700 10 01;12.05.2025;DOC-PATENT;спросил о сроке патента
Ша?ифова Мадина;ж;1991;Айнӣ;;13.05.2025;DOC-REG;
Юсуфов Далер;муж;31.02.1979;;92 700 10 03;;;
Бобоева Гулчеҳра;зан;1988;Ашт;92 700 10 04;20.05.2025;DOC-BAN;муж в списке
Қурбонов Сафар;м;1984;;+992 92 700 10 01;02.06.2025;DOC-PERMIT;пришёл ещё раз
;ж;1990;;;;;
"""
USUAL = {"language": "tg", "country": "TJK", "region": "TJ-SU", "consent_mode": "WRITTEN", "statistics": "yes"}


def set_the_desk(house: House, account_id: UUID) -> None:
    """For a counsellor of the first centre."""
    actor = house.accounts.actor(account_id)
    if actor is None:
        return
    for area, name, query, shared in FILTERS:
        house.system.filters.save(actor, area, name, query, shared=shared)
    desk, batch_id = house.system.imports, uuid7()
    desk.kick = lambda: None  # this process works in the foreground
    content = REGISTER.encode()
    desk.upload(actor, actor.home, "Обращения 2025.csv", content, batch_id=batch_id, command_id=uuid7())
    batch = desk.find(actor, batch_id)
    columns = guess_columns(batch.about["header"])
    words = desk.words(batch, columns)
    values = {name: guess_values(name, counted) for name, counted in words.items()}
    desk.map(actor, batch, Reading(columns, values, {**USUAL, "channel": "OFFICE"}), uuid7())
    desk.take_up()
