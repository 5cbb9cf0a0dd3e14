"""Exit codes, and the one kind of error a user ever sees: what went wrong, what to do next."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the mbc command.  A crash can never look like "not in the list"."""

    IN_LIST = 0
    NOT_IN_LIST = 1
    USAGE = 2
    DATA = 3
    INPUT = 4
    OUTPUT = 5
    INTERNAL = 101
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class MbcError(Exception):
    """An error with a next step.

    Args:
        message: what went wrong, one line, no final full stop needed.
        hint: what to do next, one line.
        code: the exit code that the command ends with.
    """

    code: Exit = Exit.INTERNAL

    def __init__(self, message: str, hint: str, code: Exit | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.code = code


class UsageError(MbcError):
    """The command line asks for something that mbc does not have."""

    code = Exit.USAGE


class DataError(MbcError):
    """A data file cannot be used."""

    code = Exit.DATA
