"""A page as one picture: SVG without fonts, scripts or links of its own, the contact prompt inside it."""

from __future__ import annotations

from html import escape

from mbc_cli.data import Reference
from mbc_cli.document import Blank, Block, Card, Document, Figure, Grid, Heading, Items, Line
from mbc_cli.errors import UsageError
from mbc_cli.figure import FONT, INK, MARGIN, PAPER, QUIET, URGENT, WIDTH, Part, alt, figure, pointer, words, wrap
from mbc_cli.terminal import shown

INNER = WIDTH - 2 * MARGIN
TALLEST = 6000
"""Pictures higher than this cannot be looked at; a page can."""


def svg(page: Document, reference: Reference) -> str:
    """Return a page as a picture.

    Args:
        page: what it shows.
        reference: for the wording of signs.

    Raises:
        UsageError: there is too much for one picture.
    """
    blocks = [block for block in page.flat() if not (isinstance(block, Grid) and _has_figure(page))]
    parts = [_text(page.title, 34, bold=True)]
    parts += [_part(block) for block in blocks]
    marked = any(asked for each in blocks if isinstance(each, Figure) for panel in each.panels for _, asked in panel.symptoms)
    if marked:
        parts.append(_legend(reference.wording["chart_mark"].format(sign="").strip()))
    parts.append(_footer(page))
    y, out = float(MARGIN) - 14, []
    for part in parts:
        out.append(f'<g transform="translate(0 {y:g})">{part.svg}</g>')
        y += part.height
    if y > TALLEST:
        raise UsageError("this is too much for one picture", "Save it as a page: name a file that ends in .html.")
    told = [shown(page.title), *(alt(each) for each in blocks if isinstance(each, Figure)), *page.closing, page.contact]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 20:g}" width="{WIDTH}" height="{y + 20:g}" '
        f'lang="en" xml:lang="en" role="img" aria-labelledby="title alt" font-family="{FONT}">\n'
        f'<title id="title">{escape(shown(page.title))}</title>\n<desc id="alt">{escape(shown(" ".join(told)))}</desc>\n'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>\n' + "\n".join(out) + "\n</svg>\n"
    )


def _has_figure(page: Document) -> bool:
    return any(isinstance(block, Figure) for block in page.blocks)


def _part(block: Block) -> Part:
    if isinstance(block, Figure):
        return figure(block)
    if isinstance(block, Heading):
        return _text(block.text, 26 if block.level == 2 else 22, bold=True, before=12)
    if isinstance(block, Line):
        return _text(block.text, 22, bold=block.kind in ("strong", "typed"), fill=QUIET if block.kind == "quiet" else INK)
    if isinstance(block, Items):
        return _stack([_text(text, 22, bullet=True) for text in block.texts])
    if isinstance(block, Card):
        return _card(block)
    if isinstance(block, Blank):
        rule = f'<path d="M {MARGIN} 62 L {WIDTH - MARGIN} 62" stroke="{QUIET}" stroke-width="1.5"/>'
        return Part(words(block.label, MARGIN, 26, 22, bold=True) + rule, 74)
    if isinstance(block, Grid):
        return _stack(
            [
                _text(f"{row.name}: {', '.join(n for n, on in zip(block.head[1:], row.listed, strict=True) if on)}", 22, bullet=True)
                for row in block.rows
            ]
        )
    return Part("", 0)


def _text(
    text: str, size: float, *, bold: bool = False, fill: str = INK, bullet: bool = False, x: float = MARGIN,
    width: float = INNER, before: float = 0,
) -> Part:  # fmt: skip
    out = []
    indent = 24 if bullet else 0
    y = before
    for i, line in enumerate(wrap(text, size, width - indent, bold=bold)):
        y += size * 1.35
        if bullet and not i:
            out.append(f'<circle cx="{x + 8:g}" cy="{y - size * 0.3:g}" r="3.5" fill="{fill}"/>')
        out.append(words(line, x + indent, y, size, bold=bold, fill=fill))
    return Part("\n".join(out), y + size * 0.25)


def _stack(parts: list[Part]) -> Part:
    y, out = 0.0, []
    for part in parts:
        out.append(f'<g transform="translate(0 {y:g})">{part.svg}</g>')
        y += part.height
    return Part("\n".join(out), y)


def _card(card: Card) -> Part:
    """Return an urgent card: set apart by a heavy frame, urgency in words."""
    inside, room = MARGIN + 20, INNER - 40
    parts = [
        _text(card.label, 18, x=inside, width=room, fill=URGENT, before=4),
        _text(card.heading, 24, bold=True, x=inside, width=room),
        *(_text(line, 21, bullet=True, x=inside, width=room) for line in card.lines),
    ]
    content = _stack(parts)
    frame = (
        f'<rect x="{MARGIN}" y="6" width="{INNER}" height="{content.height + 14:g}" rx="6" fill="{PAPER}" '
        f'stroke="{URGENT}" stroke-width="4"/>'
    )
    return Part(f'{frame}<g transform="translate(0 8)">{content.svg}</g>', content.height + 34)


def _legend(text: str) -> Part:
    return Part(pointer(MARGIN, 20) + words(text, MARGIN + 24, 27, 20), 34)


def _footer(page: Document) -> Part:
    """Return the closing lines and the contact prompt, under a rule."""
    rule = Part(f'<path d="M {MARGIN} 8 L {WIDTH - MARGIN} 8" stroke="{INK}" stroke-width="2"/>', 10)
    closing = [
        _text(line, 17 if line.startswith("Source:") else 22, fill=QUIET if line.startswith("Source:") else INK)
        for line in page.closing
    ]
    return _stack([rule, *closing, _text(page.contact, 30, bold=True)])
