"""Mend the spelling of a single word, or leave it alone.

A word is mended only onto a vocabulary word, only when it is no real English word
itself, only within an edit budget that grows with its length, and only when no real
English word lies nearer: a slip in another word is not ours to read.

Distances are optimal string alignment (one swap of neighbours is one edit), by
rapidfuzz.  The sound key is a shortened Metaphone (Philips, 1990).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache

from mbc_cli import forms

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

LONG = 9
"""Letters that a run of three words has more than."""

_KEYS = "qwertyuiop asdfghjkl zxcvbnm"

FAVOUR = 0.5
"""What an anchor is preferred by, in edits."""

ANCHOR_REACH = 1.25
"""Up to this cost, in edits, an anchor needs no check against English words."""

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


class Speller:
    """Spelling repair onto a fixed set of words.

    Args:
        targets: the vocabulary words that a repair may land on.
        known: words that are never repaired, nor taken for a slip in another word; the
            longer ones among them are landed on where no target fits ("wierd", "accross").
        small: words that say nothing, and may run together with a target ("mychest").
        sounds: how the targets and known words sound, where that was worked out before.
        anchors: words that people misspell most, and that say little alone.  Another word beside
            them must confirm a mention, so a mend onto one is safe even where an English word
            lies as near ("chets pain" is no game of chess).
    """

    def __init__(
        self,
        targets: Iterable[str],
        known: Iterable[str],
        small: Iterable[str] = (),
        sounds: Mapping[str, str] | None = None,
        anchors: Iterable[str] = (),
    ) -> None:
        self._anchors = frozenset(anchors)
        self._known = frozenset(known)
        self._content = frozenset(word for word in targets if len(word) > 2)
        self._small = frozenset(word for word in small if len(word) > 1)
        words = {word for word in self._content if len(word) > 3 and word.isascii()} - {"coff"}
        self._words = frozenset(words)
        self._targets = _Shelf(sorted(words), sounds or {}, self._anchors)
        others = sorted(word for word in self._known - words if len(word) > 4 and word.isascii())
        self._others = _Shelf(others, sounds or {}, self._anchors)
        listed, rare = _real_words()
        self._listed = listed
        self._real, self._rare = frozenset(listed), frozenset(rare)

    def is_real(self, word: str) -> bool:
        """Say whether this is an English word that must not be mended onto another."""
        return word in self._real or word in self._rare

    def mend(self, word: str) -> tuple[str, ...]:
        """Return the vocabulary word that was most likely meant, or the two that ran together, or nothing."""
        found = self.repair(word)
        if self.is_real(word) or (found is not None and abs(len(found) - len(word)) < 2):
            return () if found is None else (found,)
        return self.split(word) or (() if found is None else (found,))

    def repair(self, word: str) -> str | None:
        """Return the vocabulary word that was most likely meant, or None."""
        found = self._repair(word)
        if found is None and word.endswith("s") and len(word) > 5 and not self._is_form(word[:-1]):
            found = self._repair(word[:-1])
        if found is None and word.endswith(("our", "ours")):
            found = self._repair(word.replace("our", "or"))
        if found is None and word.startswith("oe"):
            found = self._repair(word[1:])
        return found

    def _repair(self, word: str) -> str | None:
        if not self._is_mendable(word):
            return None
        if len(word) < 4:
            return self._with_vowel(word)
        best = self._targets.nearest(word, budget(len(word)))
        if best is None or (best[1] >= 1 and best[0] not in self._anchors):
            other = self._others.nearest(word, 1) if len(word) > 4 else None
            if (
                other is not None
                and (best is None or other[1] <= best[1])
                and (len(word) > 5 or _is_slip(word, other[0]))
            ):
                best = other
        if best is None:
            return None
        target, cost = best
        if target in self._anchors and cost <= ANCHOR_REACH:
            return target
        if word in self._rare:
            return None
        return None if self._real_is_nearer(word, cost) else target

    def _with_vowel(self, word: str) -> str | None:
        """Return the anchor that a word of three consonants stands for ("skn" is skin)."""
        if any(letter in "aeiouy" for letter in word):
            return None
        tries = (word[:cut] + vowel + word[cut:] for cut in (1, 2) for vowel in "aeiou")
        found = [known for known in tries if known in self._anchors]
        return found[0] if len(found) == 1 else None

    def loose(self, word: str) -> str | None:
        """Return a vocabulary word that is near enough to be offered, not to be taken."""
        if len(word) < 5 or not self._is_mendable(word):
            return None
        best = self._targets.nearest(word, budget(len(word)) + 1)
        return best[0] if best is not None and best[1] <= budget(len(word)) else None

    def split(self, word: str, pieces: int = 3) -> tuple[str, ...] | None:
        """Return the words that were typed without a space, or None.

        One is a vocabulary word; the others too, or words that say nothing ("mychest", "shortofbreath").

        Args:
            word: as typed.
            pieces: how many words it may be at most.
        """
        for cut in range(2, len(word) - 1):
            first, second = word[:cut], word[cut:]
            if not self._is_half(first):
                continue
            if self._is_half(second) and not self._words.isdisjoint((first, second)):
                return first, second
            rest = self.split(second, pieces - 1) if pieces > 2 and len(word) > LONG else None
            if rest is not None:
                return first, *rest
        return None

    def _is_half(self, word: str) -> bool:
        return word in self._content or word in self._small or (len(word) > 4 and self._is_form(word))

    def _is_form(self, word: str) -> bool:
        return any(base in self._words or base in self._known for base in forms.bases(word))

    def _is_mendable(self, word: str) -> bool:
        return word.isalpha() and word.isascii() and word not in self._real

    def _real_is_nearer(self, word: str, cost: float) -> bool:
        """Say whether an English word outside the vocabulary is a likelier reading."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        key = sound(word)
        rivals = self._listed[bisect_left(self._listed, word[0]) : bisect_left(self._listed, chr(ord(word[0]) + 1))]
        for rival, distance, _ in process.extract(word, rivals, scorer=OSA.distance, score_cutoff=2, limit=8):
            if rival in self._known:
                continue
            other = _cost(word, rival, distance, alike=sound(rival) == key)
            if other < cost:
                return True
        return False


class _Shelf:
    """Words by length and by sound, to find the nearest one quickly."""

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
        """Return the nearest word and its cost; sounding alike halves a distance."""
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
                    add(other, distance, _cost(word, other, distance, alike=sound(other) == key))
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


def _numbered(word: str) -> list[str]:
    """Return the letters of a word, the second of a kind told from the first: "aa" has "a" and "aa"."""
    seen: dict[str, str] = {}
    for letter in word:
        seen[letter] = seen.get(letter, "") + letter
    return [run[:n] for run in seen.values() for n in range(1, len(run) + 1)]


def _cost(word: str, other: str, distance: float, *, alike: bool) -> float:
    """Return what a slip from one word to the other costs, in edits."""
    if alike:
        return distance * 0.5
    if len(word) == len(other) and sorted(word) == sorted(other):
        return distance * SWAP
    return distance


def _is_slip(word: str, other: str) -> bool:
    """Say whether two words differ by a slip that makes no English word: a swap, or a letter doubled."""
    if word[0] != other[0]:
        return False
    return len(word) > 7 or sorted(word) == sorted(other) or _DOUBLE.sub(r"\1", word) == _DOUBLE.sub(r"\1", other)


def _same_start(word: str, target: str) -> bool:
    """Say whether the first letter was only left out, or missed by one key."""
    pair = word[0] + target[0]
    if pair in ("vw", "wv") and word[1:] == target[1:]:
        return True
    return word[0] == target[1] or ((pair in _KEYS or pair[::-1] in _KEYS) and word[1:] == target[1:])


def _real_words() -> tuple[list[str], list[str]]:
    """Read the English words that lie near the vocabulary, and the rare ones and names, both sorted.

    The parts of data/real-words.txt are set apart by empty lines: notice, words, rare words.
    """
    from mbc_cli.data import folder

    path = folder() / "real-words.txt"
    if not path.exists():
        return [], []
    _, words, rare = path.read_text(encoding="ascii").split("\n\n")
    return words.split(), rare.split()
