"""Run the command: every way it can end has its own exit code, and none shows a traceback."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from mbc_cli import __version__
from mbc_cli.cli.app import app
from mbc_cli.errors import Exit, MbcError
from mbc_cli.terminal import ENDINGS, ClosedPipe, forget_bad_sizes, shown, standard_error, standard_output

VERBS = {
    "lookup": "lookup",
    "why": "why",
    "sites": "browse",
    "site": "browse",
    "symptoms": "browse",
    "chart": "chart",
    "handout": "handout",
    "note": "handout",
    "ask": "ask",
    "demo": "demo",
}
"""The verbs, and the module of ``mbc_cli.cli`` that adds each to the app, in the order of the help."""

COMPLETION = "_MBC_COMPLETE"
"""The shell sets this when it asks what a word could be completed to."""

HELP_OPTIONS = {"-h", "--help"}
"""Typer writes the help by itself, and takes a full disk for a fault and closed output for success."""

UsageProblem: Any = typer.BadParameter.__mro__[2]
"""The base of all complaints of the parser (Typer exports its children only)."""


@app.callback(invoke_without_command=True, help=app.info.help)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version and stop.")] = False,
) -> None:
    """Show the version or the help where no verb is given."""
    if version:
        standard_output().write(f"mbc {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        standard_output().write(context.get_help() + "\n")
        raise typer.Exit


def run(args: list[str] | None = None) -> None:
    """Run mbc and leave the process with its exit code."""
    code = main(sys.argv[1:] if args is None else args)
    sys.exit(code)


def main(args: list[str]) -> int:
    """Run mbc.

    Args:
        args: the words after the command's name.

    Returns:
        The exit code.
    """
    for number in ENDINGS:
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _terminate)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        try:
            forget_bad_sizes(os.environ)
            add_verbs(args)
            code = _call(args)
            standard_output().flush()
            return _interrupted() if code == Exit.INTERRUPTED else code  # Typer makes this of Ctrl-C
        except ClosedPipe:
            raise
        except BaseException:
            _keep_what_was_answered()
            raise
    except ClosedPipe:
        standard_output().abandon()
        return Exit.BROKEN_PIPE
    except MbcError as error:
        if error.code == Exit.OUTPUT:
            standard_output().abandon()
        return _complain(error.message, error.hint, error.code)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except UsageProblem as problem:
        return _complain(*_usage(problem, args), Exit.USAGE)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else Exit.INTERNAL
    except BrokenPipeError:
        standard_output().abandon()
        return Exit.BROKEN_PIPE
    except Exception as fault:  # noqa: BLE001 - the last line of defence
        where = fault.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "?"
        return _complain(
            f"a fault in mbc ({type(fault).__name__} at {place})",
            "Please report this line. It holds nothing that you typed.",
            Exit.INTERNAL,
        )


def _call(args: list[str]) -> int:
    """Run the verb that is called and return its exit code; help is written as answers are."""
    if not HELP_OPTIONS.intersection(args):
        return int(app(args=args, prog_name="mbc", standalone_mode=False) or 0)
    out = standard_output()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = int(app(args=args, prog_name="mbc", standalone_mode=False) or 0)
    out.write(said.getvalue())
    return code


def add_verbs(args: list[str]) -> None:
    """Add the verb that is called to the app; all of them where that is not plain (help, completion, a slip)."""
    wanted = VERBS.get(args[0]) if args and COMPLETION not in os.environ else None
    for module in dict.fromkeys(VERBS.values()) if wanted is None else (wanted,):
        import_module(f"mbc_cli.cli.{module}")


def _keep_what_was_answered() -> None:
    """Write out the answers given so far; a failure here must not hide the first one."""
    try:
        standard_output().flush()
    except (ClosedPipe, MbcError):
        standard_output().abandon()


def _terminate(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def _interrupted() -> int:
    """Give the shell's prompt a line of its own: the terminal shows ^C on the one before."""
    err = standard_error()
    if err.is_terminal:
        with contextlib.suppress(ClosedPipe, MbcError):
            err.write("\n")
            err.flush()
    return Exit.INTERRUPTED


def _complain(message: str, hint: str, code: Exit) -> int:
    """Write the two lines of an error; none over a command line that the shell is completing."""
    if COMPLETION in os.environ:
        return int(code)
    with contextlib.suppress(ClosedPipe, MbcError):
        err = standard_error()
        err.write(f"error: {shown(message)}\nhint: {shown(hint)}\n")
        err.flush()
    return int(code)


def _usage(problem: Exception, args: list[str]) -> tuple[str, str]:
    """Return the two lines for a command line that cannot be read."""
    said = getattr(problem, "format_message", problem.__str__)()  # what is missing stands only there
    message = said.split("\n")[0].rstrip(".")
    words = [word for word in args if not word.startswith("-")]
    if "No such command" in message and words:
        meant = _meant(words[0])
        rest = " ".join(words[1:] if meant else words)
        return f'there is no command "{words[0]}"', f"Did you mean: mbc {meant or 'lookup'} {rest}".rstrip()
    context = getattr(problem, "ctx", None)
    verb = context.info_name if context is not None else args[0]
    verb = verb if verb in VERBS else ""
    return message[:1].lower() + message[1:], f"See: mbc {verb} --help".replace("  ", " ")


def _meant(word: str) -> str | None:
    """Return the verb that a mistyped one is nearest to, or None."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(word.lower(), list(VERBS), scorer=OSA.distance, score_cutoff=2 if len(word) > 3 else 1)
    return found[0] if found else None
