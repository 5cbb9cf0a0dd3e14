"""What the rules of denial look at: the words of a text, the mentions among them, and the words that deny."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from mbc_cli.walk import Hit
from mbc_cli.words import Word

MAX_SCOPE = 40
"""Tokens that one denial can reach."""

RETURN = 9
"""Tokens after "gone" in which a "but came back" takes it back."""

Lists = Mapping[str, frozenset[str]]
"""Single words by the name of their list under ``denial`` in data/language.yaml."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules of denial look at.

    Args:
        words: of the text.
        lists: the words that the rules ask for.
        first: the mentions, by their first token.
        last: by their last token, the mentions and what would only count alone or only sets the scene.
        ends: tokens at which a denial ends ("but").
        spared: tokens that take what follows them out of a denial ("except").
        unwell: words of being ill, which may be what an "it" stands for.
    """

    words: list[Word]
    lists: Lists
    first: Mapping[int, list[Hit]]
    last: Mapping[int, list[Hit]]
    ends: Container[int]
    spared: Container[int]
    unwell: frozenset[str]

    def says(self, i: int, name: str) -> bool:
        """Say whether a token is a word of the list of this name."""
        return self.words[i].folded in self.lists[name]

    def find(self, name: str, start: int, end: int) -> int:
        """Return the first token from ``start`` on that is a word of a list; ``end`` if there is none before it."""
        members = self.lists[name]
        return next((i for i in range(start, end) if self.words[i].folded in members), end)

    def stops(self, i: int) -> bool:
        """Say whether nothing of the same part of the text stands at a token."""
        return i >= len(self.words) or self.words[i].boundary
