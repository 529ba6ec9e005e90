"""Adding rows to a register's decisions: never a change to what stands there, and whole or not at all."""

from __future__ import annotations

import os
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.review.decisions import read_decisions
from finlink.review.dialect import Target, rows_as_text, target_of
from finlink.settings import load as load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from finlink.review.decisions import Decision

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PATIENCE = 15.0
"""Seconds to wait for another analyst's row to be written."""


@dataclass(frozen=True, slots=True)
class Appended:
    """What was written: the file, the decisions that are new in it, and those that stood there already."""

    path: Path
    written: tuple[Decision, ...]
    already: tuple[Decision, ...]


def append(register: Path, decisions: Sequence[Decision]) -> Appended:
    """Add decisions to a register as rows of its decisions file, on the disk when this returns.

    A decision that is the last word on its pair already (same word, name and reason) is not added again. Two analysts
    may append at once: one waits for the other. The rows are read back as a build would read them; if anything else
    than these rows is new there, the file is left as it was. Raises FinlinkError where nothing could be written.
    """
    with _alone(register):
        before = read_decisions(register)
        target = target_of(register, load_settings(register))
        written, already = _new(before, decisions)
        if written:
            _add(target, rows_as_text(target, written), lambda: _check(register, before, written, target))
    return Appended(target.path, tuple(written), tuple(already))


def _new(before: Sequence[Decision], decisions: Sequence[Decision]) -> tuple[list[Decision], list[Decision]]:
    """Split decisions into those to write and those that are the last word already."""
    last = {one.pair: one for one in before}
    written: list[Decision] = []
    already: list[Decision] = []
    for one in decisions:
        there = last.get(one.pair)
        if there is not None and there.content == one.content:
            already.append(one)
        else:
            written.append(one)
            last[one.pair] = one
    return written, already


def _check(register: Path, before: Sequence[Decision], written: Sequence[Decision], target: Target) -> None:
    """Refuse rows that a build would not read as they are meant."""
    if Counter(read_decisions(register)) != Counter(before) + Counter(written):
        raise FinlinkError(
            f"{target.path} would not be read back as it was written, so nothing was added; see what is said about it "
            f"with: finlink check {register}."
        )


def _add(target: Target, text: str, check: Callable[[], None]) -> None:
    """Add text to a file, put it on the disk, and take it back where it could not be written or does not check."""
    try:
        data = text.encode(target.encoding)
    except UnicodeEncodeError as error:
        raise FinlinkError(
            f'{target.path} is kept in {target.encoding}, which has no "{text[error.start]}"; write it another way, or '
            "keep the file in UTF-8."
        ) from None
    new = not target.path.exists()
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(target.path, flags, 0o666)
    size = os.fstat(descriptor).st_size
    try:
        _write(descriptor, data)
        check()
    except BaseException:
        os.ftruncate(descriptor, size)
        if new:
            target.path.unlink()
        raise
    finally:
        os.close(descriptor)
    if new:
        _sync_folder(target.path.parent)


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Put the new name of a file on the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _alone(register: Path) -> Iterator[None]:
    """Hold the register's folder against a second writer, waiting for the first; not on Windows, which lacks the lock.

    The lock goes with the process, so a killed one leaves nothing behind.
    """
    if fcntl is None:
        yield
        return
    descriptor = os.open(register, os.O_RDONLY)
    try:
        end = time.monotonic() + PATIENCE
        while not _held(descriptor):
            if time.monotonic() > end:
                raise FinlinkError(f"Another finlink is writing decisions to {register}; try again when it has ended.")
            time.sleep(0.02)
        yield
    finally:
        os.close(descriptor)


def _held(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
