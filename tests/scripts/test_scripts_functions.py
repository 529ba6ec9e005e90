"""The small functions of the pages' scripts, called in a real page and held against Python's answer to the same."""

from __future__ import annotations

import csv
import io
import json
import random
import shlex
import sys
import unicodedata
from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from registers import a_case, built

from finlink.engine import DuckEngine, amount_text
from finlink.export.chart.money import written_text
from finlink.export.overview import register_page
from finlink.export.page.pack import Block
from finlink.names import fold
from finlink.words import formula_safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

SCRIPT_LETTERS = "\n\r\t\0\x0b\x1f\x7f\x85\xa0\u2028\u202e\ufeff\ufffe\ufffd\"'`<>&;,=+-@|{}$\\/%#:0aZ šЖß𝔘"
TEXTS = (
    "", "=1+1", "+1", "-1", "@a", "\tx", "\rx", "'a", '"', '""', "a,b", "a\nb", "a\r\nb", "plain", "</script>", "&amp;",
    "]]>", "<!--", "a\0b", "\ud800", "a\udfffb", "\ufffe", "$&", "{n}", "K$(touch x)'`\"", "O'Neill", "'''", "\\'",
)  # fmt: skip
CHEROKEE = ((0x13A0, 0x1400), (0xAB70, 0xABC0))
"""The letters that Unicode folds to large ones; no name of a register is written in them."""


@pytest.fixture(scope="module")
def small_register(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The overview of a register of one case: all shared scripts and its own are in it, as they ship."""
    files: dict[str, Any] = {"cases": [a_case()], "investigations": "investigation_id,case_id\n"}
    return register_page(built(tmp_path_factory.mktemp("functions"), files))


@pytest.fixture
def page(opened: Callable[..., Page], small_register: str) -> Page:
    return opened(small_register).ready()


def _texts(seed: int, count: int = 3000) -> list[str]:
    draw = random.Random(seed)  # noqa: S311 - a sample
    return [*TEXTS, *("".join(draw.choices(SCRIPT_LETTERS, k=draw.randint(0, 12))) for _ in range(count))]


def _each(page: Page, function: str, values: list[Any]) -> list[Any]:
    """Return what a function of the page says of each value; as JSON in texts, which hold half letters as well."""
    body = f"return JSON.stringify(JSON.parse(arguments[0]).map((one) => ({function})(one)))"
    found: list[Any] = json.loads(page.run(body, json.dumps(values)))
    assert len(found) == len(values)
    return found


def _wrong(values: list[Any], expected: list[Any], found: list[Any]) -> list[Any]:
    """Return the first values of which the page says something else."""
    three = zip(values, expected, found, strict=True)
    return [one for one in three if one[1] != one[2]][:10]


def test_every_letter_there_is_folds_as_finlink_folds_it(page: Page) -> None:
    """All of Unicode that this Python knows, but for half letters, private ones and Cherokee."""
    unknown = {"Cn", "Cs", "Co"}
    letters = [
        char
        for number, char in ((number, chr(number)) for number in range(sys.maxunicode + 1))
        if unicodedata.category(char) not in unknown and not any(low <= number < high for low, high in CHEROKEE)
    ]
    assert len(letters) > 140_000
    assert _wrong(letters, [fold(letter) for letter in letters], _each(page, "foldName", letters)) == []


def test_words_fold_as_finlink_folds_them(page: Page) -> None:
    """What a letter becomes depends on its neighbours: words of the letters of Europe, with marks and signs."""
    draw = random.Random(7)  # noqa: S311 - a sample
    letters = [
        chr(number)
        for number in (*range(0x20, 0x530), *range(0x1E00, 0x2100))
        if unicodedata.category(chr(number))[0] in "LMNPZ"
    ]
    plain = "abcdefghijklmnopqrstuvwxyzšđčćžëçαβγκμντσςουηιχφψЂЉЊЏђљњџјщжшчцхъьюяё'’- "
    words = ["".join(draw.choices(letters, k=draw.randint(1, 12))) for _ in range(8000)]
    words += ["".join(draw.choices(plain, k=draw.randint(1, 14))) for _ in range(12000)]
    assert _wrong(words, [fold(word) for word in words], _each(page, "foldName", words)) == []


def test_a_text_that_is_folded_for_search_stays_so(page: Page) -> None:
    texts = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in _texts(1)]
    once = _each(page, "fold", texts)
    assert _wrong(texts, once, _each(page, "(text) => fold(fold(text))", texts)) == []
    assert _each(page, "(text) => squeeze(fold(text))", ["Ana Kovač", "RS35 2600-05", "a.b/c:d,e"]) == [
        "anakovac", "rs35260005", "abcde",
    ]  # fmt: skip


def test_a_cell_is_read_back_and_is_no_formula(page: Page) -> None:
    texts = [text for text in _texts(2) if not any("\ud800" <= char <= "\udfff" for char in text)]
    lines = "\r\n".join(",".join([cell, "end"]) for cell in _each(page, "csvCell", texts))
    rows = list(csv.reader(io.StringIO(lines, newline=""), strict=True))
    assert _wrong(texts, [formula_safe(text) for text in texts], [row[0] for row in rows]) == []
    assert {row[1] for row in rows} == {"end"}


def _as_xml_has_it(text: str) -> str:
    """Return a text as a reader of XML gives it back: what XML cannot hold is replaced, line ends are one."""
    held = "".join(
        char if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff") else "\ufffd" for char in text
    )
    held = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in held)
    return held.replace("\r\n", "\n").replace("\r", "\n")


def test_a_text_in_svg_is_read_back(page: Page) -> None:
    texts = _texts(3)
    pairs = [f"<t><a>{text}</a><b c=\"{text}\" d='{text}'/></t>" for text in _each(page, "xml", texts)]
    roots = [ET.fromstring(one) for one in pairs]  # noqa: S314 - the page wrote it
    assert _wrong(texts, [_as_xml_has_it(text) for text in texts], [root[0].text or "" for root in roots]) == []
    held = [" ".join(_as_xml_has_it(text).split()) for text in texts]
    for name in "cd":
        assert _wrong(texts, held, [" ".join(root[1].attrib[name].split()) for root in roots]) == []
    assert {len(list(root.iter())) for root in roots} == {3}


def test_a_picture_in_svg_has_its_texts_and_nothing_else(page: Page) -> None:
    texts = [f"x{text}" for text in _texts(4, count=300)]  # what is blank is not drawn
    drawn = page.run(
        "const paper = new SvgPaper(100, 50);"
        "for (const text of JSON.parse(arguments[0])) {"
        "  paper.strokeText(text, 1, 2); paper.fillStyle = text; paper.fillText(text, 1, 2); }"
        "return paper.text()",
        json.dumps(texts),
    )
    root = ET.fromstring(drawn)  # noqa: S314 - the page wrote it
    found = [one.text or "" for one in root]
    expected = [_as_xml_has_it(text) for text in texts for _ in range(2)]
    assert _wrong(expected, expected, found) == []
    assert {one.tag.rpartition("}")[2] for one in root.iter()} == {"svg", "text"}


def test_months_are_written(page: Page) -> None:
    months = [(year, month) for year in (1, 999, 1970, 1999, 2000, 2025, 9999) for month in range(1, 13)]
    found = _each(page, "monthText", [12 * year + month for year, month in months])
    assert found == [f"{year:04d}-{month:02d}" for year, month in months]
    assert _each(page, "monthText", [0]) == ["?"]


def test_amounts_are_written_as_everywhere(page: Page) -> None:
    draw = random.Random(5)  # noqa: S311 - a sample
    numbers = [Decimal(draw.randint(-(10**15), 10**15)).scaleb(-draw.randint(0, 18)) for _ in range(2000)]
    numbers += [
        Decimal(text) for text in ("0", "1", "999", "1000", "-1000", "1000000", "0.5", "-0.05", "1e-18", "1e19")
    ]
    engine = DuckEngine()
    engine.table_from_columns("amounts", {"number": [format(one, "f") for one in numbers]}, {"number": "VARCHAR"})
    stored = engine.rows(f"SELECT {amount_text('CAST(number AS DECIMAL(38, 18))')} FROM amounts")
    engine.close()
    texts = [text for (text,) in stored]
    assert _wrong(texts, [written_text(text) for text in texts], _each(page, "written", texts)) == []


def test_the_line_of_a_place_is_found(page: Page) -> None:
    draw = random.Random(6)  # noqa: S311 - a sample
    lines = ["".join(draw.choices("abc", k=draw.choice((0, 0, 1, 2, 9)))) for _ in range(400)]
    text, starts, found = page.run(
        "const {text, starts} = searchable(arguments[0], (line) => line);"
        "return [text, [...starts], Array.from(text, (_, at) => lineAt(starts, at))]",
        lines,
    )
    assert text == "\n".join(lines)
    assert found == [bisect_right(starts, at) - 1 for at in range(len(text))]
    assert [text[starts[line] : starts[line] + len(one)] for line, one in enumerate(lines)] == lines


def test_a_word_of_a_command_is_one_word_of_a_shell(page: Page) -> None:
    texts = [text for text in _texts(8) if "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)]
    found = [shlex.split(f"a {word} b") for word in _each(page, "quoted", texts)]
    assert _wrong(texts, [["a", text, "b"] for text in texts], found) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("accounts.csv:12", "accounts.csv, row 12"),
        ("a:b.csv:3", "a:b.csv, row 3"),
        ("a\nb.csv:3", "a\nb.csv, row 3"),
        ("$&.csv:3", "$&.csv, row 3"),
        ("{row}.csv:3", "{row}.csv, row 3"),
        ("accounts.csv", "accounts.csv"),
        ("accounts.csv:", "accounts.csv:"),
        ("", ""),
    ],
)
def test_a_source_is_said_in_words(source: str, said: str, page: Page) -> None:
    assert _each(page, "sourceText", [source]) == [said]


def test_what_is_filled_into_a_sentence_is_not_read_again(page: Page) -> None:
    values = {"a": "{b} $& $1", "b": "two", "toString": "3"}
    assert page.run("return say('{a}, {b}, {a}, {toString}', arguments[0])", values) == "{b} $& $1, two, {b} $& $1, 3"


def _graph(draw: random.Random) -> tuple[int, list[int], list[tuple[int, int, int]]]:
    """Return a graph: how many nodes, which are hubs, its lines with whether a way may lead over them."""
    count = draw.randint(2, 40)
    hubs = [int(draw.random() < 0.15) for _ in range(count)]
    ends = sorted((draw.randrange(count), draw.randrange(count)) for _ in range(draw.randint(0, 2 * count)))
    return count, hubs, [(one, other, int(draw.random() < 0.8)) for one, other in ends]


_WAYS = """
const [count, hub, lines] = arguments;
const numbers = (kind, values) => kind.from(values);
const sources = lines.map(([source]) => source);
Object.assign(columns, {
  x: new Int32Array(count), y: new Int32Array(count), home: new Uint32Array(count), kind: new Uint8Array(count),
  hub: Uint8Array.from(hub), group_first: Uint32Array.from([0]),
  line_source: Uint32Array.from(sources.map((source, at) => source - (at ? sources[at - 1] : 0))),
  line_target: Int32Array.from(lines.map(([source, target]) => target - source)),
  line_joins: Uint8Array.from(lines.map(([, , joins]) => joins)),
  line_relation: new Uint8Array(lines.length), line_first_month: new Uint32Array(lines.length),
  line_last_month: new Uint32Array(lines.length),
});
placed();
const found = [];
for (let from = 0; from < count; from += 1) {
  for (let to = 0; to < count; to += 1) if (from !== to) found.push([from, to, shortestWay(from, to)]);
}
return found;
"""


def test_the_shortest_way_in_any_graph_is_as_long_as_networkx_says(
    opened: Callable[..., Page], sample_build: Build
) -> None:
    page = opened(register_page(sample_build)).ready()
    draw = random.Random(9)  # noqa: S311 - a sample
    ways = 0
    for _ in range(60):
        count, hubs, lines = _graph(draw)
        joined: nx.Graph[int] = nx.Graph((one, other) for one, other, joins in lines if joins)
        joined.add_nodes_from(range(count))
        for start, end, steps in page.run(_WAYS, count, hubs, lines):
            open_nodes = joined.subgraph(n for n in joined if not hubs[n] or n in {start, end})
            if steps is None:
                assert not nx.has_path(open_nodes, start, end)
                continue
            assert len(steps) == nx.shortest_path_length(open_nodes, start, end)
            at = start
            for step in steps:
                one, other, joins = lines[step["line"]]
                assert joins
                assert {at, step["node"]} == {one, other}
                at = step["node"]
                assert at == end or not hubs[at]
            assert at == end
            ways += 1
    assert ways > 5000


_NEAREST = """
const {x, y} = columns;
const reach = (node) => (isCase(node) ? [caseSize.x, caseSize.y] : [nodeSize + 1, nodeSize + 1]);
return arguments[0].map(([across, down]) => {
  const at = toPicture(across, down), near = 8 / camera.scale;
  let [best, distance] = [-1, Infinity];
  for (let node = 0; node < columns.count; node += 1) {
    const [dx, dy] = [Math.abs(x[node] - at.x), Math.abs(y[node] - at.y)];
    const [wide, high] = reach(node).map((one) => Math.max(one, near));
    const inside = isCase(node) ? dx <= wide && dy <= high : Math.hypot(dx, dy) <= wide;
    if (inside && Math.hypot(dx, dy) < distance) [best, distance] = [node, Math.hypot(dx, dy)];
  }
  const back = toCanvas(at.x, at.y);
  return {best, met: nodeAt(across, down), off: Math.hypot(back.x - across, back.y - down), distance};
});
"""


@pytest.mark.parametrize("grown", [1, 3, 9])
def test_what_is_under_the_pointer_is_the_nearest_node(
    grown: int, opened: Callable[..., Page], sample_build: Build
) -> None:
    page = opened(register_page(sample_build)).ready()
    page.run("finlink.zoom(arguments[0])", grown)
    width, height = page.run("const box = canvas.getBoundingClientRect(); return [box.width, box.height]")
    draw = random.Random(10)  # noqa: S311 - a sample
    places = [(draw.uniform(0, width), draw.uniform(0, height)) for _ in range(1500)]
    places += page.run(
        "return Array.from(columns.x, (x, node) => toCanvas(x, columns.y[node])).map(({x, y}) => [x + 1, y - 1])"
    )
    found = page.run(_NEAREST, places)
    assert [one for one in found if one["best"] != one["met"]] == []
    assert max(one["off"] for one in found) < 1e-6
    assert sum(one["met"] >= 0 for one in found) > 100


def test_columns_are_unpacked_as_they_were_packed(opened: Callable[..., Page], sample_build: Build) -> None:
    draw = random.Random(11)  # noqa: S311 - a sample
    held: dict[str, tuple[str, list[Any]]] = {
        "none": ("u4", []),
        "small": ("u1", [draw.randrange(2**8) for _ in range(301)]),
        "middle": ("u2", [draw.randrange(2**16) for _ in range(7)]),
        "large": ("u4", [draw.randrange(2**32) for _ in range(1000)]),
        "signed": ("i4", [draw.randrange(-(2**31), 2**31) for _ in range(500)]),
        "said": ("text", [text.replace("\n", " ") for text in _texts(12) if text.isprintable()]),
    }
    block = Block()
    for name, (kind, values) in held.items():
        if kind == "text":
            block.texts(name, values)
        else:
            block.numbers(name, values, kind)
    page = opened(register_page(sample_build)).ready()
    found = page.driver.execute_async_script(
        "const [index, text, done] = arguments; facts.index = index; placed = () => {};"
        "const block = make('p', text); block.id = 'block'; document.body.append(block);"
        "const values = ([name, kind]) => (kind === 'text' ? columns[name].all() : [...columns[name]]);"
        "unpack().then(() => done(index.map(values)))",
        block.index,
        block.text(),
    )
    assert dict(zip((name for name, _, _ in block.index), found, strict=True)) == {
        name: values for name, (_, values) in held.items()
    }
