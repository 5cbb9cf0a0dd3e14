"""Answers and pages as Markdown; what people typed cannot become markup."""

from __future__ import annotations

import re

from mbc_cli.answer import Card, answer
from mbc_cli.data import Reference
from mbc_cli.document import Blank, Document, Grid, Heading, Items, Line
from mbc_cli.model import Result
from mbc_cli.terminal import shown

RULE = 40
"""Columns of a line to write on."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&@$]|:(?=//)|(?i:(?<=www))\.)|^(\d+)([.)])|^([-+=])")
"""What Markdown may act on: signs, what GitHub makes links of, and what opens a list at the start of a line."""


def literal(text: str) -> str:
    r"""Return text that Markdown shows as it stands.

    >>> print(literal("# a *b* <i>"))
    \# a \*b\* \<i\>
    """
    return _MARKUP.sub(_escape, shown(text))


def _escape(found: re.Match[str]) -> str:
    return f"{found[2]}\\{found[3]}" if found[2] else f"\\{found[0]}"


def section(result: Result, reference: Reference) -> str:
    """Return an answer as a section, the contact prompt last."""
    said = answer(result, reference)
    lines = [f"## {literal(said.heading)}"]
    within = False
    for each in said.body:
        if isinstance(each, Card):
            lines += ["", _card(each)]
        else:
            mark = "  -" if each.kind == "offered" else "-"
            lines += [*([] if within else [""]), f"{mark} {literal(each.text)}"]
        within = not isinstance(each, Card)
    lines += ["", "\n".join(literal(part.text) for part in said.closing), "", f"**{literal(said.contact)}**", ""]
    return "\n".join(lines)


def page(document: Document, reference: Reference) -> str:
    """Return a page, the contact prompt last."""
    parts = [f"# {literal(document.title)}", *([literal(document.about)] if document.about else [])]
    for block in document.flat():
        if isinstance(block, Heading):
            parts.append(f"{'#' * block.level} {literal(block.text)}")
        elif isinstance(block, Line):
            text = literal(block.text)
            parts.append({"typed": f"> {text}", "strong": f"**{text}**"}.get(block.kind, text))
        elif isinstance(block, Items):
            parts.append("\n".join(f"- {literal(text)}" for text in block.texts))
        elif isinstance(block, Blank):
            parts.append(f"**{literal(block.label)}**\n\n\\{'_' * RULE}")
        elif isinstance(block, Card):
            parts.append(_card(block))
        elif isinstance(block, Grid):
            parts.append(_grid(block, reference))
    parts += [literal(part.text) for part in document.closing]
    return "\n\n".join([*parts, f"**{literal(document.contact)}**"]) + "\n"


def _card(card: Card) -> str:
    rows = [f"> **{literal(card.label)}**", ">", f"> **{literal(card.heading)}**", ">"]
    rows += [f"> - {literal(line)}" for line in card.lines]
    return "\n".join([*rows, ">", f"> {literal(card.sources)}"])


def _grid(grid: Grid, reference: Reference) -> str:
    rows = ["| " + " | ".join(literal(name) for name in grid.head) + " |", "|" + " --- |" * len(grid.head)]
    asked, listed = reference.wording["chart_asked"], reference.wording["chart_listed"]
    for row in grid.rows:
        name = f"**{literal(row.name)}** ({asked})" if row.marked else literal(row.name)
        rows.append(f"| {name} | " + " | ".join(listed if on else "" for on in row.listed) + " |")
    return "\n".join(rows)
