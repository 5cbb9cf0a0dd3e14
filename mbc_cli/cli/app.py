"""The Typer app, the options that verbs share, and the environment they run in."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from mbc_cli.errors import Exit
from mbc_cli.terminal import Output, standard_error, standard_output

HELP = """Look up a symptom: which sites does one article list it under?

The article is about metastatic breast cancer.

\b
Examples:
  mbc lookup yellow eyes
  mbc lookup "bone pain" "throwing up"
  echo "short of breth" | mbc lookup --format json
  mbc why "no headache, but I can't see well"
  mbc symptoms
  mbc chart --save chart.svg
  mbc demo

mbc is a reference lookup. It does not tell the cause. Contact your doctor about any symptom.
Nothing that you type is sent or stored.
"""

CODES = """\b
Exit codes:
  0    at least one symptom is in the list
  1    ran well, none is
  2    the command line is not right
  3    the data file cannot be used
  4    an input cannot be read
  5    the answer cannot be written
  101  a fault in mbc
  130  stopped by Ctrl-C
  141  the reader of the output went away
"""

app = typer.Typer(
    help=HELP,
    epilog=CODES,
    add_completion=True,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    suggest_commands=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(str, Enum):
    """How answers are written."""

    human = "human"
    plain = "plain"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    markdown = "markdown"


class Accept(str, Enum):
    """The last rung of the ladder that counts as a match."""

    exact = "exact"
    phrase = "phrase"
    form = "form"
    spelling = "spelling"


class ColorChoice(str, Enum):
    """When to use colour."""

    auto = "auto"
    always = "always"
    never = "never"


FORMAT_HELP = "How to write the answer. Default: human on a terminal, plain in a pipe."
FormatOption = Annotated[Format | None, typer.Option("--format", "-f", help=FORMAT_HELP)]
AcceptOption = Annotated[Accept, typer.Option("--accept", help="The last step that counts as a match.")]
DataOption = Annotated[
    str | None, typer.Option("--data", metavar="FILE", help="Another mapping file. Also: MBC_DATA.", show_default=False)
]
ColorOption = Annotated[ColorChoice, typer.Option("--color", help="When to use colour.")]


class Screen:
    """Where a verb writes: the streams, and how to lay out for them.

    Args:
        chosen: the format that the user named, if any.
        color: the colour option.
    """

    def __init__(self, chosen: Enum | None, color: ColorChoice = ColorChoice.auto) -> None:
        from mbc_cli import terminal
        from mbc_cli.render import Layout

        self.out: Output = standard_output()
        self.err: Output = standard_error()
        self.format = (
            Format(chosen.value) if chosen is not None else (Format.human if self.out.is_terminal else Format.plain)
        )
        self.color = terminal.use_color(color.value, self.out)
        self.width = terminal.width(self.out)
        self.layout = Layout(self.width, color=self.color, unicode=self.out.is_unicode)
        if self.format in (Format.json, Format.jsonl) and not self.out.is_unicode:
            self.out.encoding = "utf-8"


def stop(code: Exit) -> typer.Exit:
    """Return the exception that ends a verb with an exit code."""
    return typer.Exit(int(code))
