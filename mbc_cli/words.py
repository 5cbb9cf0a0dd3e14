"""What the word lists say, compiled: kinds of phrases, typed words, and the trie that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

LITERAL, FORM, SPELLING = 0, 1, 2
"""How a typed word was understood: as it stands, by another form of it, by mending its spelling."""

Node = dict[str, Any]
"""A place in a trie: the nodes that words and groups lead on to."""

END = ""
"""The key of a node under which stands what ends there."""

OTHER = "{other word}"
"""The edge that a word takes which is in none of our lists: "threw up {other word}"."""

NUMBERS = {"large": "{large number}", "small": "{small number}"}
"""The edges that numbers take, such as the results of a test; see ``text.amount``."""


class Kind:
    """What a phrase says.  Plain texts and no Enum, so that compiled word lists can be stored."""

    SYMPTOM = "symptom"
    ALONE = "alone"
    NEAR = "near"
    ABSENT = "absent"
    EXCEPTION = "exceptions"
    TURNED = "turned_by"
    WISHED = "wishes"
    DECOY = "everyday"
    BEFORE = "before"
    AFTER = "after"
    ENDS = "ends"
    NOT_DENIAL = "not_denial"
    CIRCUMSTANCE = "circumstance"
    URGENT = "urgent"
    URGENT_ALONE = "urgent alone"
    URGENT_SIGN = "urgent sign"
    URGENT_DURING = "urgent during"


class Bearing:
    """What a word tells of the text that it stands in."""

    HEALTH = "health"
    UNWELL = "unwell"
    SOMEBODY = "somebody"
    OTHER = "something else"
    ELSEWHERE = "another matter"
    NOTHING = "nothing"


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
    was meant as; ``slip`` says that as typed it is no word of ours; ``near`` is the word that
    an unknown one comes nearest to, and whether it is near enough to offer (False: not yet looked
    for); ``leanings`` the symptoms that it leans to, and ``bearing`` what it tells of its text (None: likewise).
    A ``letter`` stands for a word only in a row: "h/a" is a headache, "press h for a list" is none.
    """

    __slots__ = (
        "bearing", "boundary", "fixed", "folded", "hard", "how", "joiner", "known", "leanings", "letter", "listed",
        "near", "opens", "parts", "roots", "skip", "slip", "soft", "symbols", "wider", "wider_roots",
    )  # fmt: skip

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.letter = len(folded) == 1 and folded not in "ai"
        self.symbols: tuple[str, ...] = ()
        self.how = LITERAL
        self.fixed: str | None = None
        self.parts: tuple[str, ...] = ()
        self.roots: tuple[Node, ...] = ()
        self.wider: tuple[str, ...] = ()
        self.wider_roots: tuple[Node, ...] = ()
        self.opens: Node | None = None
        self.near: tuple[str, bool] | Literal[False] | None = False
        self.leanings: Mapping[str, int] | None = None
        self.bearing: str | None = None
        self.skip = False
        self.slip = False
        self.joiner = False
        self.listed = False
        self.hard = False
        self.soft = False
        self.boundary = False
        self.known = False


class Compiled(NamedTuple):
    """The word lists in the form that a text is read with: only built-in types, so it can be stored.

    ``root`` and ``longer`` are tries: of the phrases (an end holds the fields of
    ``Entry``), and of the group members of several words (an end holds group symbols).
    ``decoys`` are the words that stand in everyday phrases only.
    ``denial`` holds the words that the rules of denial ask for, by the name of their list;
    ``anchors`` the words that people misspell most, ``unmended`` those that nothing is mended onto;
    ``leanings`` the percent of a word's or group's phrases that say a symptom,
    ``no_sign`` the words that lean to none whatever they stand for;
    ``vague`` the phrases, as listed, that say one in few texts only; ``health`` and
    ``health_endings`` the words that are used where somebody's health is the matter, and
    ``plain`` those that say nothing of what a text is about, ``elsewhere`` those of other matters.
    """

    root: Node
    longer: Node
    groups: dict[str, tuple[str, ...]]
    exact: dict[tuple[str, ...], str]
    content: frozenset[str]
    decoys: frozenset[str]
    vocabulary: frozenset[str]
    small: frozenset[str]
    sounds: dict[str, str]
    joiners: frozenset[str]
    not_adverbs: frozenset[str]
    everyday: frozenset[str]
    vague: frozenset[str]
    health: frozenset[str]
    health_endings: tuple[str, ...]
    plain: frozenset[str]
    elsewhere: frozenset[str]
    denial: dict[str, frozenset[str]]
    anchors: frozenset[str]
    unmended: frozenset[str]
    listed: frozenset[str]
    topics: dict[str, frozenset[str]]
    own: dict[str, frozenset[str]]
    leanings: dict[str, dict[str, int]]
    no_sign: frozenset[str]
    unwell: frozenset[str]
    speakers: frozenset[str]
    comparisons: frozenset[str]
    slips: dict[str, str]


def named(entries: list[Any]) -> list[Entry]:
    """Return what stands at an end of the trie as entries; plain fields turn into them when they are first met."""
    if type(entries[0]) is not Entry:
        entries[:] = map(Entry._make, entries)
    return entries
