"""The main job, in order: read → normalise → link → trace → assess → publish.

This module alone holds the order. A build is written aside and takes its place whole or not at all; the same
input and settings give the same bytes, so nothing here writes the clock, the host or an absolute path.
"""

from __future__ import annotations

import errno
import gc
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from finlink import measures, money, publish
from finlink.assess import assess
from finlink.assess.as_of import AsOf, find_as_of
from finlink.engine import DuckEngine
from finlink.errors import FinlinkError, Issue
from finlink.files import claim_part_folder, finish_interrupted_swap, swap_in
from finlink.intake import make_tables
from finlink.link import link
from finlink.normalise import Loaded, load_inputs, normalise, prepare
from finlink.profiles import is_path, own_files, path_from
from finlink.profiles import load as load_profile
from finlink.read import find_inputs
from finlink.result import MANIFEST, Build, make_views, open_build
from finlink.settings import load as load_settings
from finlink.trace import trace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finlink.profiles import Profile
    from finlink.settings import Settings

WHILE_READING = "700MB"
"""What the engine may hold while files are read: the process then stays below 1 GiB whatever a file's size."""

STAGES = ("read", "normalise", "link", "trace", "assess", "write", "chart")


@dataclass(slots=True)
class _Clock:
    """Times the stages and tells a listener when one begins."""

    listener: Callable[[str], None]
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.listener(name)
        started = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - started


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the cycle collector off for the length of a build: it makes millions of objects and hardly a cycle."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def default_folder(register: Path) -> Path:
    """Return where a build goes when nothing else is said: ``<register>-build`` in the current folder."""
    return Path.cwd() / f"{register.resolve().name}-build"


def build(
    register: str | Path,
    out: str | Path | None = None,
    *,
    as_of: str = "",
    profile: str = "",
    encoding: str = "",
    delimiter: str = "",
    decimal: str = "",
    dates: str = "",
    zone: str = "",
    listener: Callable[[str], None] = lambda _stage: None,
) -> Build:
    """Build the register in the folder ``register`` into the folder ``out`` and return the Build.

    The options win over the register's ``finlink.toml``; ``as_of`` is YYYY-MM-DD or "today", ``profile`` a name or
    a TOML file. Raises FinlinkError, one whole sentence, when it cannot go on; then nothing is written and an earlier
    build stays as it was.
    """
    folder = Path(register)
    settings = load_settings(folder).with_options(
        as_of=as_of,
        profile=_profile_asked_for(profile, folder),
        encoding=encoding,
        delimiter=delimiter,
        decimal=decimal,
        dates=dates,
        zone=zone,
    )
    target = (Path(out) if out else default_folder(folder)).absolute()
    _refuse_foreign_folder(target, folder)
    finish_interrupted_swap(target)
    try:
        with claim_part_folder(target) as part, _without_collector():
            timings = _build_into(part, folder, settings, listener, publish.found_before(target))
            swap_in(part, target)
    except OSError as error:
        raise _in_words(error, target) from None
    done = open_build(target)
    done.timings = timings
    return done


@contextmanager
def checked(register: str | Path, **reading: str) -> Iterator[tuple[DuckEngine, Loaded]]:
    """Read and type a register without building it: an engine with its tables and the account of its input.

    ``reading`` are the options of ``build`` that say how files are read. Raises FinlinkError for what would refuse a
    build.
    """
    import tempfile  # noqa: PLC0415 - only this needs it

    folder = Path(register)
    settings = load_settings(folder).with_options(**reading)
    profile_of(folder, settings)
    with tempfile.TemporaryDirectory() as work:
        engine = DuckEngine(Path(work) / "spill", memory=WHILE_READING)
        try:
            loaded = _normalised(engine, folder, settings, Path(work))
            make_tables(engine, loaded)
            yield engine, loaded
        finally:
            engine.close()


def check(register: str | Path, **reading: str) -> tuple[Loaded, list[Issue]]:
    """Read and type a register without building it; return what was loaded and every problem, in order."""
    with checked(register, **reading) as (_, loaded):
        return loaded, sorted(loaded.issues)


def _refuse_foreign_folder(target: Path, register: Path) -> None:
    if target.resolve() == register.resolve():
        raise FinlinkError(f"{target} is the register itself; name another folder with -o.")
    if target.exists() and not target.is_dir():
        raise FinlinkError(f"{target} is a file; name a folder with -o.")
    if target.exists() and any(target.iterdir()) and not _is_build(target):
        raise FinlinkError(
            f"{target} exists and is not a finlink build, so it is left alone; name another folder with -o."
        )
    if target.exists() and (own := publish.foreign_files(target)):
        raise FinlinkError(
            f"{target} holds {own[0]}, which no build wrote and the new build would remove; move it elsewhere first."
        )


def _is_build(folder: Path) -> bool:
    """Say whether a folder was written by finlink: other programs have files called manifest.json too."""
    try:
        return '"manifest_sha256"' in (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _in_words(error: OSError, target: Path) -> FinlinkError:
    """Say in one sentence what the system refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FinlinkError(f"The disk is full; nothing was changed at {target}. Free some space and build again.")
    what = error.strerror or str(error)
    return FinlinkError(f"{error.filename or target} cannot be used: {what}; nothing was changed at {target}.")


def _normalised(engine: DuckEngine, folder: Path, settings: Settings, work: Path) -> Loaded:
    inputs, unused = find_inputs(folder, settings, work)
    loaded = load_inputs(inputs, settings, engine, work)
    loaded.issues += unused
    normalise(engine, loaded, settings, transfers_final=prepare(engine, loaded))
    money.convert(engine, loaded.issues)
    return loaded


def _build_into(
    part: Path, folder: Path, settings: Settings, listener: Callable[[str], None], before: publish.Before
) -> dict[str, float]:
    """Run all stages and leave the finished build in ``part``; returns the seconds of each stage."""
    clock = _Clock(listener)
    work = part / "work"
    work.mkdir()
    engine = DuckEngine(work / "spill", memory=WHILE_READING)
    rules = profile_of(folder, settings)
    try:
        with clock.stage("read"):
            inputs, unused = find_inputs(folder, settings, work)
            loaded = load_inputs(inputs, settings, engine, work)
            loaded.issues += unused
        engine.allow_memory("1600MB")
        with clock.stage("normalise"):
            final = prepare(engine, loaded)
            with publish.transfers_written(engine, part, loaded, at_once=final):
                normalise(engine, loaded, settings, transfers_final=final, known=before.identifiers)
            basis = money.convert(engine, loaded.issues)
        with publish.input_tables_written(engine, part):
            with clock.stage("link"):
                link(engine, settings, before.weighed)
            make_views(engine)
            with clock.stage("trace"):
                as_of = _as_of(engine, settings)
                basis |= measures.follow(engine, as_of.day)
                basis |= trace(engine, settings, of_profile=rules.trace_method)
            with clock.stage("assess"):
                make_tables(engine, loaded)
                given = {file.input.table for file in loaded.files}
                assess(engine, rules, as_of.day, given=given, network_strength=settings.network_strength)
        with clock.stage("write"), publish.results_written(engine, part, loaded), clock.stage("chart"):
            publish.write_chart(engine, part, as_of)
        engine.close()
        shutil.rmtree(work)
        files = own_files(_profile_place(folder, settings), folder)
        publish.write_manifest(part, settings, rules, as_of, loaded, basis, profile_files=files)
    finally:
        engine.close()
    return clock.seconds


def _as_of(engine: DuckEngine, settings: Settings) -> AsOf:
    given = settings.as_of
    if given == "today":
        given = date.today().isoformat()  # noqa: DTZ011 - the user's own calendar day is meant
    return find_as_of(engine, given)


def profile_of(register: Path, settings: Settings) -> Profile:
    """Load the profile a register asks for; a file's path counts from the register's folder."""
    return load_profile(_profile_place(register, settings))


def _profile_place(register: Path, settings: Settings) -> str | Path:
    name = settings.profile
    return register / name if is_path(name) else name


def _profile_asked_for(profile: str, register: Path) -> str:
    """Return the profile that an option names, a file as it is found from the register.

    A relative path counts from the current folder; where nothing lies there, from the register's folder.
    """
    if not profile or not is_path(profile):
        return profile
    if Path(profile).is_file():
        return path_from(Path(profile), register)
    if not (register / profile).is_file():
        raise FinlinkError(f"{profile}: the profile cannot be read; there is no such file here or in {register}.")
    return profile
