"""The store of compiled words: it saves time, and whatever becomes of it, answers stay the same."""

from __future__ import annotations

import resource
from collections.abc import Callable

import pytest

from tests.conftest import TEXT, Installed


def test_the_store_is_one_file_without_what_was_typed(installed: Installed) -> None:
    first = installed.answer()
    (store,) = installed.stored()
    assert b"yellow" in store.read_bytes()
    assert TEXT.encode() not in store.read_bytes()
    changed = store.stat().st_mtime_ns
    assert installed.answer() == first
    assert store.stat().st_mtime_ns == changed


def emptied(content: bytes) -> bytes:
    return content[:0]


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def zeroed(content: bytes) -> bytes:
    return content[: len(content) // 2] + bytes(len(content) // 2)


def garbled(content: bytes) -> bytes:
    return content.replace(b"yellow", b"purple").replace(b"headache", b"headlamp")


def replaced(_: bytes) -> bytes:
    return b"not marshal at all"


@pytest.mark.parametrize("damage", [emptied, halved, zeroed, garbled, replaced], ids=lambda each: each.__name__)
def test_a_damaged_store_is_made_anew(installed: Installed, damage: Callable[[bytes], bytes]) -> None:
    first = installed.answer()
    (store,) = installed.stored()
    damaged = damage(store.read_bytes())
    store.write_bytes(damaged)
    assert installed.answer() == first
    assert store.read_bytes() != damaged


def test_no_place_for_the_store_is_no_fault(installed: Installed) -> None:
    installed.cache.write_bytes(b"a file where the folder would be")
    assert installed.answer() == installed.answer()
    assert installed.cache.is_file()


def test_a_full_disk_leaves_nothing_half_written(installed: Installed) -> None:
    def nearly_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    installed.answer(preexec_fn=nearly_full)
    assert installed.stored() == []


def test_several_first_starts_at_once_end_in_one_store(installed: Installed) -> None:
    running = [installed.start() for _ in range(6)]
    answers = {process.communicate(timeout=60) for process in running}
    assert len(answers) == 1
    assert {process.returncode for process in running} == {0}
    assert len(installed.stored()) == 1
