"""A small file of each format, damaged byte by byte: a table or one sentence, never a traceback."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest

from finlink.errors import FinlinkError
from finlink.read.formats import READ, detect, read_rows, unpack

CAMT = b"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id>
<ElctrncSeqNb>1</ElctrncSeqNb><Acct><Id><IBAN>RS35260005601001611379</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">5</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>7</Sum></TtlNtries></TxsSummry>
<Ntry><Amt Ccy="EUR">7</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2025-03-03</Dt></BookgDt>
<NtryDtls><TxDtls><Refs><EndToEndId>E</EndToEndId></Refs><AmtDtls><InstdAmt><Amt Ccy="RSD">9</Amt></InstdAmt></AmtDtls>
<Chrgs><Rcrd><Amt Ccy="EUR">1</Amt><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""
MT940 = b""":20:REF\r\n:25:RS35260005601001611379\r\n:28C:1/1\r\n:60F:C250131EUR1000,00\r
:61:2502030203C250,50NTRFA//B\r
:86:166?20EREF+X SVWZ+Goods?31ME255?32ANA\r\n:62F:C250203EUR1250,50\r\n-\r\n"""
TAGPACK = b"""title: T\nlabel: &l L\ncurrency: BTC\ntags:
- address: A1\n  label: *l\n- address: 'B2'\n  context: {a: [1]}\n"""


def workbook() -> bytes:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.append(["case_id", "amount", 1.5])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def stored(content: bytes) -> bytes:
    """Return the same archive without compression, so that damage reaches the XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("cases.csv", "case_id\n1\n")
        made.writestr("sub/accounts.csv", "account\n1\n")
    return out.getvalue()


FILES = {
    "xlsx": workbook(), "xlsx stored": stored(workbook()), "camt053": CAMT, "mt940": MT940, "tagpack": TAGPACK,
    "zip": archive(), "gzip": gzip.compress(b"case_id\n1\n"),
}  # fmt: skip


def use(path: Path, work: Path, kind: str) -> None:
    """Read a file as whatever it is said to be; only one sentence may come instead of its rows."""
    name, refused = path.name, ""
    try:
        if kind in ("zip", "gzip"):
            unpack(path, name, work)
        for table in read_rows(path, name, kind) if kind in READ else ():
            for line, lines, cells in table.rows():
                assert 1 <= line <= line + lines - 1 <= table.lines
                assert all(isinstance(cell, str) for cell in cells)
                assert table.header is None or len(cells) == len(table.header)
            assert all(note.message.endswith(".") and note.row <= table.lines for note in table.notes)
    except FinlinkError as error:
        refused = str(error)
    assert not refused or (refused.startswith(name) and refused.endswith(".") and "\n" not in refused), refused


def damaged(content: bytes, count: int, seed: int) -> list[bytes]:
    draw = random.Random(seed)  # noqa: S311 - damage need not be secret
    made = []
    for _ in range(count):
        at = draw.randrange(len(content))
        other = bytes([draw.choice((0, 10, 13, 34, 38, 44, 58, 60, 62, 128, 255, draw.randrange(256)))])
        end = min(len(content), at + draw.randrange(1, 30))
        made.append(
            draw.choice(
                [
                    content[:at] + other + content[at + 1 :],
                    content[:at] + other + content[at:],
                    content[:at] + content[at + 1 :],
                    content[:at],
                    content[:at] + content[end:],
                    content[:end] + content[at:end] + content[end:],
                ]
            )
        )
    return made


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_damage_gives_rows_or_one_sentence(tmp_path: Path, kind: str) -> None:
    read_as = kind.split(maxsplit=1)[0]
    path = tmp_path / "file"
    for content in damaged(FILES[kind], 1500, seed=len(kind)):
        path.write_bytes(content)
        use(path, tmp_path / "work", read_as)
        found = detect(content[:65536], path.name)
        if found in READ and found != read_as:
            use(path, tmp_path / "work", found)


@pytest.mark.parametrize("kind", FILES)
def test_the_file_itself_is_what_it_is(tmp_path: Path, kind: str) -> None:
    assert detect(FILES[kind], "file") == kind.split(maxsplit=1)[0]
    path = tmp_path / "file"
    path.write_bytes(FILES[kind])
    use(path, tmp_path / "work", kind.split(maxsplit=1)[0])


@pytest.mark.parametrize("kind", [*READ, "zip", "gzip"])
@pytest.mark.parametrize("of", FILES)
def test_a_file_taken_for_another_gives_one_sentence(tmp_path: Path, kind: str, of: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(FILES[of])
    use(path, tmp_path / "work", kind)


@pytest.mark.parametrize("kind", [*READ, "zip", "gzip"])
def test_an_empty_file_gives_one_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"")
    use(path, tmp_path / "work", kind)


def test_cut_at_every_byte(tmp_path: Path) -> None:
    for kind in ("camt053", "mt940", "tagpack", "gzip"):
        for end in range(len(FILES[kind])):
            path = Path(tmp_path / "file")
            path.write_bytes(FILES[kind][:end])
            use(path, tmp_path / "work", kind)
