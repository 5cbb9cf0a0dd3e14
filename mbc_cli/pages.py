"""Pages made of what the program says: results, the story of ``why``, sites, symptoms."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from mbc_cli import chart
from mbc_cli.answer import Card, Part, answer, heading
from mbc_cli.data import Reference
from mbc_cli.document import Block, Columns, Document, Heading, Items, Line, document
from mbc_cli.model import Result

if TYPE_CHECKING:
    from mbc_cli.why import Story


def blocks_of(result: Result, reference: Reference) -> list[Block]:
    """Return an answer as blocks; what closes it closes the page."""
    said = answer(result, reference)
    blocks: list[Block] = []
    for kind, group in groupby(said.body, key=lambda each: None if isinstance(each, Card) else each.kind):
        parts = list(group)
        texts = tuple(part.text for part in parts if isinstance(part, Part))
        if kind is None:
            blocks += [card for card in parts if isinstance(card, Card)]
        elif kind == "offered":
            blocks.append(Items("did you mean", texts))
        else:
            blocks += [Line(text, LINES.get(kind, "body")) for text in texts]
    return blocks


LINES: dict[str, Literal["strong", "quiet"]] = {"listed": "strong", "cut": "quiet"}


def results(found: list[Result], reference: Reference, *, with_chart: bool = False) -> Document:
    """Return the answers to some texts as a page.

    Args:
        found: the results, in order.
        reference: the checked data.
        with_chart: also show figure and grid, with what was found marked.
    """
    blocks: list[Block] = []
    for result in found:
        blocks += [Heading(_typed(result, reference)), *blocks_of(result, reference)]
        if len(found) > 1:  # each answer ends with the prompt, whoever reads only that one
            blocks.append(Line(result.advice, "strong"))
    if with_chart:
        marks = chart.marks_of(found)
        blocks += [
            Heading(reference.wording["chart_title"]),
            chart.figure(reference, marks),
            chart.grid(reference, marks)._replace(printed=False),
            *chart.notes(reference),
        ]
    return document(reference, reference.wording["results_title"], blocks)


def story(told: Story, reference: Reference) -> Document:
    """Return the story of ``mbc why`` as a page."""
    blocks: list[Block] = [Heading(_typed(told.result, reference))]
    for step in told.steps[:-1]:
        blocks += [Heading(step.title, 3), Items(step.title, step.lines)]
    blocks += [Heading(told.steps[-1].title, 3), *blocks_of(told.result, reference)]
    return document(reference, reference.wording["why_title"], blocks)


def _typed(result: Result, reference: Reference) -> str:
    return f"{reference.wording['page_typed']}: {heading(result, reference)}"


def site_parts(reference: Reference, chosen: Iterable[str]) -> Columns:
    """Return a part for each site: its symptoms, and the tests that the article names for it."""
    parts = []
    for key in chosen:
        site = reference.sites[key]
        listed = tuple(reference.symptoms[each].article for each in site.symptoms)
        tests = (
            f"{reference.wording['tests']} {', '.join(site.tests)}." if site.tests else reference.wording["no_tests"]
        )
        parts.append((Heading(site.name.capitalize()), Items(site.name, listed), Line(tests, "quiet")))
    return Columns(tuple(parts))


def sites(reference: Reference, chosen: Iterable[str]) -> Document:
    """Return the sites with their symptoms and tests as a page."""
    return document(reference, reference.wording["sites_title"], [site_parts(reference, chosen)], asks=True)
