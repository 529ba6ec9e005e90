"""What the invented registers are made of beside names: telephones, legal forms, words of firms, places, slips."""

from __future__ import annotations


def _words(text: str, by: str = " ") -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(by))


PHONES = {
    "RS": (381, "6", 9),
    "HR": (385, "9", 9),
    "BA": (387, "6", 8),
    "MK": (389, "7", 8),
    "BG": (359, "88", 9),
    "AL": (355, "6", 9),
    "RO": (40, "7", 9),
    "TR": (90, "53", 10),
    "GR": (30, "69", 10),
    "XK": (383, "4", 8),
    "MD": (373, "6", 8),
}
"""A mobile number of each country: calling code, how it begins, and its digits without the leading 0."""

FORMS = {
    "RS": _words("d.o.o. doo DOO д.о.о."),
    "HR": _words("d.o.o. doo DOO j.d.o.o."),
    "BA": _words("d.o.o. DOO doo"),
    "MK": _words("ДООЕЛ DOOEL дооел"),
    "BG": _words("ЕООД EOOD ООД OOD"),
    "AL": _words("sh.p.k. SHPK shpk"),
    "RO": _words("S.R.L. SRL srl"),
    "TR": ("A.Ş.", "AS", "A.S.", "Anonim Şirketi"),
    "GR": _words("Α.Ε. AE Ε.Π.Ε."),
    "XK": _words("SH.P.K. shpk L.L.C."),
    "MD": _words("S.R.L. SRL srl"),
}
"""Spellings of a legal form, the usual one first."""

FIRM = _words(
    "Delta Balkan Trans Eko Alfa Omega Star Global Euro Metal Agro Auto Gama Nova Sigma Orion Medi Tehno Inter Luna "
    "Sol Vega Zenit Arka Dunav Sava Vardar Drin Bosna Rila Pirin Olimp Ohrid Adria Egej Karpat Marmara Ilir Dardan Mol"
)
TRADE = _words(
    "Trade Invest Group Logistik Gradnja Export Kompani Market Energy Transport Consulting Media Soft Food Promet "
    "Tekstil Plast Farm Servis Finans Digital Pay Solutions Turist Inženjering Projekt"
)
STREETS = _words(
    "Kralja Petra, Vojvode Stepe, Glavna, Nemanjina, Ilica, Maršala Tita, Ulica Mira, Partizanska, Vasil Levski, "
    "Rruga e Durrësit, Strada Unirii, Atatürk Caddesi, Ermou, Nëna Terezë, Ștefan cel Mare, Cara Dušana, Školska, "
    "Dunavska, Cvijetna, Lipa",
    ",",
)
TOWNS = {
    "RS": _words("Beograd,Novi Sad,Niš,Čačak", ","),
    "HR": _words("Zagreb,Split,Šibenik", ","),
    "BA": _words("Sarajevo,Tuzla,Goražde", ","),
    "MK": _words("Скопје,Битола", ","),
    "BG": _words("София,Пловдив,Варна", ","),
    "AL": _words("Tiranë,Durrës,Shkodër", ","),
    "RO": _words("București,Iași,Cluj", ","),
    "TR": _words("İstanbul,Ankara,İzmir", ","),
    "GR": _words("Αθήνα,Θεσσαλονίκη", ","),
    "XK": _words("Prishtinë,Prizren,Gjilan", ","),
    "MD": _words("Chișinău,Bălți", ","),
}
PLACEHOLDERS = _words("UNKNOWN,N/N,nepoznat,NN lice,НЕПОЗНАТО,Necunoscut,Bilinmiyor,-,n/a", ",")
NUMBERS = _words("000000 1111111111111 0000000000000 1234567890123 N/A nema")
"""What is written where a name or a number is not known."""

NEAR = dict(zip("aeioulnmrstdkvbczgpбвгдаеиоснт", "srapikmnetafjcvxxhoвгадсриаостр", strict=False))
"""A letter and one that lies beside it on a keyboard."""

OCR = {"l": "1", "o": "0", "i": "l", "m": "rn", "O": "0", "I": "l", "s": "5", "B": "8", "e": "c", "а": "a", "о": "o"}
"""A letter and what scanning takes it for."""
