"""Contacts of parties: nodes and strengths; e-mail addresses, user names, internet addresses, devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers import email_address, handle, imei, ip_address, phone
from finlink.identifiers.contact_families import CONTACT_FAMILIES
from finlink.identifiers.contacts import identify_contact, identify_contacts
from finlink.identifiers.errors import IdentifierError
from finlink.identifiers.explained import explain

if TYPE_CHECKING:
    from finlink.identifiers.families import Family

CONTACTS = [
    ("phone", "060/555-0101", "phone:+381605550101", 0.9),
    ("phone", "+44 20 7946 0018", "phone:+442079460018", 0.9),
    ("phone", "0800 123 456", "phone:+381800123456", 0.5),
    ("phone", "060 1234567", "phone:+381601234567", 0.5),
    ("phone", "+381 99 555 0101", "phone:+381995550101", 0.5),
    ("phone", "ana@example.org", "email:ana@example.org", 0.9),
    ("email", "Ana.B@Example.ORG", "email:ana.b@example.org", 0.9),
    ("email", "mailto:<ana+x@example.org>", "email:ana+x@example.org", 0.9),
    ("email", "A.n.a+shop@googlemail.com", "email:ana@gmail.com", 0.9),
    ("email", "иван@пример.бг", "email:иван@пример.бг", 0.9),
    ("email", "ana@xn--e1afmkfd.xn--90ae", "email:ana@xn--e1afmkfd.xn--90ae", 0.9),
    ("email", "INFO@example.org", "email:info@example.org", 0.5),
    ("email", "no-reply@example.org", "email:no-reply@example.org", 0.5),
    ("handle", "telegram: @AnaB", "handle:telegram/anab", 0.8),
    ("handle", "tg anab", "handle:telegram/anab", 0.8),
    ("handle", "https://t.me/AnaB?start=1", "handle:telegram/anab", 0.8),
    ("handle", "t.me/s/AnaB", "handle:telegram/anab", 0.8),
    ("handle", "https://t.me/+Ab3dEfZhIj", "handle:telegram/+Ab3dEfZhIj", 0.8),
    ("handle", "https://www.instagram.com/Ana.B/?hl=sr", "handle:instagram/ana.b", 0.8),
    ("handle", "FB: Ana.B.99", "handle:facebook/anab99", 0.8),
    ("handle", "m.facebook.com/profile.php?id=100012345678", "handle:facebook/100012345678", 0.8),
    ("handle", "https://facebook.com/people/Ana-B/100012345678", "handle:facebook/100012345678", 0.8),
    ("handle", "m.me/ana.b.99", "handle:facebook/anab99", 0.8),
    ("handle", "https://x.com/Ana_B/status/1", "handle:x/ana_b", 0.8),
    ("handle", "youtube.com/@AnaB", "handle:youtube/anab", 0.8),
    ("handle", "tik tok @ana", "handle:tiktok/ana", 0.8),
    ("handle", "discord: ana#1234", "handle:discord/ana#1234", 0.8),
    ("handle", "@Ana_B", "handle:-/ana_b", 0.6),
    ("handle", "korisničko ime: Ana_B", "handle:-/ana_b", 0.6),
    ("handle", "petar.petrovic", "handle:-/petar.petrovic", 0.6),
    ("handle", "whatsapp: +381 60 555 0101", "phone:+381605550101", 0.9),
    ("handle", "https://wa.me/381605550101", "phone:+381605550101", 0.9),
    ("handle", "viber 060/555-0101", "phone:+381605550101", 0.9),
    ("handle", "+381605550101", "phone:+381605550101", 0.9),
    ("handle", "ana@example.org", "email:ana@example.org", 0.9),
    ("handle", "203.0.113.7", "ip:203.0.113.7", 0.4),
    ("handle", "IP adresa: 203.0.113.7:443", "ip:203.0.113.7", 0.4),
    ("handle", "::ffff:203.0.113.7", "ip:203.0.113.7", 0.4),
    ("handle", "[2001:0DB8::0001]:443", "ip:2001:db8::1", 0.4),
    ("handle", "www.Scam.example.org", "domain:scam.example.org", 0.6),
    ("handle", "https://scam.example.org/Pay?x=1#top", "url:scam.example.org/Pay?x=1", 0.6),
    ("handle", "http://203.0.113.7:8080/login", "ip:203.0.113.7", 0.4),
    ("handle", "hxxps://scam[.]example[.]org", "domain:scam.example.org", 0.6),
    ("handle", "telegram id: 987654329", "handle:telegram/987654329", 0.8),
    ("handle", "telegram 060/555-0101", "phone:+381605550101", 0.9),
    ("email", "ana(at)example.org", "email:ana@example.org", 0.9),
    ("handle", "490154203237518", "imei:490154203237518", 0.8),
    ("handle", "IMEI: 49-015420-323751-8", "imei:490154203237518", 0.8),
    ("handle", "imei 4901542032375101", "imei:490154203237518", 0.8),
    ("handle", "00-1A-2B-3C-4D-5E", "mac:00:1a:2b:3c:4d:5e", 0.8),
]


@pytest.mark.parametrize(("column", "value", "node", "strength"), CONTACTS, ids=[one[1] for one in CONTACTS])
def test_node(column: str, value: str, node: str, strength: float) -> None:
    [found] = identify_contact(column, value, "RS")
    assert (found.node, found.strength) == (node, strength)
    assert found.valid is not False
    assert found.value in value or "(at)" in value


NOTHING = [
    *(("phone", text, None) for text in ("000000", "111111", "123456", "nema", "N/N", "непознат", "+381600000000")),
    *(("phone", text, False) for text in ("3.81606E+11", "+999123456", "majka", "12", "+38160")),
    *(("email", text, None) for text in ("nema@nema.com", "test@test.com", "x@x.x", "none@gmail.com", "noname@abv.bg")),
    *(("email", text, None) for text in ("a@a.com", "aaa@aaa.com", "123456@123456.com", "nema", "/", "ana@x.invalid")),
    *(("email", text, False) for text in ("ana.example.org", "ana@@example.org", "ana@x9", "ana@-x.org", "@x9.org")),
    *(("handle", text, None) for text in ("nema", "@test", "telegram: nema", "x", "@", "???", "user: klijent", "-")),
    *(("handle", text, True) for text in ("10.0.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "fe80::1")),
    *(("handle", text, True) for text in ("100.64.1.1", "255.255.255.255", "224.0.0.1", "8.8.8.8", "::1", "fd00::1")),
    *(("handle", text, None) for text in ("gmail.com", "https://www.facebook.com/", "aa:bb:cc:dd:ee:ff")),
    *(("handle", text, False) for text in ("490154203237517", "IMEI 490154203237517", "Ana Petrović", "Instagram")),
    *(("handle", text, False) for text in ("telegram: ana-b", "https://ana@example.org/")),
]  # fmt: skip


@pytest.mark.parametrize(("column", "value", "valid"), NOTHING, ids=[f"{one[0]} {one[1]}" for one in NOTHING])
def test_joins_nothing(column: str, value: str, valid: bool | None) -> None:
    [found] = identify_contact(column, value, "RS")
    assert (found.node, found.strength, found.valid) == ("", 0.0, valid)
    assert found.reason


def test_a_telephone_number_of_no_country_is_its_digits() -> None:
    [found] = identify_contact("phone", "060/555-0101")
    assert (found.node, found.strength, found.valid) == ("phone:-/0605550101", 0.5, None)


@pytest.mark.parametrize(
    ("column", "value", "nodes"),
    [
        ("email", "Ana <ana@example.org>; ivo@example.org / iva@example.org", 3),
        ("handle", "tg: @anab; 203.0.113.7, @bobb", 3),
        ("handle", "IG @anab / FB Ana.B.99", 2),
        ("handle", "203.0.113.7 203.0.113.8", 2),
        ("phone", "060/555-0101, 061/222-333 i 062/333-444", 3),
    ],
)
def test_several_in_one_cell(column: str, value: str, nodes: int) -> None:
    found = identify_contact(column, value, "RS")
    assert len({one.node for one in found}) == nodes
    assert all(one.node and one.value in value for one in found)


COLUMN = st.sampled_from(["phone", "email", "handle"])
WRITTEN = st.one_of(
    st.text(max_size=60),
    st.text("0123456789+ /-.()", max_size=30),
    st.from_regex(
        r"(telegram|ig|viber|IMEI|ip|web|https?|t\.me|fb)[:/ ]{1,3}[@A-Za-z0-9_./?=#:;, -]{0,30}", fullmatch=True
    ),
    st.from_regex(r"[A-Za-z.+_-]{1,12}@[A-Za-z.-]{1,12}\.[a-z]{1,4}", fullmatch=True),
)


@given(COLUMN, WRITTEN, st.sampled_from(["", "RS", "XK", "ZZ", "Србија"]))
def test_anything_is_explained(column: str, value: str, country: str) -> None:
    for one in identify_contact(column, value, country):
        assert one.reason
        assert bool(one.node) == (one.strength > 0)
        assert one.node.isprintable()
        assert one.valid is not False or not one.node
    assert identify_contacts([(column, value, country)]) == [identify_contact(column, value, country)]


@given(COLUMN, WRITTEN)
def test_spaces_around_change_nothing(column: str, value: str) -> None:
    plain = [(one.node, one.valid, one.strength) for one in identify_contact(column, value.strip(), "RS")]
    spaced = [(one.node, one.valid, one.strength) for one in identify_contact(column, f"  {value.strip()} ", "RS")]
    assert plain == spaced


@pytest.mark.parametrize("module", [phone, email_address, handle, ip_address, imei], ids=lambda one: one.__name__)
@given(text=WRITTEN)
def test_a_normal_form_is_its_own(module: object, text: str) -> None:
    assert isinstance(module.compact(text), str)  # type: ignore[attr-defined]
    try:
        normal = module.validate(text)  # type: ignore[attr-defined]
    except IdentifierError:
        assert not module.is_valid(text)  # type: ignore[attr-defined]
        return
    assert module.is_valid(text)  # type: ignore[attr-defined]
    if module is not handle:  # of a user name the platform is lost
        assert module.validate(normal) == normal  # type: ignore[attr-defined]


@pytest.mark.parametrize("family", CONTACT_FAMILIES, ids=lambda family: family.title)
def test_the_example_of_a_family_is_recognised(family: Family) -> None:
    found = explain(family.example)
    assert found.kind not in {"unknown", "account"}
    assert found.valid is not False


@pytest.mark.parametrize(
    ("value", "country", "kind", "chain"),
    [
        ("+381605550101", "", "phone", "mobile"),
        ("name@example.org", "", "email", ""),
        ("t.me/anab", "", "user name", "telegram"),
        ("@anab", "", "user name", ""),
        ("203.0.113.7", "", "internet address", ""),
        ("IMEI 490154203237518", "", "device", ""),
        ("https://example.org/x", "", "web address", ""),
        ("viber 060/555-0101", "RS", "phone", "mobile"),
        ("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "", "wallet", "bitcoin"),
    ],
)
def test_explained(value: str, country: str, kind: str, chain: str) -> None:
    found = explain(value, country=country)
    assert (found.kind, found.chain) == (kind, chain)


@pytest.mark.parametrize(("value", "country"), [("060/555-0101", "RS"), ("00381605550101", ""), ("381605550101", "RS")])
def test_bare_digits_may_be_a_telephone_number_too(value: str, country: str) -> None:
    assert "or the mobile telephone number +381605550101 of RS" in explain(value, country=country).reason
