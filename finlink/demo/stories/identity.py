"""Stories about one person or company in several files, found without a number, and about those that only look so."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from finlink.demo import numbers
from finlink.demo.world import pair

if TYPE_CHECKING:
    from finlink.demo.world import World

_BORN = "1987-03-14"


def three_spellings(world: World) -> None:
    """Plant one man in Cyrillic, in Latin without marks and in Greek; his brother; a namesake."""
    world.story("S26")
    first, second, third = cases = ("KT-117/25", "KDO-405/25", "ATH-807/25")
    world.case(first, "OPEN", "G10 G21", opened="2025-03-05", offence="phishing", loss="640000.00", in_time=True)
    world.pfi("FI-RS-06", (first,), "2025-03-19", "2025-06-11")
    world.victim_pays(first, "Смиљана Веселиновић-Тест", world.iban("S26 collects", "RS"), "uplata")
    home = {"birth_date": _BORN, "country": "RS"}
    street = "Дунавска 48, Нови Сад"
    world.party(first, "suspect", "Живорад Петронијевић", phone="064/555-0142", address=street, **home)
    world.case(second, "MISSING", "G01 G10 G24", opened="2025-04-03", offence="phishing", loss="3100.00")
    world.ordinary(second, "Zvonimira Klarić-Test", "Tomislav Vukasović-Test", known="2600.00")
    world.party(second, "suspect", "PETRONIJEVIC ZIVORAD", phone="+381 64 555 0142", **home)
    world.case(third, "MISSING", "G01", opened="2025-04-29", offence="fraud", loss="5200.00")
    world.party(third, "suspect", "Ζίβοραντ Πετρονίγεβιτς", phone="00381645550142", **home)
    for case_id in (second, third):
        world.truth.joinable(case_id, "FI-RS-06")
    world.truth.weighed(cases, "same_person", joins=True)
    world.truth.link(cases, "shared_phone", "phone:+381645550142", "0.9")
    world.truth.network(cases)
    _not_he(world, first, street)


def _not_he(world: World, his_case: str, street: str) -> None:
    """Plant his brother, who lives with him, and someone of his name."""
    world.case("KTP-256/25", "MISSING", "G01", opened="2025-04-10", offence="fraud", loss="1900.00")
    latin = "Dunavska 48, Novi Sad"
    world.party("KTP-256/25", "mule", "Zoran Petronijević", birth_date="1990-08-02", country="RS", address=latin)
    world.near(pair(his_case, "KTP-256/25"), "same_person network", f"the brother: same surname, same home ({street})")
    world.near("KTP-256/25", "G12", "the open investigation is the brother's")
    world.case("JO-307/25", "MISSING", "G01", opened="2025-04-15", offence="fraud", loss="120000.00")
    world.party("JO-307/25", "suspect", "Живорад Петронијевиќ", birth_date="1969-11-30", country="MK")
    world.near(pair(his_case, "JO-307/25"), "same_person network", "a namesake who is 17 years older")


def two_forms(world: World) -> None:
    """Plant a Bulgarian company in two alphabets and two legal forms, and one of its name in Serbia."""
    world.story("S27")
    first, second, other = "SP-605/25", "DII-504/25", "KT-118/25"
    firm = {"kind": "company", "country": "BG", "email": "office@trakia-logistik.example"}
    world.case(first, "OPEN", "G19 G21", opened="2025-03-06", offence="bec", loss="14000.00", in_time=True)
    world.pfi("FI-BG-03", (first,), "2025-03-20", "2025-06-04")
    street = "ул. Шипка 12, Пловдив"
    world.party(first, "suspect", "Тракия Логистик ЕООД", phone="032 555 014", address=street, **firm)
    world.case(second, "MISSING", "G01 G19", opened="2025-04-08", offence="bec", loss="27000.00")
    street = "ul. Shipka 12, Plovdiv"
    world.party(second, "suspect", "Trakia Logistik OOD", address=street, phone="+359 32 555 014", **firm)
    world.truth.joinable(second, "FI-BG-03")
    world.truth.weighed((first, second), "same_company", joins=True)
    world.truth.link((first, second), "shared_phone", "phone:+35932555014", "0.9")
    world.truth.link((first, second), "shared_email", "email:office@trakia-logistik.example", "0.5")
    world.truth.network((first, second))
    world.case(other, "MISSING", "G01 G19", opened="2025-04-18", offence="fraud", loss="410000.00")
    street = "Cara Dušana 5, Niš"
    serbian = {"kind": "company", "country": "RS", "address": street, "phone": "018/555-0190"}
    world.party(other, "suspect", "Trakia Logistik d.o.o.", **serbian)
    for case_id in (first, second):
        world.near(pair(case_id, other), "same_company network", "another country and address, only the name is alike")
    world.near(other, "G12", "the name alone joins no cases")


def household(world: World) -> None:
    """Plant a telephone of one household, and what stands for "not known" in three files."""
    world.story("S28")
    mother, son = "KTN-105/25", "KT-119/25"
    world.case(mother, "MISSING", "G01", opened="2025-03-13", offence="online_shop_fraud", loss="230000.00")
    home = {"country": "RS"}
    world.party(mother, "mule", "Славица Ћалић", birth_date="1961-02-09", phone="023/555-017", **home)
    world.case(son, "MISSING", "G01", opened="2025-04-22", offence="online_shop_fraud", loss="190000.00")
    world.party(son, "suspect", "Mirko Ćalić", birth_date="1994-10-21", phone="+381 23 555 017", **home)
    world.truth.link((mother, son), "shared_phone", "phone:+38123555017", "0.9")
    world.truth.network((mother, son))
    world.near(pair(mother, son), "same_person", "mother and son: one telephone, two first names and birth dates")
    unknown = (
        ("KTP-258/25", "800.00", "nepoznat NN", "000000", "nema"),
        ("JO-308/25", "90000.00", "НН лице", "000000", "tg: @brza_zarada"),
        ("SP-606/25", "1700.00", "N.N. lice", "000-000", "t.me/brza_zarada"),
    )
    for case_id, loss, name, phone, handle in unknown:
        world.case(case_id, "MISSING", "G01", opened="2025-04-24", offence="fraud", loss=loss)
        world.party(case_id, "suspect", name, phone=phone, handle=handle)
    cases = [row[0] for row in unknown]
    world.truth.link(cases[1:], "shared_handle", "handle:telegram/brza_zarada", "0.8")
    for one, other in combinations(cases, 2):
        world.near(pair(one, other), "same_person shared_phone network", "who is not known is not the same")


def no_glue(world: World) -> None:
    """Plant A ~ B ~ C where A and C have different valid personal numbers."""
    world.story("S29")
    one, between, other = "KT-120/25", "KTN-106/25", "T13-203/25"
    born, serial = date(1985, 5, 14), world.draws.number("S29 serial", 250)
    first, second = (numbers.jmbg(born, 71, serial + more) for more in (0, 250))
    name = {"birth_date": born.isoformat(), "country": "RS"}
    street = "Kralja Petra 27, Valjevo"
    world.case(one, "MISSING", "G01", opened="2025-03-27", offence="card_fraud", loss="310000.00")
    world.party(one, "suspect", "Радивоје Милекић", national_id=first, address="Краља Петра 27, Ваљево", **name)
    world.case(between, "MISSING", "G01", opened="2025-04-11", offence="card_fraud", loss="280000.00")
    world.party(between, "suspect", "Radivoje Milekić", address=street, **name)
    world.case(other, "MISSING", "G01", opened="2025-04-30", offence="card_fraud", loss="2600.00")
    world.party(other, "mule", "Радивоје Милекић", national_id=second, **name)
    world.truth.weighed((one, between), "same_person", joins=True)
    world.truth.weighed((between, other), "same_person", joins=False)
    world.truth.weighed((one, other), "same_person", joins=False)
    world.truth.network((one, between))
    world.near(pair(one, other), "network", "two different valid personal numbers, whoever is like both")
