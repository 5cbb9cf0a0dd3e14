"""Other written forms of a word: endings, British and American spelling, letters held down.

Each function yields spellings to try against the vocabulary; a form that is not in it
costs nothing.  No form is stored, so the vocabulary stays short enough to read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

_HELD = re.compile(r"(.)\1{2,}")

_STYLES = (
    ("oe", "e"), ("ae", "e"), ("our", "or"), ("ise", "ize"), ("ising", "izing"), ("isation", "ization"),
    ("yse", "yze"), ("lled", "led"), ("lling", "ling"), ("ph", "f"), ("tre", "ter"), ("ogue", "og"),
)  # fmt: skip


_SOUNDS = str.maketrans({"2": "to", "4": "for", "8": "ate"})

# The letter that a digit looks like, and those below it on a keyboard.
_INSTEAD = {
    "0": "op", "1": "liq", "2": "qw", "3": "ew", "4": "aer", "5": "srt", "6": "ty", "7": "tuy", "8": "bui", "9": "gio",
}  # fmt: skip

LONG = 5
"""Characters of the shortest word in which a digit stands for a letter; shorter ones are codes ("t3", "co2")."""


ADVERB, SHORTEST_ADVERB = "ly", 6
"""The ending of English adverbs, and the letters of the shortest that is told by it."""


def is_adverb(word: str, others: Container[str] = ()) -> bool:
    """Say whether a word has the look of one that tells how something is, and is none of the others that have it.

    >>> is_adverb("properly"), is_adverb("belly"), is_adverb("family", {"family"})
    (True, False, False)
    """
    return word.endswith(ADVERB) and len(word) >= SHORTEST_ADVERB and word not in others


def bases(word: str) -> Iterator[str]:
    """Yield what the word may be a form of: its stem, and the other style of spelling.

    >>> "throb" in set(bases("throbbing")), "edema" in set(bases("oedema"))
    (True, True)
    """
    yield from _stems(word)
    for british, american in _STYLES if len(word) > 4 else ():
        for old, new in ((british, american), (american, british)):
            if old in word and len(old) > 1:
                other = word.replace(old, new)
                yield other
                yield from _stems(other)
    held = _HELD.sub(r"\1\1", word)
    if held != word:
        yield held
        yield _HELD.sub(r"\1", word)


def texted(word: str) -> Iterator[str]:
    """Yield the word with digits read as sounds or letters, as in text messages, and "z" at its end as "s".

    >>> list(texted("4get")), list(texted("l8ly")), list(texted("3x")), list(texted("toez")), list(texted("sob"))
    (['forget'], ['lately'], ['times'], ['toes'], [])
    >>> list(texted("x2"))
    ['times']
    >>> "vomiting" in set(texted("vomit8ng")), "cough" in set(texted("c0ugh"))
    (True, True)
    """
    if word.strip("x").isdigit() and word.count("x") == 1:
        yield "times"
    elif not word.isalpha():
        if any(digit in word for digit in "248"):
            yield word.translate(_SOUNDS)
        digits = [letter for letter in word if letter in _INSTEAD]
        if len(word) >= LONG and len(digits) == 1 and not word[0].isdigit():
            yield from (word.replace(digits[0], letter) for letter in _INSTEAD[digits[0]])
    elif word[-1] == "z" and len(word) > 3:
        yield word[:-1] + "s"


def _stems(word: str) -> Iterator[str]:
    """Yield the word without the endings of English verbs and nouns (at least 3 letters stay)."""
    if len(word) < 4:
        return
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("ies"):
            yield word[:-3] + "y"
    if len(word) < 5:
        return
    if word.endswith("ed"):
        yield from _verb(word[:-2])
        if word.endswith("ied"):
            yield word[:-3] + "y"
    elif word.endswith("ing") and len(word) > 5:
        yield from _verb(word[:-3])
    elif word.endswith("in") and len(word) > 5:
        yield word + "g"
        yield from _verb(word[:-2])


def _verb(stem: str) -> Iterator[str]:
    if len(stem) < 3:
        return
    yield stem
    yield stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2]:
        yield stem[:-1]
