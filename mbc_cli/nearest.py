"""Find the word that a misspelt one is nearest to: in letters, in sound, in the slips that fingers make.

Distances are optimal string alignment (one swap of neighbours is one edit), by
rapidfuzz.  The sound key is a shortened Metaphone (Philips, 1990).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

SOUNDS = (
    (re.compile(r"ough$|ogh$|off$"), "of"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"^kn"), "n"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"gh"), ""),
    (re.compile(r"ach"), "ak"),
    (re.compile(r"tch|ch|t(?=ure)"), "C"),
    (re.compile(r"sh|[ts]i(?=on|ou)|s(?=ure|[ei]a$)|sea?(?=[ou])"), "S"),
    (re.compile(r"sc(?=[eiy])"), "s"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ck|q|c|x"), "k"),
    (re.compile(r"g(?=[eiy])|dg"), "j"),
    (re.compile(r"z"), "s"),
    (re.compile(r"mb$"), "m"),
    (re.compile(r"(?<=[^aeiouy])e$"), ""),
    (re.compile(r"(?<=.)[aeiouyhw]+"), "a"),
    (re.compile(r"^[aeiouyh]+"), "a"),
)
_DOUBLE = re.compile(r"(.)\1+")

_KEYS = "qwertyuiop asdfghjkl zxcvbnm"

FAVOUR = 0.5
"""What an anchor is preferred by, in edits."""

SWAP = 0.6
"""Cost of letters in the wrong order: the commonest slip of quick fingers."""


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """Return how a word sounds, roughly: words that people mix up share a key.

    >>> sound("seezure") == sound("seizure"), sound("coff") == sound("cough")
    (True, True)
    """
    for pattern, letters in SOUNDS:
        word = pattern.sub(letters, word)
    return _DOUBLE.sub(r"\1", word)


def budget(length: int) -> int:
    """Return how many edits a word of this length may be mended by."""
    if length < 4:
        return 0
    return 1 if length < 8 else 2


class Shelf:
    """Words by length and by sound, to find the nearest one quickly.

    Args:
        words: in small letters.
        sounds: how they sound, where that was worked out before.
        anchors: those among all words that are preferred, and may lie further off.
    """

    def __init__(self, words: list[str], sounds: Mapping[str, str], anchors: frozenset[str]) -> None:
        self._anchors = anchors
        self._words = sorted(words, key=len)
        self._by_sound: dict[str, list[str]] = {}
        for word in words:
            self._by_sound.setdefault(sounds.get(word) or sound(word), []).append(word)
        # For each length, and for each letter (at least once, twice ...), the words that have it: a bit each.
        self._of_length: dict[int, int] = {}
        self._having: dict[str, int] = {}
        for place, word in enumerate(self._words):
            self._of_length[len(word)] = self._of_length.get(len(word), 0) | 1 << place
            for letter in _numbered(word):
                self._having[letter] = self._having.get(letter, 0) | 1 << place

    def _within(self, word: str, edits: int) -> dict[int, list[str]]:
        """Return by length the words that can be so many edits away, going by their letters alone.

        An edit takes at most one letter away, and one that adds a letter takes none.  Most
        words are ruled out here, all at a time, and their distance is never measured.
        """
        everything = (1 << len(self._words)) - 1
        # lacking[n] has the words that lack more than n of the letters seen so far.
        lacking = [0] * (edits + 1)
        for letter in _numbered(word):
            carry = everything & ~self._having.get(letter, 0)
            for n in range(edits + 1):
                lacking[n], carry = lacking[n] | carry, lacking[n] & carry
                if not carry:
                    break
        found: dict[int, list[str]] = {}
        for length in range(len(word) - edits, len(word) + edits + 1):
            left = self._of_length.get(length, 0) & ~lacking[edits - max(0, length - len(word))]
            while left:
                lowest = left & -left
                found.setdefault(length, []).append(self._words[lowest.bit_length() - 1])
                left ^= lowest
        return found

    def nearest(self, word: str, edits: int) -> tuple[str, float] | None:
        """Find the nearest word; sounding alike halves a distance.

        Args:
            word: as typed.
            edits: how many a plain slip may have; other words may lie a little further off.

        Returns:
            The word and its cost in edits, or None.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        anchors = self._anchors
        key = sound(word)
        letters = sorted(word)
        found: list[tuple[float, bool, bool, int, int, str, float]] = []

        def add(other: str, distance: float, cost: float) -> None:
            favour = FAVOUR if other in anchors else 0.0
            off = abs(len(other) - len(word))
            found.append((cost - favour, other[0] != word[0], not favour, off, -len(other), other, distance))

        for likely in self._within(word, edits + 1).values():
            nearby = process.extract(word, likely, scorer=OSA.distance, score_cutoff=edits + 1, limit=12)
            for other, distance, _ in nearby:
                slack = len(word) > 5 and (sorted(other) == letters or (other in anchors and len(other) > 6))
                if distance <= edits or (slack and distance <= 2):
                    add(other, distance, cost_of(word, other, distance, alike=sound(other) == key))
        for other in self._by_sound.get(key, ()):
            distance = OSA.distance(word, other)
            far = other in anchors or (other[0] == word[0] and abs(len(other) - len(word)) < 2)
            if distance <= edits + 1 + far and (
                2 * distance <= len(word) + 1 or (other in anchors and distance < len(word))
            ):
                add(other, distance, distance * 0.5 + 0.25)
        if not found:
            return None
        cost, other_start, _, _, _, target, _ = min(found)
        if other_start and not (sound(target) == key or sorted(target) == letters or _same_start(word, target)):
            return None
        return target, cost + (FAVOUR if target in anchors else 0.0)


def cost_of(word: str, other: str, distance: float, *, alike: bool) -> float:
    """Return what a slip from one word to the other costs, in edits.

    Args:
        word: one of the two.
        other: the other.
        distance: between them, in edits.
        alike: whether they sound the same.
    """
    if alike:
        return distance * 0.5
    if len(word) == len(other) and sorted(word) == sorted(other):
        return distance * SWAP
    return distance


def is_slip(word: str, other: str) -> bool:
    """Say whether two words differ by a slip that makes no English word: a swap, or a letter doubled."""
    if word[0] != other[0]:
        return False
    return len(word) > 7 or sorted(word) == sorted(other) or _DOUBLE.sub(r"\1", word) == _DOUBLE.sub(r"\1", other)


def _numbered(word: str) -> list[str]:
    """Return the letters of a word, the second of a kind told from the first: "aa" has "a" and "aa"."""
    seen: dict[str, str] = {}
    for letter in word:
        seen[letter] = seen.get(letter, "") + letter
    return [run[:n] for run in seen.values() for n in range(1, len(run) + 1)]


def _same_start(word: str, target: str) -> bool:
    """Say whether the first letter was only left out, or missed by one key."""
    pair = word[0] + target[0]
    if pair in ("vw", "wv") and word[1:] == target[1:]:
        return True
    return word[0] == target[1] or ((pair in _KEYS or pair[::-1] in _KEYS) and word[1:] == target[1:])
