"""Split a text into tokens that know their place, and fold words so that spelling style does not matter.

Offsets are character offsets into the text exactly as given: folding (case, accents,
full-width letters, apostrophes) happens word by word and never moves a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07"

ADDRESS = r"(?<![A-Za-z0-9-])(?<![A-Za-z0-9-]\.)(?:[A-Za-z0-9-]+\.)+(?:com|org|net|io|gov|edu|co\.uk)\b"
"""An address on the web, which is a word of its own: no sentence ends in it.

It is looked for only where a run of letters and dots begins, so that a long run costs no more than its length.
"""

FRACTURE_SIGN = r"(?<=[^\S\r\n])#(?![^\s.,;:)])"
"""The sign of notes for a fracture, which stands by itself: "left wrist #"."""

TOKEN = (
    rf"{ADDRESS}|"
    r"\d+(?:[.,:/]\d+)+|\([-+\u2212]\)|(?<![^\W_])[-+]ve\b"
    rf"|(?:[^\W_]|[{MARKS}{INVISIBLE}])+(?:[{APOSTROPHES}]+(?:[^\W_]|[{MARKS}{INVISIBLE}])+)*"
    r"|[.;!?\n\r\u2026\u3002\uff01\uff1b\uff1f]+"
    r"|[,:()=\[\]&\uff0c\uff1a\uff08\uff09]"
    r"|(?<=\s)[-\u2013\u2014](?=\s)"
    r"|\u2014"
    r"|(?<![\u2191\U0001f922\U0001f92e])[\u2191\U0001f922\U0001f92e]"
    rf"|{FRACTURE_SIGN}"
)
"""Compiled when the first text asks for it: most are plain ASCII."""

ASCII_TOKEN = re.compile(
    rf"{ADDRESS}|"
    r"\d+(?:[.,:/]\d+)+|\([-+]\)|(?<![A-Za-z0-9])[-+]ve\b|[A-Za-z0-9]+(?:['`]+[A-Za-z0-9]+)*|[.;!?\n\r]+|[,:()=\[\]&]|(?<=\s)-(?=\s)"
    rf"|{FRACTURE_SIGN}"
)

NOTE_SIGN = r"(?<![^\s,;/])[-+\u2212](?!ve\b)(?=\s?[^\W_])|(?<=[^\W_]) ?[-+\u2212](?=\s*(?:[,;.\n\r]|$))"
"""A plus or minus before what a note says is there or not ("+cough, - fever"), or after it ("cough +, fever -")."""

NOTE_TOKEN = rf"{NOTE_SIGN}|{TOKEN}"

PLUS_TOKEN = rf"(?<=[^\W_] )\+(?= [^\W_])|{TOKEN}"
"""Outside notes, a plus between words joins two complaints: "headache + blurry vision"."""

ANYTHING = re.compile(r".+", re.DOTALL)
"""Makes one token of a slice that was typed in two pieces."""

HARD = frozenset(".;!?\n\r\u2026\u3002\uff01\uff1b\uff1f")
"""Punctuation that ends a clause."""

SOFT = frozenset(",:()=[]-\u2013\u2014\uff0c\uff1a\uff08\uff09")
"""Punctuation that parts a list or sets something aside."""

SIGNS = {
    "(-)": "negative", "(\u2212)": "negative", "(+)": "positive", "-ve": "negative", "+ve": "positive", "&": "and",
    "\u2191": "high", "+": "and", "2": "two", "3": "three",
}  # fmt: skip
"""Signs, most of them of notes, and the words they stand for; numbers that stand in phrases ("seeing 2 of it")."""

MAX_WORD = 40
"""Longer words are never looked up, so a flood of letters or accents costs no more than its length."""

# Letters that do not decompose, and look-alikes from other scripts (Unicode confusables, TR39).
_LETTERS = str.maketrans(
    {
        "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u0131": "i", "\u00f0": "d",
        "\u0430": "a", "\u0435": "e", "\u043e": "o", "\u0440": "p", "\u0441": "c", "\u0445": "x", "\u0443": "y",
        "\u0456": "i", "\u0455": "s", "\u0458": "j", "\u0501": "d", "\u04bb": "h", "\u03bf": "o", "\u03b1": "a",
        "\u03bd": "v", "\u03b9": "i", "\u03c1": "p",
    }
)  # fmt: skip
_DROPPED = rf"[{APOSTROPHES}{INVISIBLE}{MARKS}]+"


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the words and the telling punctuation of a text, each with its offsets."""
    if "+" in text:
        return re.finditer(NOTE_TOKEN if is_note(text) else PLUS_TOKEN, text)
    return ASCII_TOKEN.finditer(text) if text.isascii() else re.finditer(TOKEN, text)


def is_note(text: str) -> bool:
    """Say whether plus and minus tell in this text what is there and what is not: it takes both, or minus is a dash."""
    if "+" not in text:
        return False
    signs = {sign.group().strip() for sign in re.finditer(NOTE_SIGN, text)}
    return "+" in signs and len(signs) > 1


def amount(raw: str) -> str | None:
    """Say how large a number is, taken as the result of a test of the liver.

    Args:
        raw: a word as typed.

    Returns:
        None for what is no number; "large" from 60 to 9,999 unless it may be a year, "small" from 5 to 35, else "".
        Laboratories set the upper limit of ALT and AST at 35 to 56 units a litre.

    >>> amount("450"), amount("1,240"), amount("22"), amount("2019"), amount("much")
    ('large', 'large', 'small', '', None)
    """
    digits = raw.replace(",", "", 1) if raw[-4:-3] == "," else raw
    if not digits.isdecimal():
        return None
    is_year = len(raw) == 4 and raw[:2] in ("19", "20")
    if is_year or len(digits) > 4 or digits[0] == "0":
        return ""
    value = int(digits)
    return "large" if value >= 60 else "small" if 5 <= value <= 35 else ""


def fold(raw: str) -> str:
    """Return a word in plain lower-case letters.

    Args:
        raw: a word as typed.

    Returns:
        It without accents, apostrophes, ligatures, full-width forms and case;
        the empty text where it is longer than MAX_WORD letters.

    >>> fold("CAN\u2019T"), fold("\uff30\uff21\uff29\uff2e"), fold("na\u00efve")
    ('cant', 'pain', 'naive')
    """
    if raw.isascii():
        word = raw.lower()
        if "'" in word or "`" in word:
            word = word.replace("'", "").replace("`", "")
    else:
        if len(raw) > MAX_WORD * 8:
            return ""
        word = unicodedata.normalize("NFKD", raw).casefold().translate(_LETTERS)
        word = re.sub(_DROPPED, "", unicodedata.normalize("NFKD", word))
    return word if len(word) <= MAX_WORD else ""
