"""Registers a person and logs a consultation from the keyboard alone, and tells how long it takes; in two languages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.access.network import PASSWORD
from tests.harness.house import living_in
from tests.harness.server import serving
from tests.harness.stores import Urls
from tests.web.counsellor.counselling import Counselling

pytestmark = pytest.mark.browser

# Somebody who types as fast as a counsellor in a queue (seconds for a stroke): what remains is the house's own time.
STROKE = 0.2
# More strokes than these, beside what is typed, and a form has become too long for a queue.
MOST_KEYS = 120
FAR = 80
# A person and a consultation by hand; the house's own seconds are printed, for they are the machine's too.
MOST_SECONDS = 60
NO_MOUSE = """() => {
  for (const kind of ["mousedown", "mousemove", "pointerdown", "touchstart", "wheel"])
    window.addEventListener(kind, () => sessionStorage.setItem("touched", kind), true);
}"""


@dataclass(frozen=True)
class Words:
    """What somebody who reads the page in this language types and sees."""

    language: str
    name: str
    place: str
    topic: str
    advice: str


LANGUAGES = (
    Words("en", "Шоди Карим", "хучанд", "patent", "Дар сомона сабти ном кунед"),
    Words("ru", "Зафар Олимов", "худжанд", "патент", "Зарегистрируйтесь на сайте"),
)


class Keyboard:
    """Hands that never leave the keys. `strokes`: keys beside typed text; `letters`: typed text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strokes = 0
        self.letters = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.strokes += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.letters += len(text)

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.name || document.activeElement.id"))

    def tab_to(self, name: str) -> None:
        """A page where Tab never comes there is not for the keyboard."""
        passed = []
        while len(passed) < FAR:
            if (here := self.focused()) == name:
                return
            passed.append(here)
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name} by {passed}")

    def choose(self, value: str) -> None:
        """An answer of the list that has the focus, by arrows."""
        for _ in range(20):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {value}")


@pytest.fixture
def centre(sqlite_urls: Urls, data_dir: Path) -> Iterator[Counselling]:
    with living_in(sqlite_urls, data_dir) as house:
        yield Counselling(house)


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.language)
def test_a_person_and_a_consultation_by_keyboard_alone(
    browser: Browser, centre: Counselling, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(centre.app) as address, browser.new_context(base_url=address) as context:
        context.add_init_script(f"({NO_MOUSE})()")
        page = context.new_page()
        hands = Keyboard(page)
        sign_in(page, hands, address, words.language)
        hands.strokes = hands.letters = 0
        began = time.perf_counter()
        register(page, hands, words)
        registered = time.perf_counter()
        advise(page, hands, words)
        ended = time.perf_counter()
        assert page.evaluate("sessionStorage.getItem('touched')") is None
        expect(page.locator("html")).to_have_attribute("lang", words.language)
    own = ended - began
    typed = (hands.strokes + hands.letters) * STROKE
    with capsys.disabled():
        print(
            f"\n{words.language}: {hands.strokes} keys and {hands.letters} letters; the house took {own:.1f} s "
            f"(person {registered - began:.1f} s, consultation {ended - registered:.1f} s), "
            f"with hands at {STROKE:.1f} s a stroke {own + typed:.0f} s"
        )
    assert hands.strokes <= MOST_KEYS
    assert typed <= MOST_SECONDS


def sign_in(page: Page, hands: Keyboard, address: str, language: str) -> None:
    page.goto("/sign-in")
    expect(page.locator("#login")).to_be_focused()
    hands.write("gulnora")
    hands.press("Tab")
    hands.write(PASSWORD)
    hands.press("Enter")
    page.wait_for_url("**/today")
    token = page.get_attribute('meta[name="csrf-token"]', "content")
    form = {"csrf_token": token, "language": language, "next": "/"}
    page.context.request.post(f"{address}/choices/language", form=form)
    page.goto("/today")


def register(page: Page, hands: Keyboard, words: Words) -> None:
    """From the search of the day's page to a file."""
    expect(page.locator("#q")).to_be_focused()
    hands.write(words.name)
    hands.press("Enter")
    page.wait_for_url("**/people?*")
    hands.press("Alt+n")
    page.wait_for_url("**/people/new*")
    expect(page.locator("[name=family_name]")).to_be_focused()
    hands.tab_to("sex")
    hands.press("Space")
    hands.tab_to("born-year")
    hands.write("1990")
    hands.tab_to("place")
    hands.write(words.place)
    hands.press("ArrowDown", "Enter")
    hands.tab_to("stage")
    hands.choose("NONE")
    hands.tab_to("consents")
    hands.press("Space", "Tab", "Tab", "Space", "Control+s")
    page.wait_for_url("**/consultations/new")


def advise(page: Page, hands: Keyboard, words: Words) -> None:
    """From the consultation's page to the file that shows it."""
    expect(page.locator("[name=asked_by]")).to_be_focused()
    hands.tab_to("topics-filter")
    hands.write(words.topic)
    hands.press("Enter")
    hands.tab_to("advice")
    hands.write(words.advice)
    hands.press("Control+s")
    page.wait_for_url(lambda url: not url.endswith("/new"))
    expect(page.get_by_text(words.advice)).to_be_visible()
