"""Pages as text: for a terminal of any width, and one fact a line for screen readers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mbc_cli import pages
from mbc_cli.answer import Card
from mbc_cli.chart import chart
from mbc_cli.data import Reference
from mbc_cli.document import Blank, Block, Document, Figure, Grid, Heading, Items, Line
from mbc_cli.model import Result
from mbc_cli.render import NARROW, Layout, console, text_of, urgent_box
from mbc_cli.terminal import shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

DOT, MARK = "\N{BLACK CIRCLE}", ">"
RULE = 40
"""Columns of a line to write on; narrower terminals get a shorter one."""


def human(page: Document, reference: Reference, layout: Layout) -> str:
    """Return a page for a terminal; below 60 columns its grid turns into ``label: value`` lines."""
    from rich.text import Text

    out = console(layout)
    out.print(Text(shown(page.title), style="bold underline"))
    if page.about:
        out.print(Text(shown(page.about)))
    before: Block | None = None
    for block in page.flat():
        if isinstance(block, Figure):
            continue
        follows = isinstance(before, Heading) or (
            isinstance(before, Line) and before.kind != "command" and isinstance(block, Line)
        )
        if not follows and not (isinstance(block, Grid) and layout.width >= NARROW and layout.unicode):
            out.print()  # the grid of a wide terminal brings its own
        before = block
        _print(out, block, reference, layout)
    out.print()
    for part in page.closing:
        out.print(_indented(shown(part.text)))
    out.print(_indented(shown(page.contact), "bold"))
    return text_of(out)


def _print(out: Console, block: Block, reference: Reference, layout: Layout) -> None:
    from rich.text import Text

    if isinstance(block, Heading):
        out.print(Text(shown(block.text), style="bold"))
    elif isinstance(block, Line):
        out.print(_indented(shown(block.text), STYLES.get(block.kind, "")))
    elif isinstance(block, Items):
        for text in block.texts:
            out.print(_hanging(shown(text)))
    elif isinstance(block, Blank):
        out.print(Text(shown(block.label), style="bold"))
        out.print("  " + "_" * min(RULE, layout.width - 4), markup=False)
    elif isinstance(block, Card) and layout.width < NARROW:
        # A box takes too much of a narrow terminal: the card looks like a part of the page.
        out.print(Text(shown(block.label), style="bold"))
        out.print(_indented(shown(block.heading), "bold"))
        for text in block.lines:
            out.print(_hanging(shown(text)))
        out.print(_indented(shown(block.sources)))
    elif isinstance(block, Card):
        out.print(urgent_box(block, layout))
    elif isinstance(block, Grid):
        _print_grid(out, block, reference, layout)


STYLES = {"strong": "bold", "typed": "bold", "command": "bold"}


def _indented(text: str, style: str = "") -> object:
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(text, style=style), (0, 0, 0, 2))


def _hanging(text: str) -> Table:
    """Return a list entry whose further lines stand under its first word."""
    from rich.table import Table
    from rich.text import Text

    row = Table.grid(padding=0)
    row.add_column(width=4)
    row.add_column()
    row.add_row(Text("  - "), Text(text))
    return row


def _print_grid(out: Console, block: Grid, reference: Reference, layout: Layout) -> None:
    from rich.text import Text

    if layout.width < NARROW:
        for label, value, asked in _facts(block, reference):
            out.print(Text.assemble((f"{label}: ", "bold" if asked else ""), value))
        return
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD if layout.unicode else box.ASCII2, pad_edge=False, header_style="bold")
    any_marked = any(row.marked for row in block.rows)
    if any_marked:
        table.add_column(Text(""), width=1)
    table.add_column(Text(block.head[0]))
    for name in block.head[1:]:
        table.add_column(Text(shown(name)), justify="center", no_wrap=True)
    dot = DOT if layout.unicode else "*"
    for row in block.rows:
        style = "bold" if row.marked else ""
        cells = [Text(shown(row.name), style=style), *(Text(dot if on else "", style="bold cyan") for on in row.listed)]
        table.add_row(*([Text(MARK if row.marked else "", style="bold"), *cells] if any_marked else cells))
    out.print(table)
    out.print(_indented(reference.wording["chart_dot"].format(sign=dot)))
    if any_marked:
        out.print(_indented(reference.wording["chart_mark"].format(sign=MARK)))


def _facts(block: Grid, reference: Reference) -> list[tuple[str, str, bool]]:
    """Return the grid one fact a line: the symptom, its sites, and whether it was asked about."""
    facts = []
    for row in block.rows:
        names = ", ".join(shown(name) for name, on in zip(block.head[1:], row.listed, strict=True) if on)
        label = f"{reference.wording['chart_asked']}, {shown(row.name)}" if row.marked else shown(row.name)
        facts.append((label, names, row.marked))
    return facts


def plain(page: Document, reference: Reference) -> str:
    """Return a page one fact a line, no boxes, the contact prompt last."""
    lines = [f"page: {shown(page.title)}", *([f"note: {shown(page.about)}"] if page.about else [])]
    for block in page.flat():
        if isinstance(block, Line):
            label = {"typed": "your words", "command": "command"}.get(block.kind, "note")
            lines.append(f"{label}: {shown(block.text)}")
        elif isinstance(block, Heading) and block.level == 2 and block.text:
            lines.append(f"part: {shown(block.text)}")
        elif isinstance(block, Items):
            lines += [f"{shown(block.label)}: {shown(text)}" for text in block.texts]
        elif isinstance(block, Blank):
            lines.append(f"to fill in: {shown(block.label)}")
        elif isinstance(block, Card):
            lines += [f"{label}: {shown(value)}" for label, value in block.facts]
        elif isinstance(block, Grid):
            lines += [f"{label}: {value}" for label, value, _ in _facts(block, reference)]
    lines += [f"{label}: {shown(value)}" for part in page.closing for label, value in part.facts]
    return "".join(f"{line}\n" for line in [*lines, f"contact: {shown(page.contact)}"])


def marked(results: Iterable[Result], reference: Reference, layout: Layout | None = None) -> str:
    """Return answers with the grid, what was found marked in it, for ``lookup --chart``.

    Args:
        results: what was found; none: the grid alone.
        reference: the checked data.
        layout: of the terminal; None for plain lines, one fact a line.

    Returns:
        The whole answers, urgent cards too, the grid, and the contact prompt last.
    """
    found = list(results)
    page = pages.results(found, reference, with_chart=True) if found else chart(reference)
    return plain(page, reference) if layout is None else human(page, reference, layout)
