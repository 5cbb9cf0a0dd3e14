"""A page as HTML: semantic, self-contained, printable on one sheet, without script or network."""

from __future__ import annotations

from mbc_cli.answer import Card
from mbc_cli.data import Reference
from mbc_cli.document import Blank, Block, Columns, Document, Figure, Grid, Heading, Items, Line
from mbc_cli.figure import inline, markup

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem; background: #fff; color: #1a2b3c;
  font: 1.0625rem/1.5 Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 1.5rem 0 .4rem; }
h3 { font-size: 1.05rem; margin: 1.1rem 0 .3rem; }
p { margin: .35rem 0; }
ul { margin: .3rem 0; padding-left: 1.3rem; }
.quiet, .source { color: #44546a; }
.typed { font-weight: bold; font-size: 1.15rem; border-left: 4px solid #1a2b3c; padding-left: .8rem; }
.command { font-family: "Liberation Mono", Menlo, Consolas, monospace; background: #eef2f6; padding: .3rem .6rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); column-gap: 2.5rem; }
.about { font-size: 1.15rem; margin: -.6rem 0 1rem; }
.card { border: 3px dashed #8f1d14; border-radius: 6px; padding: .7rem 1rem; margin: 1.1rem 0; break-inside: avoid; }
.card.strongest { border: 6px solid #8f1d14; }
.card .label { color: #8f1d14; font-weight: bold; }
.card .source { font-size: .9em; }
.card h2, .card h3 { margin: .2rem 0; font-size: 1.15rem; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { text-align: center; padding: .25rem .5rem; border-bottom: 1px solid #b9c4d0; }
thead th { border-bottom: 2px solid #1a2b3c; }
th:not(:first-child), td { overflow-wrap: normal; }
th:first-child { text-align: left; font-weight: normal; }
thead th:first-child, tr.asked th { font-weight: bold; }
tr.asked th, tr.asked td { border-top: 2px solid #1a2b3c; border-bottom: 2px solid #1a2b3c; }
label { display: block; font-weight: bold; margin-top: .8rem; }
textarea { width: 100%; height: 3.2rem; font: inherit; color: inherit; background: #fff; resize: vertical;
  border: 0; border-bottom: 2px solid #44546a; }
footer { border-top: 2px solid #1a2b3c; margin-top: 1.5rem; padding-top: .5rem; break-inside: avoid; }
.contact { font-size: 1.4rem; font-weight: bold; }
@media screen and (max-width: 40rem) {
  figure { display: none; } /* too small to read here; the table below it says the same */
  th, td { padding: .25rem .15rem; font-size: .92rem; }
}
@page { margin: 9mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.3pt; line-height: 1.28; }
  h1 { font-size: 16pt; margin-bottom: 2mm; } .about { font-size: 11pt; margin: -1.5mm 0 1mm; }
  h2 { font-size: 12pt; margin: 2.5mm 0 .5mm; } h3 { margin: 2mm 0 .5mm; }
  .columns { grid-template-columns: 1fr 1fr; }
  .card { margin: 1.5mm 0; padding: 1mm 3mm; border-width: 1.5pt; } .card.strongest { border-width: 3pt; }
  .card h2, .card h3 { font-size: 10.5pt; } .card p, .card ul { margin: .5mm 0; }
  table { margin: 2mm 0; } th, td { padding: .35mm 2mm; }
  figure { margin: 2mm 0; } footer { margin-top: 3mm; } .contact { font-size: 13pt; }
  textarea { height: 12mm; resize: none; }
  .screen { display: none; }
  h2, h3, .typed { break-after: avoid; }
}
"""


def html(page: Document, reference: Reference) -> str:
    """Return a page as an HTML document; no text in it can become markup."""
    maker = _Maker(reference)
    heading = markup(page.heading)
    body = "\n".join(maker.block(block) for block in page.blocks)
    title = markup(page.title)
    about = f'<p class="about">{markup(page.about)}</p>\n' if page.about else ""
    closing = "\n".join(
        f'<p class="source">{markup(part.text)}</p>' if part.kind == "source" else f"<p>{markup(part.text)}</p>"
        for part in page.closing
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{heading}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{about}{body}\n</main>\n"
        f'<footer>\n{closing}\n<p class="contact">{markup(page.contact)}</p>\n</footer>\n</body>\n</html>\n'
    )


class _Maker:
    """Lays blocks out; counts what needs an id of its own."""

    def __init__(self, reference: Reference) -> None:
        self._wording = reference.wording
        self._ids = 0
        self._level = 1

    def block(self, block: Block) -> str:
        """Return one block as HTML."""
        if isinstance(block, Heading):
            self._level = block.level
            return f"<h{block.level}>{markup(block.text)}</h{block.level}>"
        if isinstance(block, Line):
            inside = f"<strong>{markup(block.text)}</strong>" if block.kind == "strong" else markup(block.text)
            return f'<p class="{block.kind}">{inside}</p>' if block.kind in NAMED else f"<p>{inside}</p>"
        if isinstance(block, Items):
            return "<ul>" + "".join(f"<li>{markup(text)}</li>" for text in block.texts) + "</ul>"
        if isinstance(block, Card):
            return self._card(block)
        if isinstance(block, Grid):
            return self._grid(block)
        if isinstance(block, Figure):
            return f"<figure>{inline(block, self._id('figure'))}</figure>"
        if isinstance(block, Blank):
            name = self._id("blank")
            field = f'<textarea id="{name}" rows="2" autocomplete="off"></textarea>'
            return f'<label for="{name}">{markup(block.label)}</label>{field}'
        return self._columns(block)

    def _columns(self, block: Columns) -> str:
        parts = ("\n".join(self.block(each) for each in part) for part in block.parts)
        return '<div class="columns">' + "".join(f"<section>{part}</section>" for part in parts) + "</div>"

    def _card(self, card: Card) -> str:
        level = min(self._level + 1, 3)
        lines = "".join(f"<li>{markup(line)}</li>" for line in card.lines)
        kind = "card strongest" if card.strongest else "card"
        return (
            f'<section class="{kind}"><p class="label">{markup(card.label)}</p>'
            f"<h{level}>{markup(card.heading)}</h{level}><ul>{lines}</ul>"
            f'<p class="source">{markup(card.sources)}</p></section>'
        )

    def _grid(self, grid: Grid) -> str:
        head = "".join(f'<th scope="col">{markup(name)}</th>' for name in grid.head)
        rows = []
        listed = markup(self._wording["chart_listed"])
        for row in grid.rows:
            asked = f" ({self._wording['chart_asked']})" if row.marked else ""
            cells = "".join(f"<td>{listed if on else ''}</td>" for on in row.listed)
            open_row = '<tr class="asked">' if row.marked else "<tr>"
            rows.append(f'{open_row}<th scope="row">{markup(row.name + asked)}</th>{cells}</tr>')
        opened = "<table>" if grid.printed else '<table class="screen">'
        return (
            f"{opened}<caption>{markup(grid.caption)}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(rows)}</tbody></table>"
        )

    def _id(self, kind: str) -> str:
        self._ids += 1
        return f"{kind}-{self._ids}"


NAMED = ("quiet", "typed", "command")
