"""The answer as people see it in a terminal: calm, clear, the contact prompt last.

Text from people and data is always ``rich.text.Text``: never markup, never highlighted.
Below NARROW columns the answer turns into ``label: value`` lines.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from mbc_cli.data import Reference
from mbc_cli.model import Result, Urgent
from mbc_cli.phrases import Phrases
from mbc_cli.terminal import shown

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_TRAILING = re.compile(r"\s+((?:\x1b\[[0-9;]*m)*)$")

NARROW = 60
QUOTED = 400
"""Characters of a long text that are shown back."""


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

    out = console(layout)
    for text in _body(result, reference):
        out.print(Padding(text, (0, 0, 0, 2)))
    say = Phrases(reference)
    for card in result.urgent:
        out.print()
        out.print(urgent_box(card, reference, layout))
    out.print()
    out.print(Padding(_line(say.not_the_cause), (0, 0, 0, 2)))
    if result.matches:
        out.print(Padding(_line(say.source, "dim"), (0, 0, 0, 2)))
    out.print(Padding(_line(result.advice, "bold"), (0, 0, 0, 2)))
    heading = console(layout)
    heading.print(_line(shown(" ".join(result.input.split()), QUOTED) or "(nothing)", "bold underline"))
    return text_of(heading) + "\n" + text_of(out)


def _body(result: Result, reference: Reference) -> list[Text]:
    """Return the lines that say what was found, denied, offered or not found."""
    say = Phrases(reference)
    lines: list[Text] = []
    if result.cut:
        lines.append(_line(say.cut))
    for match in result.matches:
        lines.append(_listed(match.article, say.names(match.sites), reference))
        if match.correction is not None:
            lines.append(_line(say.read_as(match.correction)))
    groups = say.grouped(result)
    lines.extend(_line(say.group(site, count)) for site, count in groups)
    if groups:
        lines.append(_line(say.grouped_note))
    lines.extend(_line(say.denied(mention.words, mention.article)) for mention in result.denied)
    if result.suggestions:
        if not result.matches and not result.denied:
            lines.extend(_line(text) for text in say.not_listed(result.input))
        lines.append(_line(say.suggested))
        lines.extend(_listed(each.article, say.names(each.sites), reference) for each in result.suggestions)
    elif not result.matches:
        lines.extend(_line(text) for text in say.nothing(result))
    return lines


def _listed(article: str, sites: str, reference: Reference) -> Text:
    """Return where the article lists a symptom, its words and the sites set off in bold."""
    from rich.text import Text

    before, between, after = _split(reference.wording["listed"])
    return Text.assemble(before, (f'"{article}"', "bold"), between, (sites, "bold cyan"), after)


def _split(sentence: str) -> tuple[str, str, str]:
    before, rest = sentence.split("{symptom}")
    between, after = rest.split("{sites}")
    return before, between, after


def _line(sentence: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(sentence, style=style)


def urgent_box(card: Urgent, reference: Reference, layout: Layout) -> RenderableType:
    """Return the urgent card: set apart by a box, urgency in words."""
    from rich import box
    from rich.panel import Panel
    from rich.text import Text

    inside = Text(card.heading, style="bold")
    for line in card.lines:
        inside.append(f"\n- {line}", style="not bold")
    return Panel(
        inside,
        title=Text(reference.urgent_label),
        title_align="left",
        box=box.HEAVY if layout.unicode else box.ASCII,
        border_style="red",
    )


def _narrow(result: Result, reference: Reference, layout: Layout) -> str:
    """Return the answer as ``label: value`` lines, wrapped at the width."""
    from mbc_cli.export import plain

    out = console(layout)
    from rich.text import Text

    for row in plain(result, reference).splitlines():
        label, _, value = row.partition(": ")
        out.print(Text.assemble((f"{label}: ", "bold"), value))
    return text_of(out)
