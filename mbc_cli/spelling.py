"""Mend the spelling of a single word, or leave it alone.

A word is mended only onto a vocabulary word, only when it is no real English word
itself, only within an edit budget that grows with its length, and only when no real
English word lies nearer: a slip in another word is not ours to read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from mbc_cli import forms
from mbc_cli.nearest import Shelf, budget, cost_of, is_slip, sound

SINGLE = frozenset("ai")
"""Words of one letter that may run together with others."""

LONG = 9
"""Letters that a run of three words has more than."""

ANCHOR_REACH = 1.25
"""Up to this cost, in edits, an anchor needs no check against English words."""


def american(word: str) -> str:
    """Return a word with the "oe" and "ae" of British spelling as "e", as the vocabulary has them.

    >>> american("dysnoea"), american("haemoptsis")
    ('dysnea', 'hemoptsis')
    """
    return word.replace("oe", "e").replace("ae", "e")


FAR = 1.25
"""How much further than by its budget a guessed word may lie, in edits."""


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
        decoys: frozenset[str] = frozenset(),
    ) -> None:
        self._anchors = frozenset(anchors)
        self._decoys = decoys
        self._known = frozenset(known)
        self._content = frozenset(word for word in targets if len(word) > 2)
        self._small = frozenset(word for word in small if len(word) > 1)
        words = {word for word in self._content if len(word) > 3 and word.isascii()}
        self._words = frozenset(words)
        self._targets = Shelf(sorted(words - decoys), sounds or {}, self._anchors)
        others = sorted(word for word in (self._known - words) | (decoys & words) if len(word) > 3 and word.isascii())
        self._others = Shelf(others, sounds or {}, self._anchors)
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
        if found is not None or self.is_real(word):
            return found
        if word.endswith("s") and len(word) > 5 and not self._is_form(word[:-1]):
            found = self._repair(word[:-1])
        if found is None and word.endswith(("our", "ours")):
            found = self._repair(word.replace("our", "or"))
        if found is None and american(word) != word:
            found = self._repair(american(word))
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
                and (best is None or other[1] < best[1] or (other[1] == best[1] and other[0] not in self._decoys))
                and (len(word) > 5 or is_slip(word, other[0]))
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

    def near(self, word: str) -> tuple[str, bool] | None:
        """Return the vocabulary word that a word comes nearest to, too far to be mended onto it.

        Returns:
            The vocabulary word, and whether it is near enough to be offered: else it is worth
            a question only where another word speaks for it.  None where no word is near.
        """
        if len(word) < 3 or not self._is_mendable(word):
            return None
        edits = budget(len(word))
        best = self._targets.nearest(word, edits + 1)
        if best is None or best[1] > edits + FAR:
            return None
        return best[0], len(word) > 4 and best[1] <= edits and word not in self._rare

    def split(self, word: str, pieces: int = 3) -> tuple[str, ...] | None:
        """Return the words that were typed without a space, or None.

        One is a vocabulary word; the others too, or words that say nothing ("mychest", "icantbreathe").

        Args:
            word: as typed.
            pieces: how many words it may be at most.
        """
        for cut in range(1 if word[0] in SINGLE else 2, len(word) - 1):
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
        return word in self._content or word in self._small or word in SINGLE or (len(word) > 4 and self._is_form(word))

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
            other = cost_of(word, rival, distance, alike=sound(rival) == key)
            if other < cost:
                return True
        return False


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
