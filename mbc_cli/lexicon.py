"""Say what each typed word is: a word of the lists, a form of one, a slip in one, or neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from mbc_cli import forms
from mbc_cli.text import HARD, SIGNS, SOFT, amount, fold
from mbc_cli.words import END, FORM, LITERAL, NUMBERS, OTHER, SPELLING, Compiled, Kind, Word, named

if TYPE_CHECKING:
    from mbc_cli.spelling import Speller

MIN_FUSED = 4
"""Letters of the shortest word that is put together from two pieces."""

MAX_SHORT = 5
"""Letters of the longest known slip that no other slip is mended onto."""

PREFIX = 4
"""First letters by which most pieces that make no word of ours are told at once: forms differ at their ends."""

MAX_CACHED = 10_000
"""Typed words kept with what they mean; beyond that the store starts again."""

NO_PAIRS: Mapping[str, frozenset[str]] = {}
NO_LEANINGS: Mapping[str, int] = {}


class _Words(dict[str, Word]):
    """Typed words with what they mean, worked out when they are first asked for.

    Args:
        understand: says what a word is.
    """

    def __init__(self, understand: Callable[[str], Word]) -> None:
        super().__init__()
        self._understand = understand
        self._numbers = {size: Word("0") for size in ("", *NUMBERS)}
        for size, word in self._numbers.items():
            word.skip = word.known = True
            word.symbols = (NUMBERS[size],) if size else ()

    def __missing__(self, raw: str) -> Word:
        if raw not in SIGNS and (size := amount(raw)) is not None:
            return self._numbers[size]
        if len(self) >= MAX_CACHED:
            self.clear()
        word = self[raw] = self._understand(raw)
        return word


class Lexicon:
    """The compiled word lists, and what each typed word is.

    ``cues`` are the words that speak of somebody, or of being unwell.

    Args:
        compiled: from ``compiling.compile_words``.
    """

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.words = _Words(self._understand)
        self.cues = compiled.speakers | compiled.unwell
        self._fused: dict[tuple[str, str], Word | None] = {}
        self._pairs: dict[str, dict[str, frozenset[str]]] = {}

    def word(self, raw: str) -> Word:
        """Say what a typed word or punctuation mark is; the answer is kept for the next time."""
        return self.words[raw]

    @cached_property
    def targets(self) -> frozenset[str]:
        """What a slip is mended onto: our words, and known slips, of which the short ones lie near too many others."""
        compiled = self.compiled
        slips = (slip for slip in compiled.slips if len(slip) > MAX_SHORT)
        return compiled.content.union(slips) - compiled.unmended

    @cached_property
    def speller(self) -> Speller:
        """The spelling repair, made when the first unknown word needs it."""
        from mbc_cli.spelling import Speller

        compiled = self.compiled
        known = (compiled.vocabulary | compiled.small) - compiled.unmended
        return Speller(self.targets, known, compiled.small, compiled.sounds, compiled.anchors, compiled.decoys)

    @cached_property
    def _prefixes(self) -> frozenset[str]:
        """How our words begin; asked for only beside an unknown word."""
        return frozenset(word[:PREFIX] for word in self.compiled.content)

    def near(self, word: Word) -> tuple[str, bool] | None:
        """Return the vocabulary word that an unknown word comes nearest to, and whether it is near enough to offer."""
        if word.near is False:
            word.near = self.speller.near(word.folded)
        return word.near or None

    def pairs(self, symbol: str) -> Mapping[str, frozenset[str]]:
        """Return what a symbol says together with one other, in either order: symptoms by the other symbol."""
        found = self._pairs.get(symbol)
        if found is None:
            node = self.compiled.root.get(symbol)
            if node is None:
                return NO_PAIRS
            found = self._pairs[symbol] = {}
            for other, child in node.items():
                entries = named(child[END]) if other not in (END, symbol) and END in child else ()
                targets = {each.target for each in entries if each.kind == Kind.SYMPTOM and "+" in each.phrase}
                if targets:
                    found[other] = frozenset(targets)
        return found

    def owners(self, word: str) -> frozenset[str]:
        """Return the symptoms that a word alone says (for a word that is nearly one of them)."""
        entries = named(self.compiled.root[word][END]) if END in self.compiled.root.get(word, ()) else ()
        return frozenset(entry.target for entry in entries if entry.kind in (Kind.SYMPTOM, Kind.ALONE))

    def leanings(self, word: Word) -> Mapping[str, int]:
        """Return how far a word leans to each symptom, in percent: by the most of what it can stand for."""
        if word.leanings is None:
            says_nothing = word.folded in self.compiled.small or word.folded in self.compiled.no_sign
            word.leanings = {} if says_nothing else self._lean(word)
        return word.leanings

    def _lean(self, word: Word) -> Mapping[str, int]:
        listed = self.compiled.leanings
        more = (*word.symbols, *word.wider) if word.known else forms.bases(word.folded)
        best: dict[str, int] = {}
        for symbol in (word.folded, *more):
            for key, percent in listed.get(symbol, NO_LEANINGS).items():
                best[key] = max(best.get(key, 0), percent)
        return best

    def _understand(self, raw: str) -> Word:
        if raw[0] in HARD:
            word = Word(raw)
            word.hard = word.boundary = True
            return word
        if raw in SOFT:
            word = Word(raw)
            word.soft = word.boundary = True
            return word
        word = Word(SIGNS.get(raw) or fold(raw))
        if word.folded:
            self._look_up(word)
        else:
            word.skip = word.known = True
        return word

    def fuse(self, first: Word, second: Word) -> Word | None:
        """Return the word that was typed with a space in it ("sei zures"), or None.

        A whole that is another English word ("cof fee") is returned as a word that says nothing.
        """
        pieces = (first.folded, second.folded)
        if pieces not in self._fused:
            if len(self._fused) >= MAX_CACHED:
                self._fused.clear()
            self._fused[pieces] = self._whole("".join(pieces))
        return self._fused[pieces]

    def _whole(self, whole: str) -> Word | None:
        if len(whole) < MIN_FUSED or not whole.isalpha():
            return None
        content = self.compiled.content
        if whole[:PREFIX] not in self._prefixes:
            return None
        if whole in content or any(base in content for base in forms.bases(whole)):
            word = Word(whole)
            self._look_up(word)
            word.how, word.fixed = SPELLING, whole
            return word
        return Word(whole) if self.speller.is_real(whole) else None

    def _look_up(self, word: Word) -> None:
        for typed, how in self._readings(word.folded):
            if self._fill(word, typed, how) or self._is_form(word, typed, max(how, FORM)):
                return
        if word.folded[0].isdigit():
            word.skip = word.known = True
            return
        word.slip = True
        meant = self.speller.mend(word.folded)
        if len(meant) == 1:
            self._fill(word, self.compiled.slips.get(meant[0], meant[0]), SPELLING)
        else:
            word.parts = meant
        if not (word.known or word.folded in self.compiled.unwell):
            word.symbols = (OTHER,)
            word.skip = not word.parts and forms.is_adverb(word.folded, self.compiled.not_adverbs)

    def _readings(self, folded: str) -> Iterator[tuple[str, int]]:
        """Yield what a word may stand for before any spelling is mended: a known slip, itself, digits for sounds."""
        if folded in self.compiled.slips:
            yield self.compiled.slips[folded], SPELLING
        yield folded, LITERAL
        for whole in forms.texted(folded):
            yield whole, SPELLING

    def _widen(self, word: Word, known: str) -> None:
        """Note what a listed word is a form of, a small one of small ones: "looked" of "look", "does" not of "DOE"."""
        compiled = self.compiled
        small = known in compiled.small
        bases = [base for base in forms.bases(known) if base in (compiled.small if small else compiled.vocabulary)]
        more = [symbol for base in bases for symbol in (base, *compiled.groups.get(base, ()))]
        word.wider = tuple(symbol for symbol in dict.fromkeys(more) if symbol not in word.symbols)
        word.wider_roots = tuple(compiled.root[symbol] for symbol in word.wider if symbol in compiled.root)

    def _is_form(self, word: Word, typed: str, how: int) -> bool:
        for base in forms.bases(typed):
            if base in self.compiled.content and self._fill(word, base, how):
                return True
            if base in self.compiled.small:
                word.skip = word.known = True
                return True
        return False

    def _fill(self, word: Word, known: str, how: int) -> bool:
        compiled = self.compiled
        groups = compiled.groups.get(known, ())
        word.symbols = (known, *groups) if known in compiled.vocabulary else groups
        root = compiled.root
        word.roots = tuple(root[symbol] for symbol in word.symbols if symbol in root)
        word.opens = compiled.longer.get(known)
        word.how = how
        word.joiner = known in compiled.joiners
        word.skip = known in compiled.small
        word.known = bool(word.symbols) or word.skip or word.joiner
        if how != FORM and word.known:
            self._widen(word, known)
        word.listed = any(symbol in compiled.listed for symbol in (*word.symbols, *word.wider))
        if how != LITERAL:
            word.fixed = known
        return word.known
