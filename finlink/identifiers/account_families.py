"""The families of accounts, banks and persons, as the reference page lists them; every example is checked by a test."""

from finlink.identifiers.families import Family

_ISO_7064 = "ISO/IEC 7064"
_STDNUM = "python-stdnum"
_BY_11 = "check digit by 11; the rule is not published, so one that fails is not called wrong"
_TRIED = "as in the neighbours' registers, tried on published numbers"
_YUGOSLAV = "Law on the unique master citizen number (Službeni list SFRJ 58/1976) and its successors"

ACCOUNT_FAMILIES: tuple[Family, ...] = (
    Family(
        "IBAN",
        "country, two check digits, account number as long as the country says; spaces and `IBAN:` do not matter",
        "length and structure of the country, MOD 97-10; national check digits only show in the reason",
        "ISO 13616-1:2020, SWIFT IBAN Registry",
        "RS35260005601001611379",
    ),
    Family(
        "Domestic number of RS, ME, BA, MK, XK, SI",
        "`260-56010016113-79`, the middle often without its zeros, or all digits; the row must say the country",
        "MOD 97-10 over all digits, then written as IBAN",
        f"SWIFT IBAN Registry, {_ISO_7064}",
        "260-56010016113-79",
    ),
    Family(
        "Domestic number of HR",
        "`1001005-1863000160`",
        "MOD 11,10 over bank and over account, then written as IBAN",
        f"SWIFT IBAN Registry, {_ISO_7064}",
        "1001005-1863000160",
    ),
    Family(
        "Domestic number of AL, BG, GR, MD, RO, TR",
        "the whole account part of an IBAN of that country, with nothing left out",
        "structure (in Albania also the check digit of the bank), then written as IBAN; shorter ones are kept",
        "SWIFT IBAN Registry",
        "212110090000000235698741",
    ),
    Family(
        "BIC",
        "four letters, country (XK for Kosovo), two letters or digits, three more for a branch",
        "structure and country; there is no check digit",
        "ISO 9362:2022",
        "DEUTDEFF500",
    ),
    Family(
        "JMBG, EMBG, EMŠO",
        "13 digits: day, month, three digits of the year, region, serial number; RS, BA, ME, MK, HR, SI, XK",
        "date and check digit; the region is not looked at, so foreigners' numbers pass",
        _YUGOSLAV,
        "0101006500006",
    ),
    Family("OIB (HR)", "11 digits, `HR` in front or not", "MOD 11,10", "Zakon o OIB-u (NN 60/2008)", "33392005961"),
    Family(
        "PIB (RS)",
        "9 digits",
        "MOD 11,10; a person's that fails may be a card's or a passport's, so it is unclear",
        "Zakon o poreskom postupku; " + _STDNUM,
        "101134702",
    ),
    Family(
        "MB (RS)",
        "8 digits of a company",
        _BY_11,
        _TRIED,
        "20000007",
    ),
    Family("PIB (ME)", "8 digits", "check digit by 11", _STDNUM, "02655284"),
    Family(
        "JIB (BA)",
        "13 digits, the first is 4",
        _BY_11,
        _TRIED,
        "4200000000004",
    ),
    Family(
        "EDB (MK)", "13 digits, the first 4 or 5; `MK` in front or not", "check digit by 11", _STDNUM, "4030000375897"
    ),
    Family("DDV, matična (SI)", "8 digits; 7 or 10 digits", "check digit by 11", _STDNUM, "50223054"),
    Family(
        "EGN, LNC (BG)",
        "10 digits; EGN begins with the date of birth, LNC is a foreigner's",
        "EGN: date and check digit by 11; LNC: check digit by 10. Failing both, a number of the tax office is unclear",
        "Закон за гражданската регистрация; " + _STDNUM,
        "7523169263",
    ),
    Family("EIK, BULSTAT (BG)", "9 or 13 digits, `BG` in front or not", "check digits by 11", _STDNUM, "175074752"),
    Family(
        "CNP (RO)",
        "13 digits: sex and century, date, county, serial number",
        "date and check digit by 11; the county is not looked at",
        "OUG 97/2005; " + _STDNUM,
        "1630615123457",
    ),
    Family(
        "CUI, CIF (RO)",
        "2 to 10 digits, `RO` in front or not; below 6 the row must say the country",
        "check digit by 11",
        _STDNUM,
        "18547290",
    ),
    Family(
        "TCKN (TR)", "11 digits, the first not 0; foreigners' begin with 99", "two check digits", _STDNUM, "17291716060"
    ),
    Family("VKN (TR)", "10 digits", "check digit", _STDNUM, "4540536920"),
    Family(
        "IDNO, IDNP (MD)",
        "13 digits; IDNO of a company begins with 1",
        "check digit, weights 7 3 1",
        _STDNUM,
        "1008600038413",
    ),
    Family("AMKA (GR)", "11 digits, the first six the date of birth", "date and Luhn digit", _STDNUM, "01013099997"),
    Family(
        "AFM (GR)",
        "9 digits (8 in old papers), `EL` or `GR` in front or not",
        "check digit by 11",
        _STDNUM,
        "094259216",
    ),
    Family(
        "NID, NIPT (AL)",
        "letter, 8 digits, letter; in a person's the digits are year, month (women: and 50), day",
        "form only: the rule of the last letter is not public",
        "OECD, Albania: TIN",
        "J91402501L",
    ),
)
"""One entry a family; `finlink id` on its example says that it holds, or that there is no check."""
