"""What the article lists, by site and by symptom, in every format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mbc_cli import export
from mbc_cli.answer import ending
from mbc_cli.data import Reference
from mbc_cli.phrases import Phrases
from mbc_cli.render import NARROW, Layout, console, text_of

if TYPE_CHECKING:
    from rich.table import Table

Row = dict[str, Any]


def show_sites(reference: Reference, chosen: list[str], style: str, layout: Layout) -> str:
    """Return the sites with their symptoms and the tests that the article names for them.

    Args:
        reference: the checked data.
        chosen: site ids, in order.
        style: the format's name.
        layout: of a terminal answer.
    """
    rows: list[Row] = [
        {
            "site": key,
            "symptoms": [reference.symptoms[each].article for each in reference.sites[key].symptoms],
            "tests": list(reference.sites[key].tests),
        }
        for key in chosen
    ]
    return _show(reference, rows, "sites", style, layout)


def show_symptoms(reference: Reference, style: str, layout: Layout) -> str:
    """Return the symptoms with the sites they are listed under; arguments as for ``show_sites``."""
    rows: list[Row] = [
        {"symptom": key, "article": symptom.article, "sites": list(symptom.sites)}
        for key, symptom in reference.symptoms.items()
    ]
    return _show(reference, rows, "symptoms", style, layout)


def _show(reference: Reference, rows: list[Row], name: str, style: str, layout: Layout) -> str:
    if style == "json":
        document = {
            "schema": f"mbc.{name}/1",
            "article": export.article(reference),
            name: rows,
            "advice": reference.contact,
        }
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if style == "jsonl":
        return "".join(json.dumps({**row, "advice": reference.contact}, ensure_ascii=False) + "\n" for row in rows)
    if style in ("csv", "tsv"):
        return _table(reference, rows, style)
    if style == "markdown":
        return _markdown(reference, rows)
    if style == "human" and layout.width >= NARROW:
        return _human(reference, rows, layout)
    facts = [fact for row in rows for fact in _facts(reference, row)]
    facts += [fact for part in ending(reference) for fact in part.facts]
    lines = [f"{label}: {value}" for label, value in (*facts, ("contact", reference.contact))]
    if style == "plain":
        return "".join(f"{line}\n" for line in lines)
    out = console(layout)
    for line in lines:
        out.print(line, markup=False)
    return text_of(out)


def _facts(reference: Reference, row: Row) -> list[tuple[str, str]]:
    """Return a row as facts: one for each symptom and test, in the words of the terminal."""
    if "site" in row:
        name = reference.sites[row["site"]].name
        tests = [(f"{reference.wording['tests_label']}, {name}", test) for test in row["tests"]]
        return [(name, article) for article in row["symptoms"]] + tests
    return [(row["article"], Phrases(reference).names(row["sites"]))]


def _table(reference: Reference, rows: list[Row], style: str) -> str:
    from mbc_cli.tables import DELIMITERS, Rows, joined

    lines = Rows(DELIMITERS[style])
    text = lines.line([*rows[0], "advice"])
    for row in rows:
        cells = (joined(cell) if isinstance(cell, list) else cell for cell in row.values())
        text += lines.line([*cells, reference.contact])
    return text


def _markdown(reference: Reference, rows: list[Row]) -> str:
    from mbc_cli.markdown import literal

    say = Phrases(reference)
    lines = []
    for row in rows:
        if "site" in row:
            lines += [f"## {literal(reference.sites[row['site']].name.capitalize())}", ""]
            lines += [f"- {literal(article)}" for article in row["symptoms"]]
            if row["tests"]:
                lines += ["", literal(f"{reference.wording['tests']} {', '.join(row['tests'])}.")]
            lines.append("")
    if not lines:
        head = " | ".join(literal(name) for name in _head(reference))
        lines = [f"| {head} |", "| --- | --- |"]
        lines += [f"| {literal(row['article'])} | {literal(say.names(row['sites']))} |" for row in rows]
        lines.append("")
    return "\n".join([*lines, *(literal(part.text) for part in ending(reference)), "", f"**{reference.contact}**", ""])


def _human(reference: Reference, rows: list[Row], layout: Layout) -> str:
    from rich.text import Text

    out = console(layout)
    for row in rows:
        if "site" not in row:
            continue
        out.print(Text(reference.sites[row["site"]].name.capitalize(), style="bold underline"))
        for article in row["symptoms"]:
            out.print(Text(f"  {article}"))
        if row["tests"]:
            out.print(Text(f"  {reference.wording['tests']} {', '.join(row['tests'])}.", style="dim"))
        out.print()
    if "site" not in rows[0]:
        out.print(_grid(reference, rows, layout))
        out.print()
    for part in ending(reference):
        out.print(Text(part.text))
    out.print(Text(reference.contact, style="bold"))
    return text_of(out)


def _head(reference: Reference) -> tuple[str, str]:
    return reference.wording["chart_column"], reference.wording["listed_under"]


def _grid(reference: Reference, rows: list[Row], layout: Layout) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD if layout.unicode else box.ASCII2, pad_edge=False)
    for name in _head(reference):
        table.add_column(Text(name))
    for row in rows:
        table.add_row(Text(row["article"]), Text(Phrases(reference).names(row["sites"]), style="bold cyan"))
    return table
