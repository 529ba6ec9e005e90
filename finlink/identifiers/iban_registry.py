"""IBAN structures by country, as data.

`STRUCTURES` holds the BBAN structure of each country of the SWIFT IBAN Registry (ISO 13616-2, release 101):
groups of a count and a character class, `n` digits, `a` upper-case letters, `c` upper-case letters or digits.
The total length of an IBAN is the sum of the counts plus 4. Brazil's is the wider one of 2026, when the numbers of its
banks came to have letters (release 101 has 8n5n10n1a1c).

`TERRITORIES` lists the codes that the registry mentions under another country: banks there normally use the
code of that country, but IBANs with the territory's own code have been seen and are not refused.

`UNREGISTERED` holds countries whose banks issue IBANs without being in the registry; for these only the
length and the check digits can be checked. `FORMER` holds lengths that were in force earlier and may stand in
old files.
"""

STRUCTURES: dict[str, str] = {
    "AD": "4n4n12c", "AE": "3n16n", "AL": "8n16c", "AT": "5n11n", "AZ": "4a20c",
    "BA": "3n3n8n2n", "BE": "3n7n2n", "BG": "4a4n2n8c", "BH": "4a14c", "BI": "5n5n11n2n",
    "BR": "8c5n10n1c1c", "BY": "4c4n16c", "CH": "5n12c", "CR": "4n14n", "CY": "3n5n16c",
    "CZ": "4n6n10n", "DE": "8n10n", "DJ": "5n5n11n2n", "DK": "4n9n1n", "DO": "4c20n",
    "EE": "2n2n11n1n", "EG": "4n4n17n", "ES": "4n4n1n1n10n", "FI": "3n11n", "FK": "2a12n",
    "FO": "4n9n1n", "FR": "5n5n11c2n", "GB": "4a6n8n", "GE": "2a16n", "GI": "4a15c",
    "GL": "4n9n1n", "GR": "3n4n16c", "GT": "4c20c", "HN": "4a20n", "HR": "7n10n",
    "HU": "3n4n1n15n1n", "IE": "4a6n8n", "IL": "3n3n13n", "IQ": "4a3n12n", "IS": "4n2n6n10n",
    "IT": "1a5n5n12c", "JO": "4a4n18c", "KW": "4a22c", "KZ": "3n13c", "LB": "4n20c",
    "LC": "4a24c", "LI": "5n12c", "LT": "5n11n", "LU": "3n13c", "LV": "4a13c",
    "LY": "3n3n15n", "MC": "5n5n11c2n", "MD": "2c18c", "ME": "3n13n2n", "MK": "3n10c2n",
    "MN": "4n12n", "MR": "5n5n11n2n", "MT": "4a5n18c", "MU": "4a2n2n12n3n3a", "NI": "4a20n",
    "NL": "4a10n", "NO": "4n6n1n", "OM": "3n16c", "PK": "4a16c", "PL": "8n16n",
    "PS": "4a21c", "PT": "4n4n11n2n", "QA": "4a21c", "RO": "4a16c", "RS": "3n13n2n",
    "RU": "9n5n15c", "SA": "2n18c", "SC": "4a2n2n16n3a", "SD": "2n12n", "SE": "3n16n1n",
    "SI": "5n8n2n", "SK": "4n6n10n", "SM": "1a5n5n12c", "SO": "4n3n12n", "ST": "4n4n11n2n",
    "SV": "4a20n", "TL": "3n14n2n", "TN": "2n3n13n2n", "TR": "5n1n16c", "UA": "6n19c",
    "VA": "3n15n", "VG": "4a16n", "XK": "4n10n2n", "YE": "4a4n18c",
}  # fmt: skip

TERRITORIES: dict[str, str] = {
    "AX": "FI", "BL": "FR", "GF": "FR", "GG": "GB", "GP": "FR", "IM": "GB", "JE": "GB", "MF": "FR",
    "MQ": "FR", "NC": "FR", "PF": "FR", "PM": "FR", "RE": "FR", "TF": "FR", "WF": "FR", "YT": "FR",
}  # fmt: skip

UNREGISTERED: dict[str, str] = {
    "AO": "21c", "BF": "24c", "BJ": "24c", "CF": "23c", "CG": "23c", "CI": "24c", "CM": "23c", "CV": "21c",
    "DZ": "22c", "GA": "23c", "GQ": "23c", "GW": "21c", "IR": "22c", "KM": "23c", "MA": "24c", "MG": "23c",
    "ML": "24c", "MZ": "21c", "NE": "24c", "SN": "24c", "TD": "23c", "TG": "24c",
}  # fmt: skip

FORMER: dict[str, str] = {"BF": "23n", "BI": "12n", "CR": "3n14n", "DZ": "20n", "EG": "23n"}
