"""The shape of the code: imports go one way, click in one place, no network, short modules and functions."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import finlink

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(finlink.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "words": set(),
    "listings": set(),
    "files": {"errors"},
    "i18n": {"errors"},
    "identifiers": set(),
    "profiles": {"errors"},
    "schema": {"errors"},
    "settings": {"errors", "schema"},
    "templates": {"files", "schema", "settings"},
    "engine": {"errors"},
    "presets": {"errors", "schema", "settings", "engine"},
    "read": {"errors", "files", "schema", "settings", "engine", "presets"},
    "normalise": {"errors", "schema", "settings", "engine", "identifiers", "presets", "read", "words"},
    "money": {"errors", "engine", "words"},
    "measures": {"engine", "money"},
    "names": set(),
    "trace": {"engine", "settings", "normalise", "money"},
    "link": {"engine", "settings", "identifiers", "names"},
    "assess": {"errors", "engine", "profiles"},
    "graph": {"engine", "words"},
    "result": {"errors", "files", "schema", "engine", "assess", "graph", "trace", "tracing", "words"},
    "export": {
        "errors",
        "files",
        "settings",
        "engine",
        "measures",
        "link",
        "assess",
        "graph",
        "listings",
        "lookup",
        "names",
        "identifiers",
        "i18n",
        "reference",
        "result",
        "trace",
        "words",
    },
    "explain": {"errors", "engine", "assess", "link", "result", "words"},
    "tracing": {"errors", "engine", "trace"},
    "frames": {"pipeline", "errors"},
    "lookup": {"errors", "engine", "result"},
    "collisions": {"engine", "result"},
    "compare": {"errors", "engine", "link", "result", "words"},
    "review": {
        "errors",
        "files",
        "schema",
        "settings",
        "engine",
        "read",
        "normalise",
        "result",
        "lookup",
        "words",
    },
    "intake": {"errors", "files", "schema", "engine", "read", "normalise"},
    "publish": {
        "errors",
        "files",
        "identifiers",
        "intake",
        "settings",
        "profiles",
        "engine",
        "read",
        "normalise",
        "link",
        "assess",
        "result",
        "export",
        "words",
    },
    "pipeline": {
        "errors",
        "files",
        "settings",
        "profiles",
        "engine",
        "read",
        "normalise",
        "money",
        "link",
        "measures",
        "trace",
        "assess",
        "result",
        "intake",
        "publish",
    },
    "demo": set(),
    "reference": {"assess", "compare", "engine", "identifiers", "link", "listings", "presets", "profiles", "schema"},
}
"""What each package may import from finlink, for types or at run time; the command line may import everything."""

FORBIDDEN = {
    "socket",
    "ssl",
    "urllib",
    "http",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "telnetlib",
    "xmlrpc",
    "socketserver",
    "asyncio",
    "webbrowser",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "websocket",
    "websockets",
}
"""Modules through which a program could reach a network."""

HEAVY = ("pandas", "networkx", "pyvis", "duckdb", "numpy", "jinja2", "docx", "rich.table", "babel")
"""What ``finlink --help`` must not import: it answers at once."""


def unit(path: Path) -> str:
    """Return the top-level package or module of finlink to which a file belongs."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of every import anywhere in a file; ``from finlink import x`` gives ``finlink.x``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            module = node.module or ""
            yield from ((node.lineno, f"{module}.{a.name}" if module == "finlink" else module) for a in node.names)


def at_run_time(path: Path) -> Iterator[str]:
    """Yield the finlink modules that are imported when the file is."""
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("finlink"):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if module_file(full) else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("finlink"))


def module_file(dotted: str) -> Path | None:
    base = PACKAGE.joinpath(*dotted.split(".")[1:])
    found = [path for path in (base.with_suffix(".py"), base / "__init__.py") if path.is_file()]
    return found[0] if found else None


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("name", sorted({unit(path) for path in MODULES} - {"__init__", "cli"}))
def test_a_package_imports_only_what_stands_before_it(name: str) -> None:
    allowed = ALLOWED[name] | {name, "__version__"}
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {dotted}"
        for path in MODULES
        if unit(path) == name
        for line, dotted in imports(path)
        if dotted.split(".")[0] == "finlink" and dotted.split(".")[1] not in allowed
    ]
    assert wrong == []


def test_the_table_of_imports_has_no_circle() -> None:
    done: set[str] = set()
    left = dict(ALLOWED)
    while left:
        free = [name for name, needs in left.items() if needs <= done]
        assert free, f"these wait for each other: {sorted(left)}"
        done |= set(free)
        left = {name: needs for name, needs in left.items() if name not in done}


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {name_of(path): set(at_run_time(path)) - {name_of(path)} for path in MODULES}
    waiting = {name: needs & graph.keys() for name, needs in graph.items()}
    # A package's __init__ may name its own modules, which import each other but never the package.
    while waiting:
        free = {name for name, needs in waiting.items() if not needs & waiting.keys()}
        assert free, f"imported in a circle: {sorted(waiting)}"
        waiting = {name: needs for name, needs in waiting.items() if name not in free}


def test_click_stays_in_the_command_line() -> None:
    users = {unit(path) for path in MODULES for _, dotted in imports(path) if dotted.split(".")[0] == "click"}
    assert users == {"cli"}


def test_nothing_imports_the_command_line() -> None:
    users = {unit(path) for path in MODULES for _, dotted in imports(path) if dotted.startswith("finlink.cli")}
    assert users == {"cli"}


def test_nothing_can_reach_a_network() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} {dotted}"
        for path in MODULES
        for line, dotted in imports(path)
        if dotted.split(".")[0] in FORBIDDEN
    ]
    assert wrong == []


def test_modules_are_short() -> None:
    lengths = {str(path.relative_to(PACKAGE)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lengths.items() if count > 400} == {}
    assert sorted(lengths.values())[len(lengths) // 2] <= 155


def test_functions_are_short() -> None:
    lengths = {
        f"{path.relative_to(PACKAGE)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert {name: count for name, count in lengths.items() if count > 50} == {}
    assert len(lengths) > 300


def test_every_module_and_public_function_says_what_it_is() -> None:
    bare = [str(path.relative_to(PACKAGE)) for path in MODULES if not ast.get_docstring(tree(path))]
    bare += [
        f"{path.relative_to(PACKAGE)}:{node.name}"
        for path in MODULES
        for node in tree(path).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert bare == []


def test_the_public_names_are_few_and_there() -> None:
    assert len(finlink.__all__) <= 12
    assert all(getattr(finlink, name) is not None for name in finlink.__all__)
    with pytest.raises(AttributeError, match="nothing_like_this"):
        _ = finlink.nothing_like_this


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["kpi", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys; from finlink.cli import cli; "
        f"cli.main({arguments!r}, standalone_mode=False); "
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "HEAVY []"


def test_importing_finlink_imports_nothing_heavy() -> None:
    program = f"import sys, finlink; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
