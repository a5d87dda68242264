"""Two centres with one account for each role and a file in every state; nothing that is posted to them stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import select
from uuid_utils.compat import uuid7

from adapters.access.tables import READS
from adapters.wiring import House
from application.actor import GRANTABLE
from application.attachment import AddAttachment
from application.attachments import CleanFile
from application.call import LogCall
from application.household import FormHousehold
from application.journey import RecordDeparture
from application.migrant import AssignMigrant, EraseMigrant, RequestErasure
from application.own_topic import AddTopic, TopicWords
from application.referral import DraftReferral, SendReferral
from application.restriction import RestrictMigrant
from application.staff import RevokeRole, SuspendStaff
from tests.access.network import PASSWORD
from tests.harness.days import today
from tests.simulation.asking import a_transfer
from tests.web.counsellor.counselling import Counselling, agreed
from tests.web.fakes import csrf
from tests.web.matrix.casework import a_case
from tests.web.matrix.forgetting import forgetful
from tests.web.matrix.outside import a_check, a_claim, a_hand_out, a_talk, a_trip
from tests.web.matrix.referring import a_provider, bound, obliged
from tests.web.matrix.teaching import a_course, a_group, a_room
from web.sessions import TOKEN

STRANGER = "stranger"
ROLES = (*GRANTABLE, STRANGER)
# Who writes what down where.
PLACES = {"here": ("gulnora", "KJD"), "elsewhere": ("adiba", "KHT")}
# Every word that only a reader of narratives may see.
NARRATIVE = "ривоят"
# State of a file → family name. The asker `COUNSELLOR` owns "mine"; "other" belongs to a colleague.
NAMES = {
    "unowned": "Озодова",
    "mine": "Мирзоева",
    "other": "Олимова",
    "elsewhere": "Элчиева",
    "asked": "Асророва",
    "erased": "Эркинова",
    # For a colleague who was named, and nobody else.
    "restricted": "Ҷанобова",
    # Of the other centre, which asks this one to take it over.
    "offered": "Ҳафизова",
}


class Village:
    """`people`, `consultations`, `drafts`, `referrals` and `sessions` are ids by state; "absent" is in none of them."""

    def __init__(self, house: House) -> None:
        self.centre = Counselling(house)
        self.house, self.app = house, self.centre.app
        self.ids = {role: self._hire(role) for role in GRANTABLE}
        self.spare = self.centre.network.hire("spare", centres=("KJD",), name="Запаси")
        self.people = {state: self._person(state) for state in NAMES}
        self.attachments = {state: self._attached(state) for state in NAMES}
        self.households = {state: self._household(state) for state in NAMES}
        self.consultations = {state: self._held(state) for state in NAMES}
        self.consultations |= {"nobody": self._alone("gulnora"), "nobody elsewhere": self._alone("adiba")}
        self.calls = {"here": self._rang("gulnora", "KJD"), "elsewhere": self._rang("adiba", "KHT")}
        self.providers = {"here": a_provider(self)}
        self.drafts = {state: self._draft(state) for state in NAMES}
        self.referrals = {state: self._sent(state) for state in NAMES}
        self.referrals |= {"ours": bound(self), "obliged": obliged(self)}
        self.checks, self.claims = self._beside(a_check), self._beside(a_claim)
        self.cases = self._beside(a_case)
        self.helps = self._beside(a_hand_out)
        self.talks = {place: a_talk(self, *where, held=False) for place, where in PLACES.items()}
        self.held_talks = {place: a_talk(self, *where, held=True) for place, where in PLACES.items()}
        self.trips = {place: a_trip(self, *where) for place, where in PLACES.items()}
        self.sessions = {place: a_room(self, *where) for place, where in PLACES.items()}
        self.groups = {place: a_group(self, *where) for place, where in PLACES.items()}
        self.homes = {"here": self.households["mine"], "elsewhere": self.households["elsewhere"]}
        self.courses = {"here": a_course(self)}
        shared = house.system.filters.save(self.centre.actor("gulnora"), "people", "Рӯйхат", "sex=MALE", shared=True)
        self.filters = {"here": shared}
        self.batches = {"here": self._register_file("gulnora", "KJD"), "elsewhere": self._register_file("adiba", "KHT")}
        self._settle()
        self._tokens: dict[str, str] = {}
        self._form_tokens: dict[str, tuple[str, str]] = {}
        self.suspended, leaving = self._at_work("leaving")
        self.centre.network.accept(SuspendStaff(account_id=leaving))
        self.demoted, moving = self._at_work("moving")
        self.centre.network.accept(RevokeRole(account_id=moving, role="COUNSELLOR"))

    def given(self, command: Any, login: str) -> None:
        """A command of somebody at work."""
        self.centre.network.accept(command, self.centre.actor(login))

    def _beside(self, make: Any) -> dict[str, UUID]:
        """One for the file in each state."""
        at = {state: ("adiba", "KHT") if self._author(state) == "adiba" else ("gulnora", "KJD") for state in NAMES}
        return {state: make(self, self.people[state], *at[state], f"{NARRATIVE} даъво") for state in NAMES}

    def client(self, role: str) -> FlaskClient:
        """A browser in which somebody of this role has signed in."""
        client = self.app.test_client()
        if role != STRANGER:
            with client.session_transaction() as session:
                session[TOKEN] = self._token(role)
        return client

    def _token(self, role: str) -> str:
        token = self._tokens.get(role)
        if token is None or self.house.accounts.session(token) is None:
            token = self._tokens[role] = str(self.centre.network.sign_in(role.lower()))
        return token

    def post(self, role: str, address: str, **fields: Any) -> Any:
        """A form of ours without anything filled in, but for `fields`."""
        client = self.client(role)
        if role not in self._form_tokens:
            page = client.get("/sign-in" if role == STRANGER else "/password")
            with client.session_transaction() as session:
                self._form_tokens[role] = session["csrf_token"], csrf(page.text)
        # A browser carries what one form gave it to the next.
        carried, token = self._form_tokens[role]
        with client.session_transaction() as session:
            session["csrf_token"] = carried
        return client.post(address, data={"csrf_token": token, **fields})

    def _hire(self, role: str) -> UUID:
        return self.centre.network.hire(role.lower(), role, centres=("KJD",), name=f"{role.title()}")

    def _at_work(self, login: str) -> tuple[FlaskClient, UUID]:
        """A browser in which a counsellor is at work, and the account."""
        account_id = self.centre.network.hire(login, "COUNSELLOR", centres=("KJD",), name="Раванда")
        client = self.client(login)
        assert client.get("/today").status_code == 200
        return client, account_id

    def _author(self, state: str) -> str:
        return "adiba" if state in ("elsewhere", "offered") else "gulnora"

    def _person(self, state: str) -> UUID:
        consents = tuple(agreed(purpose) for purpose in ("REG", "STAT", "REF"))
        said = {"family_name": NAMES[state], "given_name": "Нафиса", "consents": consents}
        person_id = self.centre.register(self._author(state), **said)
        way = {"country": "RUS", "left_on": date(2024, 3, 1), "agency": f"{NARRATIVE} агент"}
        # The fifth event of the file: an entry that can be struck.
        self.centre.network.accept(RecordDeparture(person_id=person_id, **way), self.centre.actor(self._author(state)))
        return person_id

    def _attached(self, state: str) -> UUID:
        attachment_id: UUID = uuid7()
        ids = {"person_id": self.people[state], "attachment_id": attachment_id}
        about = {"kind": "DOCUMENT", "media": "image/jpeg", "size": 4, "file_name": f"{NARRATIVE}.jpg"}
        command = AddAttachment(**ids, **about, description=f"{NARRATIVE} скан")
        desk, actor = self.house.system.attachments, self.centre.actor(self._author(state))
        assert desk.add(command, CleanFile(b"jpeg", "image/jpeg", b"jpeg"), actor, command_id=uuid7()).accepted
        return attachment_id

    def _household(self, state: str) -> UUID:
        household_id: UUID = uuid7()
        command = FormHousehold(person_id=self.people[state], household_id=household_id)
        self.centre.network.accept(command, self.centre.actor(self._author(state)))
        return household_id

    def _held(self, state: str) -> UUID:
        due = today() + timedelta(days=2)
        said = {"advice": f"{NARRATIVE} маслиҳат", "safety_note": f"{NARRATIVE} хатар"}
        later = {"follow_up_on": due, "follow_up_note": f"{NARRATIVE} пурсидан"}
        return self.centre.consultation(self.people[state], self._author(state), **said, **later)

    def _alone(self, login: str) -> UUID:
        return self.centre.consultation(None, login, advice=f"{NARRATIVE} беном")

    def _rang(self, login: str, centre: str) -> UUID:
        call_id: UUID = uuid7()
        when = {"occurred_at": datetime.now(UTC) - timedelta(minutes=5), "kind": "PHONE_MISSED"}
        command = LogCall(call_id=call_id, centre=centre, number="+992927000307", **when)
        self.centre.network.accept(command, self.centre.actor(login))
        return call_id

    def _draft(self, state: str) -> UUID:
        referral_id: UUID = uuid7()
        said = {"service": "LEGAL", "channel": "PAPER_SLIP", "agency": "Ҳуқуқ", "reason": f"{NARRATIVE} сабаб"}
        command = DraftReferral(person_id=self.people[state], referral_id=referral_id, **said)
        self.centre.network.accept(command, self.centre.actor(self._author(state)))
        return referral_id

    def _sent(self, state: str) -> UUID:
        referral_id = self._draft(state)
        command = SendReferral(person_id=self.people[state], referral_id=referral_id, base_version=1)
        self.centre.network.accept(command, self.centre.actor(self._author(state)))
        return referral_id

    def _register_file(self, login: str, centre: str) -> UUID:
        """A register that somebody wants to take in."""
        batch_id: UUID = uuid7()
        table = "Фамилия;Пол\nРустамов;м\n".encode()
        given = {"batch_id": batch_id, "command_id": uuid7()}
        assert self.house.system.imports.upload(self.centre.actor(login), centre, "r.csv", table, **given).accepted
        return batch_id

    def _settle(self) -> None:
        """Owners, a request for erasure, an erasure, a restriction, an offer."""
        network, gulnora = self.centre.network, self.centre.actor("gulnora")
        named = (gulnora.account_id,)
        network.accept(RestrictMigrant(person_id=self.people["restricted"], named=named, reason="SAFETY"), gulnora)
        offer = a_transfer(self.people["offered"], to_centre="KJD", note=f"{NARRATIVE} сафар")
        network.accept(offer, self.centre.actor("adiba"))
        self.transfers = {"offered": offer.transfer_id}
        for state, owner in (("mine", self.ids["COUNSELLOR"]), ("other", self.centre.ids["farrukh"])):
            network.accept(AssignMigrant(person_id=self.people[state], owner_id=owner), gulnora)
        for state in ("asked", "erased"):
            network.accept(RequestErasure(person_id=self.people[state], ground="CLIENT_REQUEST"), gulnora)
        network.accept(EraseMigrant(person_id=self.people["erased"]), network.actor(self.ids["PROTECTION"]))
        for centre in ("KJD", "KHT"):
            network.accept(AddTopic(centre=centre, below="DOC", words=(TopicWords(language="tg", text="Нотариус"),)))

    def events(self) -> int:
        """How many events the ledger holds."""
        with self.house.engines["ledger"].connect() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM ledger").scalar() or 0)

    def logged_since(self, mark: int) -> set[tuple[UUID, UUID]]:
        """(account, person) of everything written into the access log after an entry."""
        query = select(READS.c.actor_id, READS.c.person_id).where(READS.c.id > mark)
        with self.house.engines["access"].connect() as connection:
            return {(row.actor_id, row.person_id) for row in connection.execute(query)}

    def last_entry(self) -> int:
        """The newest entry of the access log."""
        with self.house.engines["access"].connect() as connection:
            return int(connection.scalar(select(READS.c.id).order_by(READS.c.id.desc()).limit(1)) or 0)


__all__ = ["NAMES", "NARRATIVE", "PASSWORD", "ROLES", "STRANGER", "Village", "forgetful"]
