"""Run the command: every way it can end has its own exit code, and none shows a traceback."""

from __future__ import annotations

import os
import signal
import sys

import typer

from mbc_cli import __version__
from mbc_cli.cli.app import app
from mbc_cli.errors import Exit, MbcError
from mbc_cli.terminal import ClosedPipe, shown, standard_error, standard_output

# Importing a module of verbs adds them to the app, in this order.
from mbc_cli.cli import lookup, browse, why  # noqa: F401, I001 isort:skip

UsageProblem = typer.BadParameter.__mro__[2]
"""The base of all complaints of the parser (Typer exports its children only)."""


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", "-V", help="Show the version and stop."),
) -> None:
    if version:
        standard_output().write(f"mbc {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        standard_output().write(context.get_help() + "\n")
        raise typer.Exit


start.__doc__ = app.info.help


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
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, _terminate)
    try:
        try:
            code = app(args=args, prog_name="mbc", standalone_mode=False)
            standard_output().flush()
            return int(code or 0)
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
        return Exit.INTERRUPTED
    except UsageProblem as problem:
        return _complain(*_usage(problem, args), Exit.USAGE)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else Exit.INTERNAL
    except BrokenPipeError:
        standard_output().abandon()
        return Exit.BROKEN_PIPE
    except Exception as fault:  # noqa: BLE001 - the last line of defence; symptom text is never shown
        where = fault.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = f"{os.path.basename(where.tb_frame.f_code.co_filename)}:{where.tb_lineno}" if where else "?"
        return _complain(
            f"a fault in mbc ({type(fault).__name__} at {place})",
            "Please report this line. It holds nothing that you typed.",
            Exit.INTERNAL,
        )


def _keep_what_was_answered() -> None:
    """Write out the answers given so far; a failure here must not hide the first one."""
    try:
        standard_output().flush()
    except (ClosedPipe, MbcError):
        standard_output().abandon()


def _terminate(*_: object) -> None:
    raise SystemExit(128 + signal.SIGTERM)


def _complain(message: str, hint: str, code: Exit) -> int:
    """Write the two lines of an error."""
    try:
        err = standard_error()
        err.write(f"error: {shown(message)}\nhint: {shown(hint)}\n")
        err.flush()
    except (ClosedPipe, MbcError):
        pass
    return int(code)


def _usage(problem: Exception, args: list[str]) -> tuple[str, str]:
    """Return the two lines for a command line that cannot be read."""
    message = str(getattr(problem, "message", problem)).split("\n")[0].rstrip(".")
    verbs = [command.name or (command.callback.__name__ if command.callback else "") for command in app.registered_commands]
    words = [word for word in args if not word.startswith("-")]
    if "No such command" in message and words:
        meant = _meant(words[0], verbs)
        rest = " ".join(words[1:] if meant else words)
        return f'there is no command "{words[0]}"', f"Did you mean: mbc {meant or 'lookup'} {rest}".rstrip()
    context = getattr(problem, "ctx", None)
    verb = context.info_name if context is not None and context.info_name in verbs else ""
    return message[:1].lower() + message[1:], f"See: mbc {verb} --help".replace("  ", " ")


def _meant(word: str, verbs: list[str]) -> str | None:
    """Return the verb that a mistyped one is nearest to, or None."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(word.lower(), verbs, scorer=OSA.distance, score_cutoff=2 if len(word) > 3 else 1)
    return found[0] if found else None
