"""Mend the spelling of a single word, or leave it alone.

A word is mended only onto a vocabulary word, only when it is no real English word
itself, only within an edit budget that grows with its length, and only when no real
English word lies nearer: a slip in another word is not ours to read.

Distances are optimal string alignment (one swap of neighbours is one edit), by
rapidfuzz.  The sound key is a shortened Metaphone (Philips, 1990).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SOUNDS = (
    (re.compile(r"ough$|ogh$|off$"), "of"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"^kn"), "n"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"gh"), ""),
    (re.compile(r"tch|ch"), "C"),
    (re.compile(r"sh|[ts]i(?=on|ou)|s(?=ure)|sea?(?=[ou])"), "S"),
    (re.compile(r"sc(?=[eiy])"), "s"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ck|q|c|x"), "k"),
    (re.compile(r"g(?=[eiy])|dg"), "j"),
    (re.compile(r"z"), "s"),
    (re.compile(r"mb$"), "m"),
    (re.compile(r"(?<=.)[aeiouyhw]+"), "a"),
    (re.compile(r"^[aeiouyh]+"), "a"),
)
_DOUBLE = re.compile(r"(.)\1+")


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
    if length < 8:
        return 1
    return 2 if length < 13 else 3


class Speller:
    """Spelling repair onto a fixed set of words.

    Args:
        targets: the vocabulary words that a repair may land on.
        known: words that are never repaired, nor taken for a slip in another word.
    """

    def __init__(self, targets: Iterable[str], known: Iterable[str]) -> None:
        self._known = frozenset(known)
        words = sorted(word for word in targets if len(word) > 3 and word.isascii())
        self._words = frozenset(words)
        self._by_length: dict[int, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        for word in words:
            self._by_length.setdefault(len(word), []).append(word)
            self._by_sound.setdefault(sound(word), []).append(word)
        self._real, self._real_by_start = _real_words()

    def is_real(self, word: str) -> bool:
        """Say whether this is an English word that must not be mended onto another."""
        return word in self._real

    def repair(self, word: str) -> str | None:
        """Return the vocabulary word that was most likely meant, or None."""
        if len(word) < 4 or not word.isalpha() or not word.isascii() or word in self._real:
            return None
        best = self._nearest(word, budget(len(word)))
        if best is None:
            return None
        target, edits = best
        return None if self._real_is_nearer(word, target, edits) else target

    def loose(self, word: str) -> str | None:
        """Return a vocabulary word that is near enough to be offered, not to be taken."""
        if len(word) < 4 or not word.isalpha() or not word.isascii() or word in self._real:
            return None
        best = self._nearest(word, budget(len(word)) + 1)
        return best[0] if best else None

    def split(self, word: str) -> tuple[str, str] | None:
        """Return the two vocabulary words that were typed without a space, or None."""
        for cut in range(3, len(word) - 2):
            if word[:cut] in self._words and word[cut:] in self._words:
                return word[:cut], word[cut:]
        return None

    def _nearest(self, word: str, edits: int) -> tuple[str, float] | None:
        """Return the nearest vocabulary word and its distance; sounding alike halves a distance."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        key = sound(word)
        found: list[tuple[float, int, str]] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            nearby = process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=edits, limit=4
            )
            for other, distance, _ in nearby:
                same = sound(other) == key
                found.append((distance * (0.5 if same else 1.0), other[0] != word[0], other))
        for other in self._by_sound.get(key, ()):
            distance = OSA.distance(word, other)
            if distance <= edits + 2 and 2 * distance <= len(word) + 1:
                found.append((distance * 0.5 + 0.25, other[0] != word[0], other))
        if not found:
            return None
        distance, other_start, target = min(found)
        if other_start and distance >= 1 and len(word) < 6:
            return None
        return target, distance

    def _real_is_nearer(self, word: str, target: str, edits: float) -> bool:
        """Say whether an English word outside the vocabulary is a likelier reading."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        key = sound(word)
        rivals = self._real_by_start.get(word[0], ())
        for rival, distance, _ in process.extract(word, rivals, scorer=OSA.distance, score_cutoff=2, limit=8):
            if rival in self._known:
                continue
            cost = distance * (0.5 if sound(rival) == key else 1.0)
            if cost < edits or (cost == edits and rival[-1] == word[-1] and target[-1] != word[-1]):
                return True
        return False


def _real_words() -> tuple[frozenset[str], dict[str, list[str]]]:
    """Read the English words that lie near the vocabulary (data/real-words.txt)."""
    from mbc_cli.data import folder

    path = folder() / "real-words.txt"
    rows = path.read_text(encoding="ascii").split("\n") if path.exists() else []
    words = [row for row in rows if row and not row.startswith("#")]
    by_start: dict[str, list[str]] = {}
    for word in words:
        by_start.setdefault(word[0], []).append(word)
    return frozenset(words), by_start
