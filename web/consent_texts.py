"""What is read out before somebody agrees, by purpose; a text is known for ever by the SHA-256 of its words."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from web.i18n import LANGUAGES, LazyText, using
from web.i18n import lazy_gettext as _l

# A changed word is another text with another version: nobody agreed to it yet.
TEXTS: Mapping[str, LazyText] = {
    "REG": _l(
        "I agree that this centre writes down my name, how to reach me and what I ask about, so that it can advise me."
        " Only the people of the centre who work on my questions may read it. I may see it, have it corrected, and ask"
        " for it to be erased."
    ),
    "REF": _l(
        "I agree that this centre tells the organisation named here who I am and what I need, so that it can help me."
        " Nothing is sent to anybody else. I may take this back; what is on its way is then recalled."
    ),
    "STAT": _l(
        "I agree that my sex, age, district and the subject of my questions are counted in statistics. My name and my"
        " words never appear in them."
    ),
    "SMS": _l("I agree that this centre sends messages to my phone. They never say what I asked about."),
    "CONTACT": _l(
        "I agree that this centre calls me back on the phones that I named as safe, at the times that I named."
    ),
    "PHOTO": _l("I agree that this centre takes a photograph of me and keeps it in my file."),
    "RESEARCH": _l(
        "I agree that this centre asks me later whether I want to take part in research. I may say no each time, and"
        " lose nothing by it."
    ),
    "TRANSFER": _l(
        "I agree that this centre hands my file over to the centre named here, which works on my questions from then"
        " on. This centre may read my file for 30 days more. I may take this back until the other centre has answered."
    ),
}

# What is asked for by itself; to a transfer people agree when it is proposed, to a centre that is named.
BY_ITSELF = tuple(purpose for purpose in TEXTS if purpose != "TRANSFER")


def consent_text(purpose: str) -> str:
    """The words to read out, in the language in force."""
    return str(TEXTS[purpose])


def text_version(purpose: str, language: str) -> str:
    """The SHA-256 (64 hexadecimal digits) of the words in a language of ours."""
    with using(language):
        return sha256(consent_text(purpose).encode("utf8")).hexdigest()


def text_by_version(version: str) -> tuple[str, str] | None:
    """(language, words) of a version still in use; None for an older one."""
    for purpose in TEXTS:
        for language in LANGUAGES:
            if text_version(purpose, language) == version:
                with using(language):
                    return language, consent_text(purpose)
    return None
