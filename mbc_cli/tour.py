"""The guided tour: its steps are data (data/demo.yaml), its answers are made as for anyone."""

from __future__ import annotations

from typing import NamedTuple

from mbc_cli.data import folder
from mbc_cli.document import Block, Document, Heading, Line, document
from mbc_cli.match import Matcher
from mbc_cli.pages import blocks_of, story
from mbc_cli.strict import read

VERBS = ("lookup", "why")


class Step(NamedTuple):
    """One step: the verb, what is typed, and what to notice."""

    verb: str
    text: str
    notice: str

    @property
    def command(self) -> str:
        """The command that a person would type for it."""
        return f'mbc {self.verb} "{self.text}"'


def steps() -> tuple[Step, ...]:
    """Return the steps of the tour.

    Raises:
        DataError: data/demo.yaml cannot be used.
    """
    top = read(folder() / "demo.yaml").fields(("format", "steps"))
    found = []
    for entry in top["steps"].values():
        fields = entry.fields(("do", "text", "notice"))
        if fields["do"].text() not in VERBS:
            fields["do"].fail(f'there is no step "{fields["do"].text()}"', f"Use one of: {', '.join(VERBS)}.")
        found.append(Step(fields["do"].text(), fields["text"].text(), fields["notice"].text()))
    return tuple(found)


def blocks(step: Step, matcher: Matcher) -> list[Block]:
    """Return what a step shows, without its heading."""
    if step.verb == "why":
        from mbc_cli.why import explain

        shown = list(story(explain(step.text, matcher), matcher.reference).blocks[1:])
    else:
        shown = blocks_of(matcher.lookup(step.text), matcher.reference)
    return [Line(step.notice), Line(f"$ {step.command}", "command"), *shown]


def page(step: Step, number: int, total: int, matcher: Matcher) -> Document:
    """Return one step as a page of its own, the contact prompt last."""
    title = matcher.reference.wording["demo_step"].format(count=number, total=total)
    return document(matcher.reference, title, blocks(step, matcher))._replace(about="")


def whole(matcher: Matcher) -> Document:
    """Return the whole tour as one page."""
    reference = matcher.reference
    found = steps()
    content: list[Block] = []
    for number, step in enumerate(found, start=1):
        content.append(Heading(reference.wording["demo_step"].format(count=number, total=len(found))))
        content += [*blocks(step, matcher), Line(reference.contact, "strong")]
    return document(reference, reference.wording["demo_title"], content)
