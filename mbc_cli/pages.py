"""Pages made of what the program says: results, the story of ``why``, sites, symptoms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mbc_cli import chart
from mbc_cli.data import Reference
from mbc_cli.document import Block, Card, Columns, Document, Heading, Items, Line, document
from mbc_cli.model import Result, Urgent
from mbc_cli.phrases import Phrases
from mbc_cli.render import QUOTED
from mbc_cli.terminal import shown

if TYPE_CHECKING:
    from mbc_cli.why import Story


def answer(result: Result, reference: Reference) -> list[Block]:
    """Return what was found, denied, offered or not found, and the urgent cards, as blocks."""
    say = Phrases(reference)
    blocks: list[Block] = [Line(say.cut, "quiet")] if result.cut else []
    for match in result.matches:
        blocks.append(Line(say.listed(match.article, match.sites), "strong"))
        if match.correction is not None:
            blocks.append(Line(say.read_as(match.correction)))
    groups = say.grouped(result)
    blocks += [Line(say.group(site, count)) for site, count in groups]
    if groups:
        blocks.append(Line(say.grouped_note))
    blocks += [Line(say.denied(mention.words, mention.article)) for mention in result.denied]
    if result.suggestions:
        if not result.matches and not result.denied:
            blocks += [Line(text) for text in say.not_listed(result.input)]
        blocks.append(Line(say.suggested))
        offered = (say.listed(each.article, each.sites) for each in result.suggestions)
        blocks.append(Items("did you mean", tuple(offered)))
    elif not result.matches:
        blocks += [Line(text) for text in say.nothing(result)]
    return blocks + cards(result.urgent, reference)


def cards(urgent: Iterable[Urgent], reference: Reference) -> list[Block]:
    """Return the urgent cards as blocks."""
    return [Card(reference.urgent_label, card.heading, card.lines) for card in urgent]


def typed(result: Result) -> str:
    """Return what the person typed, as it may be shown."""
    return shown(" ".join(result.input.split()), QUOTED) or "(nothing)"


def results(found: list[Result], reference: Reference, *, with_chart: bool = False) -> Document:
    """Return the answers to some texts as a page.

    Args:
        found: the results, in order.
        reference: the checked data.
        with_chart: also show figure and grid, with what was found marked.
    """
    blocks: list[Block] = []
    for result in found:
        blocks += [Heading(f"{reference.wording['page_typed']}: {typed(result)}"), *answer(result, reference)]
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
    blocks: list[Block] = [Heading(f"{reference.wording['page_typed']}: {typed(told.result)}")]
    for step in told.steps[:-1]:
        blocks += [Heading(step.title, 3), Items(step.title, step.lines)]
    blocks += [Heading(told.steps[-1].title, 3), *answer(told.result, reference)]
    return document(reference, reference.wording["why_title"], blocks)


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
