"""A page as one picture: SVG without fonts, scripts or links of its own, the contact prompt inside it."""

from __future__ import annotations

from mbc_cli.answer import Card
from mbc_cli.document import Blank, Block, Document, Figure, Grid, Heading, Items, Line
from mbc_cli.errors import UsageError
from mbc_cli.figure import FONT, INK, MARGIN, PAPER, QUIET, URGENT, WIDTH, Part, alt, figure, markup, words, wrap

INNER = WIDTH - 2 * MARGIN
TALLEST = 6000
"""Pictures higher than this cannot be looked at; a page can."""


def svg(page: Document) -> str:
    """Return a page as a picture.

    Args:
        page: what it shows.

    Raises:
        UsageError: there is too much for one picture.
    """
    blocks = [block for block in page.flat() if not (isinstance(block, Grid) and _has_figure(page))]
    parts = [_text(page.title, 34, bold=True), *([_text(page.about, 24)] if page.about else [])]
    parts += [_part(block) for block in blocks]
    parts.append(_footer(page))
    y, out = float(MARGIN) - 14, []
    for part in parts:
        out.append(f'<g transform="translate(0 {y:g})">{part.svg}</g>')
        y += part.height
    if y > TALLEST:
        raise UsageError("this is too much for one picture", "Save it as a page: name a file that ends in .html.")
    told = [page.heading, *(text for block in blocks for text in _told(block)), *page.closing_texts]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 20:g}" width="{WIDTH}" height="{y + 20:g}" '
        f'lang="en" xml:lang="en" role="img" aria-labelledby="title alt" font-family="{FONT}">\n'
        f'<title id="title">{markup(page.heading)}</title>\n'
        f'<desc id="alt">{markup(sentences(told))}</desc>\n'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>\n' + "\n".join(out) + "\n</svg>\n"
    )


def _told(block: Block) -> list[str]:
    """Return the words of a block: a picture's own words are read to no one, so its description holds them."""
    if isinstance(block, Figure):
        return [alt(block)]
    if isinstance(block, Card):
        return list(block.texts)
    if isinstance(block, Items):
        return list(block.texts)
    if isinstance(block, Blank):
        return [block.label]
    return [block.text] if isinstance(block, Heading | Line) else []


def sentences(texts: list[str]) -> str:
    """Return texts one after the other, each with an end that a voice stops at.

    >>> sentences(["A title", "It says so."])
    'A title. It says so.'
    """
    return " ".join(text if text[-1:] in ".?!:" else f"{text}." for text in texts)


def _has_figure(page: Document) -> bool:
    return any(isinstance(block, Figure) for block in page.blocks)


def _part(block: Block) -> Part:
    if isinstance(block, Figure):
        return figure(block)
    if isinstance(block, Heading):
        return _text(block.text, 26 if block.level == 2 else 22, bold=True, before=12)
    if isinstance(block, Line):
        return _text(
            block.text, 22, bold=block.kind in ("strong", "typed"), fill=QUIET if block.kind == "quiet" else INK
        )
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
                _text(
                    f"{row.name}: {', '.join(n for n, on in zip(block.head[1:], row.listed, strict=True) if on)}",
                    22,
                    bullet=True,
                )
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
    """Return an urgent card: set apart by a frame, heavy for an emergency and dashed else; urgency in words."""
    inside, room = MARGIN + 20, INNER - 40
    parts = [
        _text(card.label, 18, bold=True, x=inside, width=room, fill=URGENT, before=4),
        _text(card.heading, 24, bold=True, x=inside, width=room),
        *(_text(line, 21, bullet=True, x=inside, width=room) for line in card.lines),
        _text(card.sources, 17, x=inside, width=room, fill=QUIET),
    ]
    content = _stack(parts)
    border = 'stroke-width="6"' if card.strongest else 'stroke-width="3" stroke-dasharray="14 8"'
    frame = (
        f'<rect x="{MARGIN}" y="14" width="{INNER}" height="{content.height + 14:g}" rx="6" fill="{PAPER}" '
        f'stroke="{URGENT}" {border}/>'
    )
    return Part(f'{frame}<g transform="translate(0 16)">{content.svg}</g>', content.height + 42)


def _footer(page: Document) -> Part:
    """Return the closing lines and the contact prompt, under a rule."""
    rule = Part(f'<path d="M {MARGIN} 18 L {WIDTH - MARGIN} 18" stroke="{INK}" stroke-width="2"/>', 20)
    closing = [
        _text(part.text, 17 if part.kind == "source" else 22, fill=QUIET if part.kind == "source" else INK)
        for part in page.closing
    ]
    return _stack([rule, *closing, _text(page.contact, 30, bold=True)])
