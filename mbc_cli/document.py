"""A page before it has a form: the blocks that every writer (terminal, HTML, Markdown, picture) lays out.

A document always ends with its closing lines and the contact prompt: they are fields, not
blocks, so no page can be made without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from mbc_cli.answer import Card, Part, emergency, ending, note
from mbc_cli.data import Reference

Kind = Literal["body", "typed", "strong", "quiet", "command"]


class Heading(NamedTuple):
    """A heading; level 2 is under the page's own title."""

    text: str
    level: int = 2


class Line(NamedTuple):
    """A paragraph, and what it is: ``typed`` is what a person wrote."""

    text: str
    kind: Kind = "body"


class Items(NamedTuple):
    """A list under the heading ``label``, which repeats in forms that show one fact a line."""

    label: str
    texts: tuple[str, ...]


class Row(NamedTuple):
    """A row of the grid: a symptom, which of the sites list it, and whether it was asked about."""

    name: str
    listed: tuple[bool, ...]
    marked: bool


class Grid(NamedTuple):
    """The symptoms and their sites; not ``printed`` where a figure says it on paper."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    printed: bool = True


class Panel(NamedTuple):
    """What stands beside the body figure for one site: (symptom, asked about) pairs."""

    site: str
    name: str
    symptoms: tuple[tuple[str, bool], ...]


class Figure(NamedTuple):
    """The body figure with its panels, the text that stands for it, and what its pointer means."""

    title: str
    alt: str
    panels: tuple[Panel, ...]
    legend: str
    asked: str

    @property
    def marked(self) -> bool:
        """Whether anything in it is marked."""
        return any(asked for panel in self.panels for _, asked in panel.symptoms)


class Blank(NamedTuple):
    """A question with room to write."""

    label: str


class Columns(NamedTuple):
    """Blocks that may stand side by side where there is room."""

    parts: tuple[tuple[Heading | Line | Items, ...], ...]


Block: TypeAlias = "Heading | Line | Items | Grid | Figure | Card | Blank | Columns"


class Document(NamedTuple):
    """A whole page.  ``about`` names the illness, "" for none; ``closing`` and ``contact`` end it in every form."""

    title: str
    about: str
    blocks: tuple[Block, ...]
    closing: tuple[Part, ...]
    contact: str

    @property
    def heading(self) -> str:
        """What names the page where its own words are not seen: in a list of windows, to a voice."""
        return f"{self.title}. {self.about}" if self.about else self.title

    @property
    def closing_texts(self) -> list[str]:
        """How the page ends: its closing lines and the contact prompt."""
        return [*(part.text for part in self.closing), self.contact]

    def flat(self) -> Iterator[Block]:
        """Yield the blocks one under the other, columns undone."""
        for block in self.blocks:
            if isinstance(block, Columns):
                for part in block.parts:
                    yield from part
            else:
                yield block


def document(reference: Reference, title: str, blocks: list[Block], *, asks: bool = False) -> Document:
    """Return a page with the closing lines that all pages have.

    Args:
        reference: for the wording.
        title: of the page.
        blocks: what it holds.
        asks: whether nobody has asked about a symptom yet: then the closing does.

    Where no card names the emergency number, the closing says when to call it.
    """
    wording, topic = reference.wording, reference.article.topic
    closing = list(ending(reference))
    if asks:
        closing.append(note(wording["close_any"]))
    closing += emergency(reference, named=any(isinstance(block, Card) and block.leads for block in blocks))
    about = wording["page_about"].format(topic=topic) if topic else ""
    return Document(title, about, tuple(blocks), tuple(closing), reference.contact)
