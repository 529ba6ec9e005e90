"""Which encoding a file has: found by evidence, asked for where two readings remain, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.errors import FinlinkError
from finlink.read import Input, read_file
from finlink.read.encodings import by_evidence, codec_of, marked, share_of_utf8, transcoded
from finlink.settings import Settings, Source

if TYPE_CHECKING:
    from pathlib import Path

SERBIAN = "Broj predmeta;Naziv;Šteta\n12/24;Petrović, Đorđe;1.234,50\n13/24;Čolić, Žarko;10\n"
CYRILLIC = "Број предмета;Назив\n12/24;Преварa преко мреже\n13/24;Ђорђевић Љубица\n"
MACEDONIAN = "Број на предмет;Опис\n1;Ѓорѓи Ќосев, измама\n2;Љупчо Џамбазов\n"
BULGARIAN = "Номер на дело;Описание\n1;Щерев, измама чрез интернет\n2;Ъглова сметка\n"
TURKISH = "Dosya no;Açıklama\n1;Şahin Yılmaz dolandırıcılık\n2;Çağrı İşgören\n"
ROMANIAN = "Număr dosar;Descriere\n1;înşelăciune în Constanţa\n2;Ştefan, fraudă\n"
ALBANIAN = "Numri i çështjes;Përshkrimi\n1;mashtrim në Gjirokastër\n"
GREEK = "Αριθμός υπόθεσης;Περιγραφή\n1;Απάτη μέσω διαδικτύου\n2;Παπαδόπουλος Γεώργιος\n"
GERMAN = "Aktenzeichen;Täter\n1;Müller, Jürgen\n2;Größe\n"

FOUND = [
    ("Serbian in cp1250", SERBIAN, "cp1250"),
    ("Serbian in ISO 8859-2", SERBIAN, "iso8859-2"),
    ("Serbian Cyrillic in cp1251", CYRILLIC.replace("a", "а"), "cp1251"),
    ("Serbian Cyrillic in ISO 8859-5", CYRILLIC.replace("a", "а"), "iso8859-5"),
    ("Macedonian in cp1251", MACEDONIAN, "cp1251"),
    ("Bulgarian in cp1251", BULGARIAN, "cp1251"),
    ("Bulgarian in ISO 8859-5", BULGARIAN, "iso8859-5"),
    ("Turkish in cp1254", TURKISH, "cp1254"),
    ("Turkish in ISO 8859-9", TURKISH, "iso8859-9"),
    ("Romanian in cp1250", ROMANIAN, "cp1250"),
    ("Albanian in cp1252", ALBANIAN, "cp1252"),
    ("Greek in cp1253", GREEK, "cp1253"),
    ("Greek in ISO 8859-7", GREEK, "iso8859-7"),
    ("German in cp1252", GERMAN, "cp1252"),
    ("two Serbian rows", "case_id;title\n1;Petrović\n2;Čačak\n", "cp1250"),
    ("marks of print beside words", "case_id;title\n1;„Šteta“ – 5 €\n2;Đurić…\n", "cp1250"),
    ("Croatian and German", "Matić Božić Blažević Müller Lovrić Jürgen Čupić", "cp1250"),
    ("Croatian and Albanian", "Čengić Përparim Shkëlqim Vuković Đurić", "cp1250"),
    ("Romanian and Hungarian", "Mureşan Căpitănescu Szilágyi Takács Olivér Ştefan Pârvu", "cp1250"),
    ("Slovenian and German", "Žagar Müller Kavčič Košir Hočevar Jürgen", "cp1250"),
    ("Turkish and Albanian", "Yıldırım Shkëlqim Doğan Ermirë Şimşek", "cp1254"),
    ("Macedonian and Bulgarian", "Јована Димитров Матеј Ивайло Калоян Ѓорѓи Ъглов", "cp1251"),
    ("one name with ž among many with ć", "Babić Jurić Lukić Perić Marić Savić Ilić Tomić Delić Zukić Džan", "cp1250"),
    ("names that all begin with Ά", "Άννα Γεωργία Χρήστος", "cp1253"),
    ("Italian and German", "società perché così però città Müller Rückzahlung für Käufer", "cp1252"),
    ("French and German", "à élève reçu crédit Öffnung Käufer", "cp1254"),
    ("Italian and Spanish", "città año perché", "cp1252"),
    ("Portuguese and Swedish", "não återbetalning", "cp1252"),
    ("Danish", "Sørensen Ågård Bøgh Nygård", "cp1252"),
    ("Polish", "Kamiński Wójcik Wiśniewski Łukasz", "cp1250"),
    ("capitals", "case_id;title\n1;ΠΑΠΑΔΟΠΟΥΛΟΣ ΑΘΗΝΑ\n", "cp1253"),
]


@pytest.mark.parametrize(("text", "encoding"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_the_text_is_read_as_it_was_written(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode(encoding))
    found = by_evidence(path, "x.csv")
    assert path.read_bytes().decode(found.name) == text
    assert found.how == "found"
    assert found.because


ASKED = [
    ("đ or ğ", "case_id\nErdo\u0111an\n", "cp1250", ["cp1250 (Erdođan)", "cp1254 (Erdoğan)", "--encoding"]),
    ("one Polish word", "case_id\nDąbrowski\n", "cp1250", ["cp1250 (Dąbrowski)", "iso8859-2 (Dšbrowski)"]),
    ("one Turkish word", "case_id\nŞahin\n", "cp1254", ["cp1250 (Ţahin)", "cp1254 (Şahin)"]),
    ("č or è", "case_id\ncaffè\n", "cp1252", ["cp1250 (caffč)", "cp1252 (caffè)"]),
    ("another code page", "case_id\nпример текста уголовного дела\n", "koi8-r", ["is not UTF-8", "cp1251"]),
    ("a language of another region", "case_id\nתיק פלילי מספר שלוש\n", "cp1255", ["is not UTF-8", "cp1250"]),
]


@pytest.mark.parametrize(("text", "encoding", "said"), [case[1:] for case in ASKED], ids=[case[0] for case in ASKED])
def test_two_readings_are_asked_for_with_samples(text: str, encoding: str, said: list[str], tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(FinlinkError) as caught:
        by_evidence(path, "x.csv")
    assert all(one in str(caught.value) for one in said)


@pytest.mark.parametrize(
    ("start", "encoding"),
    [
        (b"\xef\xbb\xbfcase_id", "utf-8"),
        (b"\xff\xfec\x00a\x00", "utf-16-le"),
        ("case_id\nA1\n".encode("utf-16-le"), "utf-16-le"),
        ("предмет;опис\nА1;превара преко мреже\n".encode("utf-16-le"), "utf-16-le"),
        ("предмет;опис\nА1;превара преко мреже\n".encode("utf-16-be"), "utf-16-be"),
        ("υπόθεση;τίτλος\n1;απάτη\n".encode("utf-16-le"), "utf-16-le"),
        ("case_id\nA1\n".encode("utf-32"), "utf-32-le"),
        ("case_id\nA1\n".encode("utf-16-be"), "utf-16-be"),
        (b"case_id\nA\x001\n", ""),
        (b"case_id", ""),
    ],
    ids=[
        "BOM",
        "UTF-16 mark",
        "UTF-16 little endian",
        "Cyrillic, little endian",
        "Cyrillic, big endian",
        "Greek, little endian",
        "UTF-32 mark",
        "UTF-16 big endian",
        "one zero byte",
        "none",
    ],
)
def test_marks(start: bytes, encoding: str) -> None:
    assert marked(start) == encoding


def test_the_share_of_utf8_counts_lines_with_other_letters(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for content, share in ((b"abc\n", 1.0), ("č\n".encode() * 99 + b"\xe9\nabc\n", 0.99), (b"\xe9\n", 0.0)):
        path.write_bytes(content)
        assert share_of_utf8(path) == share


READ_AS = [
    ("one line in a hundred is bad", "č\n".encode() * 99 + b"\xe9\n", "", "utf-8"),
    ("one line of three is bad and no code page fits", "Čačak\nžš\n".encode() + b"\xc5\xbe\xe9\n", "", "utf-8"),
    ("utf-8 is declared", "žš\n".encode() + b"\xe9\n\xe8\n", "utf-8", "utf-8"),
    ("a code page is declared", "žš\n".encode() + b"\xe9\n\xe8\n", "cp1250", "cp1250"),
    ("a code page fits", "Đorđević\nČačak\n".encode("cp1250"), "", "cp1250"),
]


@pytest.mark.parametrize(
    ("lines", "declared", "encoding"), [case[1:] for case in READ_AS], ids=[case[0] for case in READ_AS]
)
def test_a_few_bad_bytes_do_not_make_a_code_page(lines: bytes, declared: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(b"case_id\n" + lines)
    one = Input(path, path.name, "cases", Source(path.name))
    assert read_file(one, Settings(encoding=declared), tmp_path, 0).encoding == encoding


@pytest.mark.parametrize(
    ("name", "codec"),
    [("utf-16", "utf-16-le"), ("UTF-16BE", "utf-16-be"), ("utf_32", "utf-32-le"), ("CP1250", "cp1250")],
)
def test_other_encodings_by_their_usual_names(name: str, codec: str) -> None:
    assert codec_of(name, "x.csv") == codec


@pytest.mark.parametrize("name", ["UTF8", "utf-8-sig", "U8", "ascii"])
def test_spellings_of_utf8(name: str) -> None:
    assert codec_of(name, "x.csv") == "utf-8"


@pytest.mark.parametrize("name", ["rot13", "klingon", "base64", "idna", "punycode", "unicode_escape", "utf-7", ""])
def test_what_is_no_text_encoding_is_refused(name: str) -> None:
    with pytest.raises(FinlinkError, match="is not known"):
        codec_of(name, "x.csv")


def as_utf8(one: bytes, encoding: str) -> bytes:
    """Return one byte of a code page as UTF-8, as it is where the code page does not have it."""
    try:
        return one.decode(encoding).encode("utf-8")
    except UnicodeDecodeError:
        return one


@given(st.binary(max_size=200), st.sampled_from(["cp1250", "cp1251", "cp1253", "iso8859-7", "utf-16-le"]))
def test_no_byte_is_lost_on_the_way_to_utf8(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, encoding: str
) -> None:
    """What the encoding has comes as UTF-8, every other byte as it is; line ends stay where they were."""
    folder = tmp_path_factory.mktemp("enc")
    (folder / "a").write_bytes(data)
    transcoded(folder / "a", folder / "b", encoding)
    copy = (folder / "b").read_bytes()
    if encoding == "utf-16-le":
        whole = data[: len(data) // 2 * 2].decode(encoding, "surrogatepass").removeprefix("\ufeff")
        assert copy.startswith(whole.encode("utf-8", "surrogatepass")[: len(copy)]) or len(data) % 2
        return
    assert copy == b"".join(as_utf8(bytes([one]), encoding) for one in data)
    assert len(copy.splitlines()) == len(data.splitlines())
