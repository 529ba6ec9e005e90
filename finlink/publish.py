"""Publishing: what a build folder holds, written from the finished tables."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from finlink import __version__
from finlink.errors import FinlinkError
from finlink.export.tables import INPUT_TABLES, RESULT_TABLES, write_csv, write_parquet, write_transfers
from finlink.files import sha256
from finlink.identifiers import fingerprint
from finlink.intake import file_account, write_rejected
from finlink.link.people import TABLES as WEIGHED
from finlink.result import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from finlink.assess.as_of import AsOf
    from finlink.engine import DuckEngine
    from finlink.normalise import Loaded
    from finlink.profiles import Profile
    from finlink.settings import Settings


@contextmanager
def _beside(work: Callable[[], None]) -> Iterator[None]:
    """Do ``work`` in a second thread while the block runs; the engine and Python then both have a core."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work)
        yield
        future.result()


@contextmanager
def transfers_written(engine: DuckEngine, part: Path, loaded: Loaded, *, at_once: bool) -> Iterator[None]:
    """Write ``tables/transfers.parquet`` while the block runs when they are final (``at_once``), else after it.

    Where the block found private keys among the ends, and masked them, it is written again.
    """
    (part / "tables").mkdir()
    if at_once:
        with _beside(partial(write_transfers, engine.twin(), part / "tables")):
            yield
    else:
        yield
    if not at_once or loaded.had_secrets:
        write_transfers(engine, part / "tables")


@contextmanager
def input_tables_written(engine: DuckEngine, part: Path) -> Iterator[None]:
    """Write the tables that are final once the input is normalised, while the block links and assesses."""
    with _beside(partial(write_parquet, engine.twin(), part / "tables", INPUT_TABLES)):
        yield


@contextmanager
def results_written(engine: DuckEngine, part: Path, loaded: Loaded) -> Iterator[None]:
    """Write the results, the CSV files, and the rejected rows as they were found, while the block runs."""
    twin = engine.twin()

    def work() -> None:
        write_parquet(twin, part / "tables", RESULT_TABLES)
        write_csv(twin, part)
        write_rejected(part, loaded)

    with _beside(work):
        yield


def write_chart(engine: DuckEngine, part: Path, as_of: AsOf) -> None:
    """Write ``graph.html``: the networks that matter, lacking an investigation first, by loss."""
    from finlink.export.pages import overview_page  # noqa: PLC0415 - pyvis is slow to import

    (part / "graph.html").write_text(overview_page(engine, as_of), encoding="utf-8", newline="\n")


def write_manifest(  # noqa: PLR0917 - what a build was made from, in the manifest's order
    part: Path, settings: Settings, profile: Profile, as_of: AsOf, loaded: Loaded, rates: dict[str, str],
    *, profile_files: dict[str, Path],
) -> None:  # fmt: skip
    """Write the manifest, last: a folder without it is no build.

    ``rates`` says which edition of the ECB's rates the figures rest on, where they do; ``profile_files`` are the
    user's own files behind the profile, by their path from the register.
    """
    outputs = {path.relative_to(part).as_posix(): sha256(path) for path in sorted(part.rglob("*")) if path.is_file()}
    manifest = {
        "finlink": __version__,
        "as_of": as_of.day.isoformat() if as_of.day else None,
        "as_of_basis": as_of.basis,
        "profile": {
            "name": profile.name,
            "title": profile.title,
            "unverified": list(profile.unverified),
            "own_files": {name: sha256(path) for name, path in profile_files.items()},
        },
        "rates": rates,
        "settings": dataclasses.asdict(settings),
        "identifier_checks": fingerprint(),
        "inputs": [file_account(file) for file in loaded.files],
        "outputs": outputs,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    seal = json.dumps({"manifest_sha256": seal_of(manifest)})
    (part / MANIFEST).write_text(text[:-2] + ",\n " + seal[1:-1] + "\n}\n", encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier build at the same place found out and a new one may use: paths, None where it may not."""

    identifiers: Path | None = None
    weighed: Path | None = None


def found_before(folder: Path) -> Before:
    """Return what an earlier build found out, where nobody changed it since and the same checks made it.

    ``identifiers`` is its table of that name; ``weighed`` the folder of the tables of its weighed pairs of persons,
    which say themselves by what model.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["manifest_sha256"] != seal_of(manifest):
            return Before()
        same_checks = manifest["identifier_checks"] == fingerprint()
        whole = _unchanged(folder, manifest, ("identifiers",)) if same_checks else None
        weighed = _unchanged(folder, manifest, WEIGHED)
    except (OSError, ValueError, KeyError, TypeError):
        return Before()
    return Before(whole / "identifiers.parquet" if whole else None, weighed)


def _unchanged(folder: Path, manifest: dict[str, Any], names: Sequence[str]) -> Path | None:
    """Return the folder of tables if the named ones are as the manifest says."""
    tables = folder / "tables"
    same = all(manifest["outputs"][f"tables/{name}.parquet"] == sha256(tables / f"{name}.parquet") for name in names)
    return tables if same else None


def seal_of(manifest: dict[str, Any]) -> str:
    """Return the SHA-256 of a manifest without its own seal, in canonical form."""
    body = {key: value for key, value in manifest.items() if key != "manifest_sha256"}
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def foreign_files(folder: Path) -> list[str]:
    """Return the files in a build folder that its manifest does not name, in order; [] where there is no manifest."""
    try:
        outputs = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["outputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
    return [name for name in found if name != MANIFEST and name not in outputs]


def verify(folder: Path) -> list[str]:
    """Return what differs from the manifest, one sentence each, in order of the file names; empty = nothing.

    Raises FinlinkError when there is no manifest to compare with.
    """
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        outputs: dict[str, str] = dict(manifest["outputs"])
    except FileNotFoundError:
        raise FinlinkError(f"{folder} is not a finlink build: it has no {MANIFEST}.") from None
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError):
        return [f"{MANIFEST} is damaged."]
    problems = []
    if manifest.get("manifest_sha256") != seal_of(manifest):
        problems.append(f"{MANIFEST} was changed.")
    found = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
    for name, digest in sorted(outputs.items()):
        if name not in found:
            problems.append(f"{name} is missing.")
        elif sha256(found[name]) != digest:
            problems.append(f"{name} was changed.")
    problems += [
        f"{name} does not belong to the build." for name in sorted(found) if name not in outputs and name != MANIFEST
    ]
    return problems
