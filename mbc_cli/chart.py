"""The whole list at a glance: the grid of symptoms and sites, and what was asked about marked in it.

Marks say which symptoms a text mentions.  They are set on the symptom's words and never on
a site: a marked site would look like a finding.
"""

from __future__ import annotations

from collections.abc import Iterable

from mbc_cli.data import Reference
from mbc_cli.document import Block, Document, Figure, Grid, Line, Panel, Row, document
from mbc_cli.model import Result

Marks = frozenset[str]


def marks_of(results: Iterable[Result]) -> Marks:
    """Return the ids of the symptoms that the results found; denied and offered ones are left out."""
    return frozenset(match.symptom for result in results for match in result.matches)


def grid(reference: Reference, marks: Marks = frozenset()) -> Grid:
    """Return the list as a grid, in the article's order."""
    rows = (
        Row(symptom.article, tuple(site in symptom.sites for site in reference.sites), symptom.id in marks)
        for symptom in reference.symptoms.values()
    )
    head = (reference.wording["chart_column"], *(site.name for site in reference.sites.values()))
    return Grid(reference.wording["chart_table"], head, tuple(rows))


def figure(reference: Reference, marks: Marks = frozenset()) -> Figure:
    """Return the body figure's content: a panel a site."""
    panels = tuple(
        Panel(site.id, site.name, tuple((reference.symptoms[key].article, key in marks) for key in site.symptoms))
        for site in reference.sites.values()
    )
    wording = reference.wording
    legend = wording["chart_mark"].format(sign="").strip()
    return Figure(wording["chart_title"], wording["figure_alt"], panels, legend, wording["chart_asked"])


def notes(reference: Reference) -> list[Block]:
    """Return what must be said beside every chart."""
    return [Line(reference.wording["chart_note"], "quiet")]


def chart(reference: Reference) -> Document:
    """Return the chart as a page: figure, grid, notes."""
    blocks: list[Block] = [figure(reference), grid(reference), *notes(reference)]
    return document(reference, reference.wording["chart_title"], blocks, asks=True)
