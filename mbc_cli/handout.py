"""What to leave behind: a one-page handout, and a note to take to the doctor."""

from __future__ import annotations

from collections.abc import Sequence

from mbc_cli.answer import cards, fixed_cards
from mbc_cli.data import Reference
from mbc_cli.document import Blank, Block, Document, Heading, Items, Line, document
from mbc_cli.model import Result
from mbc_cli.pages import site_parts
from mbc_cli.terminal import shown

BLANKS = ("since", "often", "better", "worse", "medicines", "questions")


def handout(reference: Reference) -> Document:
    """Return the handout: what the article lists under each site, and the urgent cards."""
    wording = reference.wording
    blocks: list[Block] = [
        Line(wording["handout_intro"]),
        Line(wording["handout_short"]),
        site_parts(reference, reference.sites),
        *fixed_cards(reference),
    ]
    return document(reference, wording["handout_title"], blocks, asks=True)


def note(results: Sequence[Result], reference: Reference) -> Document:
    """Return a note in the person's own words, with blanks to fill in.

    Args:
        results: of the texts that the person wrote.
        reference: the checked data.

    Returns:
        A page that says what was mentioned and nothing more: no site, no list, no guess.
    """
    wording = reference.wording
    blocks: list[Block] = [Heading(wording["note_words"])]
    blocks += [Line(shown(" ".join(result.input.split())), "typed") for result in results]
    mentioned = tuple(dict.fromkeys(match.article for result in results for match in result.matches))
    if mentioned:
        blocks += [Heading(wording["note_mentioned"], 3), Items(wording["note_mentioned"].lower(), mentioned)]
    blocks += cards((card for result in results for card in result.urgent), reference)
    blocks += [Blank(wording[f"note_{name}"]) for name in BLANKS]
    page = document(reference, wording["note_title"], blocks)
    # The source line would say that the note draws on the article; its words are the person's.
    # Nor does the note name an illness: that is for the doctor to do.
    closing = page.closing if mentioned else tuple(part for part in page.closing if part.kind != "source")
    return page._replace(about="", closing=closing)
