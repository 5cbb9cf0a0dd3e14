"""The body figure: where the sites are, and beside each the symptoms that the article lists under it.

It is understood without colour: every site has its name and a line that leads to it, and
what was asked about has a pointer, a frame and bold type.
"""

from __future__ import annotations

import textwrap
import unicodedata
from html import escape
from typing import NamedTuple

from mbc_cli.body import SPOTS, drawing
from mbc_cli.document import Figure, Panel
from mbc_cli.terminal import shown

INK, QUIET, PAPER, SKIN, TONE, URGENT = "#1a2b3c", "#44546a", "#ffffff", "#eef2f6", "#9cc3cf", "#8f1d14"
FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
WIDTH, MARGIN, PANEL = 1280, 40, 430
"""Units of every picture; at 1280 across it is a slide."""

MIDDLE, BODY = WIDTH / 2, 500
NAME, ENTRY, STEP = 26, 20, 27
TOP = 16


REGULAR_WIDTH, BOLD_WIDTH = 0.54, 0.62
"""Width of a character to its size, on the average of English text in the widest common font (DejaVu Sans)."""


class Part(NamedTuple):
    """A part of a picture: its elements, drawn from y = 0 down, and its height."""

    svg: str
    height: float


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return text in lines that fit a width, whatever plain font the viewer has.

    The fonts are not known here, so the widest of the common ones is assumed.
    """
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    each = size * (BOLD_WIDTH if bold else REGULAR_WIDTH) * (1 + wide / max(1, len(text)))
    limit = max(8, int(width / each))
    lines = textwrap.wrap(shown(text), limit) or [""]
    while bold and len(lines) > 1 and limit > 8:  # no heading ends in a line of one word
        limit -= 1
        tighter = textwrap.wrap(shown(text), limit)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def markup(text: str) -> str:
    """Return text as it may stand in XML and HTML: never a tag, never a character they forbid.

    >>> markup("<b>")
    '&lt;b&gt;'
    """
    return escape(shown(text)).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def words(text: str, x: float, y: float, size: float, *, bold: bool = False, fill: str = INK) -> str:
    """Return one line of text as an element; the text is never markup."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}"{weight} fill="{fill}">{markup(text)}</text>'


def figure(content: Figure) -> Part:
    """Return the figure: the body in the middle, the sites' panels to its left and right."""
    sides: dict[str, list[tuple[Panel, Part]]] = {"left": [], "right": []}
    for panel in sorted(content.panels, key=_height_of_spot):
        side = SPOTS[panel.site][0] if panel.site in SPOTS else _shorter(sides)
        sides[side].append((panel, _panel(panel)))
    needed = max(_tall(parts) for parts in sides.values())
    height = max(BODY, needed) + TOP
    top = TOP + (height - TOP - BODY) / 2
    out = [
        f'<g transform="translate({MIDDLE:g} {top:g})">',
        drawing({panel.site for panel in content.panels}, INK, TONE, SKIN, PAPER),
        "</g>",
    ]
    for side, parts in sides.items():
        x = MARGIN if side == "left" else WIDTH - MARGIN - PANEL
        y, rest = float(TOP), _tall(parts)
        for panel, part in parts:
            y = min(max(y, _wanted(panel, top)), height - rest)
            rest -= part.height
            out.append(f'<g transform="translate({x} {y:g})">{part.svg}</g>')
            out.append(_leader(panel, side, x, y + NAME + 8, top))
            y += part.height
    if content.marked:
        out.append(pointer(MARGIN + 6, height + 18) + words(content.legend, MARGIN + 26, height + 25, ENTRY))
        height += 36
    return Part("\n".join(out), height + 8)


def _height_of_spot(panel: Panel) -> float:
    return SPOTS[panel.site][2] if panel.site in SPOTS else BODY


def _wanted(panel: Panel, top: float) -> float:
    """Return where a panel's line would run level with its place in the body."""
    return top + _height_of_spot(panel) - NAME - 14


def _tall(parts: list[tuple[Panel, Part]]) -> float:
    return sum(part.height for _, part in parts)


def _shorter(sides: dict[str, list[tuple[Panel, Part]]]) -> str:
    return min(sides, key=lambda side: _tall(sides[side]))


def _panel(panel: Panel) -> Part:
    """Return a site's name over a rule, and its symptoms under it."""
    out = [words(panel.name.capitalize(), 0, NAME, NAME, bold=True)]
    y = float(NAME + 8)
    out.append(f'<path d="M 0 {y:g} L {PANEL} {y:g}" stroke="{INK}" stroke-width="2" fill="none"/>')
    y += 4
    for text, asked in panel.symptoms:
        lines = wrap(text, ENTRY, PANEL - 30, bold=asked)
        if asked:
            tall = STEP * len(lines) + 4
            y += 4
            out.append(
                f'<rect x="0" y="{y + 5:g}" width="{PANEL}" height="{tall:g}" rx="4" '
                f'fill="{PAPER}" stroke="{INK}" stroke-width="2.5"/>'
            )
        for i, line in enumerate(lines):
            y += STEP
            if not i:
                out.append(pointer(7, y - 6) if asked else f'<circle cx="12" cy="{y - 6:g}" r="3.5" fill="{INK}"/>')
            out.append(words(line, 26, y, ENTRY, bold=asked))
        y += 7 if asked else 0
    return Part("\n".join(out), y + 10)


def pointer(x: float, y: float) -> str:
    """Return the sign that marks what was asked about."""
    return f'<path d="M {x:g} {y - 8:g} L {x + 12:g} {y:g} L {x:g} {y + 8:g} Z" fill="{INK}"/>'


def _leader(panel: Panel, side: str, x: float, y: float, top: float) -> str:
    """Return the line from a panel's rule to its place in the body."""
    if panel.site not in SPOTS:
        return ""
    _, spot_x, spot_y = SPOTS[panel.site]
    end_x, end_y = MIDDLE + spot_x, top + spot_y
    start = x + PANEL if side == "left" else x
    return (
        f'<path d="M {start:g} {y:g} L {end_x:g} {end_y:g}" stroke="{PAPER}" stroke-width="6" fill="none"/>'
        f'<path d="M {start:g} {y:g} L {end_x:g} {end_y:g}" stroke="{INK}" stroke-width="2" fill="none"/>'
        f'<circle cx="{end_x:g}" cy="{end_y:g}" r="6" fill="{INK}" stroke="{PAPER}" stroke-width="2"/>'
    )


def inline(content: Figure, name: str = "figure") -> str:
    """Return the figure as an SVG element for a page; ``name`` keeps its ids apart."""
    part = figure(content)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {part.height:g}" role="img" '
        f'aria-labelledby="{name}-title {name}-alt" font-family="{FONT}">'
        f'<title id="{name}-title">{markup(content.title)}</title>'
        f'<desc id="{name}-alt">{markup(alt(content))}</desc>\n{part.svg}\n</svg>'
    )


def alt(content: Figure) -> str:
    """Return the text that stands for the figure: what it shows, site by site."""
    told = []
    for panel in content.panels:
        listed = (f"{text} ({content.asked})" if asked else text for text, asked in panel.symptoms)
        told.append(f"{panel.name.capitalize()}: {', '.join(listed)}.")
    return " ".join([content.alt, *told])
