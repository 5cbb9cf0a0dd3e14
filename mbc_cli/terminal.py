"""The edge of the program: standard streams, width, colour, and what may reach a terminal.

Only this module writes.  Everything written is bytes, so that neither the locale nor
Rich's wrapping can change machine output.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import stat
import sys
import unicodedata
from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import BinaryIO, Literal

from mbc_cli.errors import Exit, MbcError

Color = Literal["auto", "always", "never"]

PIECE = 1 << 16
"""Bytes that are gathered before they are written."""

PATIENCE = 2.0
"""Seconds that a program that was told to stop waits for its reader."""

ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Signals that tell a program to end: it writes out what was answered, and ends with 128 + the signal."""

DEFAULT_WIDTH = 80
MIN_WIDTH, MAX_WIDTH = 20, 120
"""Answers are laid out for widths in this range, whatever the terminal says."""


class ClosedPipe(Exception):  # noqa: N818 - no error: the reader has had enough
    """The reader of our output went away (``| head -1``)."""


class Output:
    """A stream to write text to.

    Args:
        stream: a binary stream; None where the process was started without one.
        name: how errors call it.
        encoding: of the text; characters it cannot carry are written as escapes.
    """

    def __init__(self, stream: BinaryIO | None, name: str, encoding: str = "utf-8") -> None:
        self._stream = stream
        self._name = name
        self.encoding = encoding
        self._pending = bytearray()
        self._patience: float | None = None

    @property
    def is_terminal(self) -> bool:
        """Whether a person is likely to be looking."""
        try:
            return self._stream is not None and self._stream.isatty()
        except ValueError:
            return False

    @property
    def is_unicode(self) -> bool:
        """Whether the stream carries more than ASCII."""
        return self.encoding.lower().replace("-", "").startswith("utf")

    def write(self, text: str) -> None:
        """Take text to be written; it leaves in large pieces, or at ``flush``.

        Raises:
            ClosedPipe: the reader is gone.
            MbcError: the output cannot be written (exit code 5).
        """
        self._pending += text.encode(self.encoding, "backslashreplace")
        if len(self._pending) >= PIECE:
            self.flush()

    def flush(self) -> None:
        """Hand everything written to the system; raises as ``write`` does."""
        if not self._pending:
            return
        if self._stream is None:
            self._pending.clear()
            raise self._failed("it is closed")
        try:
            self._hand_over(self._stream)
        except (OSError, ValueError) as error:
            self._pending.clear()
            self._raise(error)
        except (KeyboardInterrupt, SystemExit):
            # What is left is written once more on the way out, unless nobody takes it.
            self._patience = PATIENCE
            raise

    def _hand_over(self, stream: BinaryIO) -> None:
        """Write all that is pending so that a signal at any moment loses no byte and doubles none.

        Raises:
            OSError: the system does not take it.
        """
        stream.flush()
        try:
            number = stream.fileno()
            piece = PIECE if stat.S_ISREG(os.fstat(number).st_mode) else select.PIPE_BUF
        except (OSError, ValueError, AttributeError):  # not a stream of the system, or not a POSIX system
            stream.write(bytes(self._pending))
            self._pending.clear()
            stream.flush()
            return
        while self._pending:
            # A signal may break off the waiting, where nothing is written yet.  A pipe that is
            # ready takes PIPE_BUF bytes at once, so the writing, with signals held, does not wait.
            if not select.select([], [number], [], self._patience)[1]:
                self._pending.clear()
                return
            held = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, *ENDINGS))
            try:
                with contextlib.suppress(BlockingIOError):
                    del self._pending[: os.write(number, self._pending[:piece])]
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, held)

    def abandon(self) -> None:
        """Give up on the stream: nothing more is written to it, not even at exit."""
        self._pending.clear()
        if self._stream is None:
            return
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, self._stream.fileno())
            os.close(quiet)
        except (OSError, ValueError):
            pass

    def _raise(self, error: Exception) -> None:
        if isinstance(error, BrokenPipeError):
            raise ClosedPipe from None
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is closed"
        raise self._failed(reason.lower()) from None

    def _failed(self, reason: str) -> MbcError:
        return MbcError(
            f"the answer could not be written to {self._name}: {reason}",
            "Free some space or name another place, then run it again.",
            Exit.OUTPUT,
        )


@cache
def standard_output() -> Output:
    """Return standard output; where it was closed, writing to it is an error."""
    return Output(_binary(sys.stdout), "standard output", _encoding(sys.stdout))


@cache
def standard_error() -> Output:
    """Return standard error."""
    return Output(_binary(sys.stderr), "standard error", _encoding(sys.stderr))


def _binary(stream: object) -> BinaryIO | None:
    return getattr(stream, "buffer", None)


def _encoding(stream: object) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def use_color(choice: Color, output: Output, environment: Mapping[str, str] = os.environ) -> bool:
    """Decide on colour: the option, then NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, then the terminal.

    ``FORCE_COLOR=0`` means no colour, as its makers say; any other value means colour.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(name):
            return environment[name] not in ("0", "false")
    return output.is_terminal and environment.get("TERM", "") not in ("dumb", "")


def width(output: Output, environment: Mapping[str, str] = os.environ) -> int:
    """Return how many columns to lay out for, within MIN_WIDTH and MAX_WIDTH."""
    columns = environment.get("COLUMNS", "")
    if _is_size(columns):
        wide = int(columns)
    elif output.is_terminal:
        try:
            wide = os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH
        except (OSError, ValueError):
            wide = DEFAULT_WIDTH
    else:
        wide = DEFAULT_WIDTH
    return max(MIN_WIDTH, min(MAX_WIDTH, wide))


def forget_bad_sizes(environment: MutableMapping[str, str]) -> None:
    """Take sizes that are no number out of the environment: Rich would stumble over some of them."""
    for name in ("COLUMNS", "LINES"):
        if name in environment and not _is_size(environment[name]):
            del environment[name]


def _is_size(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 6


def shown(text: str, limit: int = 0) -> str:
    """Return text that is safe to show: control and invisible characters as escapes.

    Args:
        text: anything a person or a file gave us.
        limit: longer text is cut to so many characters and "..." (0: never).

    >>> shown("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    if limit and len(text) > limit:
        text = text[:limit].rstrip() + "..."
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def is_hidden(character: str) -> bool:
    """Say whether a terminal would act on a character and not show it: control, invisible, bidirectional."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _visible(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii") if is_hidden(character) else character
