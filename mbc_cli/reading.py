"""A text, its words understood, and the phrases found in it: what the later steps choose from and deny."""

from __future__ import annotations

from collections.abc import Callable

from mbc_cli.lexicon import Lexicon
from mbc_cli.text import ANYTHING, is_note, tokens
from mbc_cli.walk import Hit, walk
from mbc_cli.words import Word

BEFORE, AFTER = ("no", ";"), ("(-)", "(+)")
"""What a minus and a plus of a note stand for, before what they tell of and after it."""

MINUS = ("(-)", "(\u2212)")
"""The minus that stands for itself, as typed."""


class Reading:
    """A text, its tokens with their offsets, and the phrases found in it."""

    __slots__ = ("cut", "hits", "text", "tokens", "words")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.cut = False
        self.tokens = list(tokens(text))
        known = lexicon.words
        self.words = [known[token[0]] for token in self.tokens]
        if "(-)" in text or "(\u2212)" in text or "+" in text:
            self._resolve_signs(lexicon)
        for word in self.words:
            if word.slip:
                self._mend(lexicon)
                break
        self.hits = walk(self.words, lexicon.compiled.root)

    def _part(self, word_of: Callable[[str], Word]) -> None:
        """Put two words in the place of one that was typed without its space."""
        pairs = [
            (token, part)
            for token, word in zip(self.tokens, self.words, strict=True)
            for part in (map(word_of, word.parts) if word.parts else (word,))
        ]
        self.tokens = [token for token, _ in pairs]
        self.words = [word for _, word in pairs]

    def _resolve_signs(self, lexicon: Lexicon) -> None:
        """Read "(-) cough" as "no cough", and "+cough -fever" likewise.

        The "(-)" of "cough (-)" is a word of its own already; the signs of "cough +, fever -" become such words.
        Where a clause begins with one, each stands before what it tells of: "(+) cough (-) rash".
        """
        last = len(self.tokens) - 1
        note = is_note(self.text)
        opening, leading = True, False
        for i, token in enumerate(self.tokens):
            sign = token.group().strip()
            if opening:
                leading = sign in ("(+)", *MINUS)
            opening = self.words[i].hard
            if sign in MINUS and (leading or i == 0 or self.words[i - 1].boundary):
                self.words[i] = lexicon.word("no")
            elif sign == "(+)" and leading:
                self.words[i] = lexicon.word(BEFORE[True])
            elif note and sign in ("+", "-", "\u2212"):
                before = i < last and not self.words[i + 1].boundary
                self.words[i] = lexicon.word(BEFORE[sign == "+"] if before else AFTER[sign == "+"])

    def _mend(self, lexicon: Lexicon) -> None:
        """Put one word in the place of two pieces ("sei zures"), and two where a space was left out."""
        words, tokens = self.words, self.tokens
        i = 0
        while i + 1 < len(words):
            first, second = words[i], words[i + 1]
            if (first.slip or second.slip) and not (first.boundary or second.boundary):
                whole = lexicon.fuse(first, second)
                if whole is not None and self.text[tokens[i].end() : tokens[i + 1].start()].isspace():
                    token = ANYTHING.match(self.text, tokens[i].start(), tokens[i + 1].end())
                    words[i : i + 2], tokens[i : i + 2] = [whole], [token or tokens[i]]
            i += 1
        if any(word.parts for word in words):
            self._part(lexicon.word)

    def content(self) -> list[int]:
        """Return the tokens that are words of weight: neither small words nor punctuation."""
        return [i for i, word in enumerate(self.words) if not word.boundary and not word.skip]

    def of(self, *kinds: str) -> list[Hit]:
        """Return the hits of some kinds that are still standing."""
        return [hit for hit in self.hits if hit.entry.kind in kinds and not hit.fate]

    def slice(self, used: tuple[int, ...]) -> tuple[int, int]:
        """Return the character offsets from the first to the last of some tokens."""
        return self.tokens[used[0]].start(), self.tokens[used[-1]].end()
