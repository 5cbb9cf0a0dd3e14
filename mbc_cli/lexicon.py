"""Say what each typed word is: a word of the lists, a form of one, a slip in one, or neither."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from mbc_cli import forms
from mbc_cli.text import HARD, SIGNS, SOFT, fold

if TYPE_CHECKING:
    from mbc_cli.spelling import Speller

LITERAL, FORM, SPELLING = 0, 1, 2
"""How a typed word was understood: as it stands, by another form of it, by mending its spelling."""

MIN_FUSED = 4
"""Letters of the shortest word that is put together from two pieces."""

PREFIX = 4
"""First letters by which most pieces that make no word of ours are told at once: forms differ at their ends."""

MAX_CACHED = 10_000
"""Typed words kept with what they mean; beyond that the store starts again."""


NO_PAIRS: Mapping[str, frozenset[str]] = {}


class Kind:
    """What a phrase says.  Plain texts and no Enum, so that compiled word lists can be stored."""

    SYMPTOM = "symptom"
    ALONE = "alone"
    NEAR = "near"
    ABSENT = "absent"
    EXCEPTION = "exceptions"
    TURNED = "turned_by"
    DECOY = "everyday"
    BEFORE = "before"
    AFTER = "after"
    ENDS = "ends"
    NOT_DENIAL = "not_denial"
    CIRCUMSTANCE = "circumstance"
    URGENT = "urgent"


class Entry(NamedTuple):
    """What stands at the end of a path: the kind of phrase, whom it is about, the phrase as listed."""

    kind: str
    target: str
    phrase: str
    turned: bool
    article: bool


class Word:
    """A typed word or punctuation mark, understood.  Shared by all its places in all texts.

    ``symbols`` are the edges of the trie that it can take; ``roots`` and ``opens`` the nodes
    where it starts a phrase and a group member of several words; ``wider`` and ``wider_roots``
    the same for what it is a form of, good for mentions only; ``parts`` the two words it
    was meant as; ``slip`` says that as typed it is no word of ours; ``loose`` is the word that
    it may be a slip of (False: not yet looked for).
    """

    __slots__ = (
        "boundary", "fixed", "folded", "hard", "how", "joiner", "known", "listed", "loose", "opens", "parts",
        "roots", "skip", "slip", "soft", "symbols", "wider", "wider_roots",
    )  # fmt: skip

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.symbols: tuple[str, ...] = ()
        self.how = LITERAL
        self.fixed: str | None = None
        self.parts: tuple[str, ...] = ()
        self.roots: tuple[Node, ...] = ()
        self.wider: tuple[str, ...] = ()
        self.wider_roots: tuple[Node, ...] = ()
        self.opens: Node | None = None
        self.loose: str | Literal[False] | None = False
        self.skip = False
        self.slip = False
        self.joiner = False
        self.listed = False
        self.hard = False
        self.soft = False
        self.boundary = False
        self.known = False


Node = dict[str, Any]
END = ""
OTHER = "{other word}"
"""The edge that a word takes which is in none of our lists: "threw up {other word}"."""


LARGE = "{large number}"
"""The edge that a number of three or four digits takes, such as a test result; a year does not."""


class Compiled(NamedTuple):
    """The word lists in the form that a text is read with: only built-in types, so it can be stored.

    ``root`` and ``longer`` are tries: of the phrases (an end holds the fields of
    ``Entry``), and of the group members of several words (an end holds group symbols).
    ``denial`` holds the words that the rules of denial ask for, by the name of their list;
    ``anchors`` the words that people misspell most.
    """

    root: Node
    longer: Node
    groups: dict[str, tuple[str, ...]]
    exact: dict[tuple[str, ...], str]
    content: frozenset[str]
    vocabulary: frozenset[str]
    small: frozenset[str]
    sounds: dict[str, str]
    joiners: frozenset[str]
    everyday: frozenset[str]
    denial: dict[str, frozenset[str]]
    anchors: frozenset[str]
    listed: frozenset[str]
    topics: dict[str, frozenset[str]]
    unwell: frozenset[str]


def named(entries: list[Any]) -> list[Entry]:
    """Return what stands at an end of the trie as entries; plain fields turn into them when they are first met."""
    if type(entries[0]) is not Entry:
        entries[:] = map(Entry._make, entries)
    return entries


class _Words(dict[str, Word]):
    """Typed words with what they mean, worked out when they are first asked for.

    Args:
        understand: says what a word is.
    """

    def __init__(self, understand: Callable[[str], Word]) -> None:
        super().__init__()
        self._understand = understand
        self._number, self._large = Word("0"), Word("100")
        for word in (self._number, self._large):
            word.skip = word.known = True
        self._large.symbols = (LARGE,)

    def __missing__(self, raw: str) -> Word:
        if raw.isdigit():
            return self._large if len(raw) in (3, 4) and raw[:2] not in ("19", "20") else self._number
        if len(self) >= MAX_CACHED:
            self.clear()
        word = self[raw] = self._understand(raw)
        return word


class Lexicon:
    """The compiled word lists, and what each typed word is.

    Args:
        compiled: from ``compiling.compile_words``.
    """

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.words = _Words(self._understand)
        self._speller: Speller | None = None
        self._prefixes = frozenset(word[:PREFIX] for word in compiled.content)
        self._fused: dict[tuple[str, str], Word | None] = {}
        self._pairs: dict[str, dict[str, frozenset[str]]] = {}

    def word(self, raw: str) -> Word:
        """Say what a typed word or punctuation mark is; the answer is kept for the next time."""
        return self.words[raw]

    @property
    def speller(self) -> Speller:
        """The spelling repair, made when the first unknown word needs it."""
        if self._speller is None:
            from mbc_cli.spelling import Speller

            compiled = self.compiled
            known = compiled.vocabulary | compiled.small
            self._speller = Speller(compiled.content, known, compiled.small, compiled.sounds, compiled.anchors)
        return self._speller

    def loose(self, word: Word) -> str | None:
        """Return the vocabulary word that an unknown word may be a slip of."""
        if word.loose is False:
            word.loose = None if word.known else self.speller.loose(word.folded)
        return word.loose or None

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
        if raw == "&":
            word.folded = "and"
            word.joiner = word.skip = word.known = True
        elif word.folded:
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
        if self._fill(word, word.folded, LITERAL) or self._is_form(word, word.folded, FORM):
            return
        for whole in forms.texted(word.folded):
            if self._fill(word, whole, SPELLING) or self._is_form(word, whole, SPELLING):
                return
        if word.folded[0].isdigit():
            word.skip = word.known = True
            return
        word.slip = True
        meant = self.speller.mend(word.folded)
        if len(meant) == 1:
            self._fill(word, meant[0], SPELLING)
        else:
            word.parts = meant
        if not word.known:
            word.symbols = (OTHER,)

    def _widen(self, word: Word, known: str) -> None:
        """Note what a listed word is a form of: "looked" may stand for the "look" of a mention."""
        compiled = self.compiled
        more: list[str] = []
        for base in forms.bases(known):
            if base in compiled.vocabulary:
                more += (base, *compiled.groups.get(base, ()))
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
        word.listed = any(symbol in compiled.listed for symbol in word.symbols)
        word.known = bool(word.symbols) or word.skip or word.joiner
        if how != FORM and word.known:
            self._widen(word, known)
        if how != LITERAL:
            word.fixed = known
        return word.known
