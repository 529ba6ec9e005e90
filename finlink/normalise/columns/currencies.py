"""How many decimals a currency has, and which signs people write for it."""

from __future__ import annotations

MOST = 18
"""Decimals that finlink keeps; also those of a currency it does not know."""

_TWO = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP "
    "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR "
    "IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD "
    "NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC "
    "SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_OLD = "BGL CSD DEM GRD ROL SIT TRL YUM"

PLACES = {
    **dict.fromkeys(_TWO.split(), 2),
    **dict.fromkeys(_OLD.split(), 2),
    **dict.fromkeys(_NONE.split(), 0),
    **dict.fromkeys(_THREE.split(), 3),
    **dict.fromkeys(("BTC", "XBT", "LTC", "BCH", "BSV", "DOGE", "DASH", "ZEC"), 8),
    **dict.fromkeys(("TRX", "XRP", "ADA", "ATOM", "ALGO", "XTZ"), 6),
    **dict.fromkeys(("SOL", "TON", "SUI"), 9),
    "CLF": 4, "UYW": 4, "XLM": 7, "XMR": 12, "DOT": 10, "APT": 8, "HBAR": 8,
}  # fmt: skip
"""Decimals of a currency or asset: ISO 4217 list one (minor units; list three for withdrawn ones), and for crypto
assets the smallest unit of the chain as its own protocol defines it (satoshi, lamport, drop, sun, lovelace, …).

Tokens are not here, USDT and USDC among them: they have 6 decimals on most chains and 18 on BNB Smart Chain.
"""

_DOLLARS = (
    "USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "MXN", "NAD",
    "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD", "ARS", "CLP", "COP", "USDT", "USDC",
)  # fmt: skip

SIGNS: dict[str, tuple[str, ...]] = {
    "€": ("EUR",), "euro": ("EUR",), "eura": ("EUR",), "evra": ("EUR",), "евро": ("EUR",), "евра": ("EUR",),
    "ευρώ": ("EUR",),
    "$": _DOLLARS, "us$": ("USD",), "us $": ("USD",), "£": ("GBP", "EGP", "FKP", "GIP", "SHP"),
    "¥": ("JPY", "CNY"), "₺": ("TRY", "TRL"), "tl": ("TRY", "TRL"), "₿": ("BTC",), "Ξ": ("ETH",), "ξ": ("ETH",),
    "₮": ("USDT", "MNT"), "km": ("BAM",), "км": ("BAM",), "din": ("RSD",), "din.": ("RSD",), "дин": ("RSD",),
    "дин.": ("RSD",), "рсд": ("RSD",), "ден": ("MKD",), "ден.": ("MKD",), "den": ("MKD",), "den.": ("MKD",),
    "денари": ("MKD",), "лв": ("BGN", "BGL"), "лв.": ("BGN", "BGL"), "lv": ("BGN", "BGL"), "lv.": ("BGN", "BGL"),
    "lei": ("RON", "MDL", "ROL"), "leu": ("RON", "MDL", "ROL"), "kn": ("HRK",), "lekë": ("ALL",), "leke": ("ALL",),
    "lek": ("ALL",), "₽": ("RUB",), "руб": ("RUB",), "руб.": ("RUB",), "₴": ("UAH",), "грн": ("UAH",),
    "грн.": ("UAH",), "zł": ("PLN",), "kč": ("CZK",), "ft": ("HUF",), "fr.": ("CHF",), "sfr": ("CHF",),
}  # fmt: skip
"""A sign or short name as people write it beside a figure, in small letters → the currencies it may mean."""


def agrees(affix: str, currency: str) -> bool:
    """Say whether what stands beside a figure may mean the currency of its row.

    >>> agrees("KM", "BAM"), agrees("EUR", "EUR"), agrees("€", "USD")
    (True, True, False)
    """
    return affix.upper() == currency or currency in SIGNS.get(affix.lower(), ())


def is_currency(affix: str) -> bool:
    """Say whether what stands beside a figure is a sign or a code that finlink knows."""
    return affix.lower() in SIGNS or affix.upper() in PLACES or affix.upper() in ("USDT", "USDC", "ETH", "BNB")
