"""The answer as people see it: in a terminal, and one fact a line.  What it says is decided in ``answer``.

Text from people and data is always ``rich.text.Text``: never markup, never highlighted.
Below NARROW columns the answer turns into ``label: value`` lines.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from mbc_cli.data import Reference
from mbc_cli.model import Result
from mbc_cli.terminal import shown

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from mbc_cli.answer import Card, Part

_TRAILING = re.compile(r"\s+((?:\x1b\[[0-9;]*m)*)$")

NARROW = 60
STYLES = {"source": "dim"}
ASCII_STRONG = "####\n# ##\n####\n# ##\n####\n####\n# ##\n####\n"
"""The border of an emergency card in ASCII, as Rich takes it."""


class Layout(NamedTuple):
    """How an answer is laid out: columns (at least 20), colour and bold or not, box lines beyond ASCII or not."""

    width: int
    color: bool = False
    unicode: bool = True


def console(layout: Layout) -> Console:
    """Return a Rich console that writes into memory; ``text_of`` gives what it was told."""
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=layout.width,
        color_system="standard" if layout.color else None,
        force_terminal=layout.color,
        no_color=not layout.color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )


def text_of(made: Console) -> str:
    """Return all that was printed on a console made here, without trailing blanks."""
    file = made.file
    assert isinstance(file, io.StringIO)
    return "".join(_TRAILING.sub(r"\1", line.rstrip()) + "\n" for line in file.getvalue().splitlines())


def human(result: Result, reference: Reference, layout: Layout) -> str:
    """Return the answer for a terminal.

    Args:
        result: what was found.
        reference: for names and wording.
        layout: for the terminal; meaning never rests on its colour.
    """
    if layout.width < NARROW:
        return _narrow(result, reference, layout)
    from rich.padding import Padding
    from rich.text import Text

    from mbc_cli.answer import Card, answer

    out = console(layout)
    said = answer(result, reference)
    out.print(Text(said.heading, style="bold underline"))
    out.print()
    gap = True
    for each in said.body:
        if isinstance(each, Card):  # a blank line stands before and after it
            if not gap:
                out.print()
            out.print(urgent_box(each, layout))
            out.print()
        else:
            out.print(Padding(_styled(each), (0, 0, 0, 2)))
        gap = isinstance(each, Card)
    if not gap:
        out.print()
    for part in said.closing:
        out.print(Padding(_styled(part), (0, 0, 0, 2)))
    out.print(Padding(Text(said.contact, style="bold"), (0, 0, 0, 2)))
    return text_of(out)


def _styled(part: Part) -> Text:
    """Return the words of a part; the article's words and the sites are set off in bold."""
    from rich.text import Text

    line = Text(shown(part.text), style=STYLES.get(part.kind, ""))
    at = 0
    for quoted, style in zip(part.bold, ("bold", "bold cyan"), strict=False):
        at = line.plain.find(shown(quoted), at)
        if at < 0:
            break
        line.stylize(style, at, at := at + len(shown(quoted)))
    return line


def urgent_box(card: Card, layout: Layout) -> RenderableType:
    """Return the urgent card: set apart by a box, urgency in words; that of an emergency has a double border."""
    from rich import box
    from rich.panel import Panel
    from rich.text import Text

    inside = Text(shown(card.heading), style="bold")
    for line in card.lines:
        inside.append(f"\n- {shown(line)}", style="not bold")
    inside.append(f"\n{shown(card.sources)}", style="not bold dim")
    if layout.unicode:
        border = box.DOUBLE if card.strongest else box.SQUARE
    else:
        border = box.Box(ASCII_STRONG, ascii=True) if card.strongest else box.ASCII
    return Panel(inside, title=Text(shown(card.label)), title_align="left", box=border, border_style="red")


def plain(result: Result, reference: Reference) -> str:
    """Return the answer as lines of ``label: value``, one fact a line, the contact prompt last."""
    from mbc_cli.answer import facts

    return "".join(f"{label}: {value}\n" for label, value in facts(result, reference))


def _narrow(result: Result, reference: Reference, layout: Layout) -> str:
    """Return the answer as ``label: value`` lines, wrapped at the width."""
    from rich.text import Text

    from mbc_cli.answer import facts

    out = console(layout)
    for label, value in facts(result, reference):
        out.print(Text.assemble((f"{label}: ", "bold"), value))
    return text_of(out)
