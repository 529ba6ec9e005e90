"""What stands around an identifier as typing only: quotes, a label, a full stop, characters that cannot be seen.

It is taken off at the ends; inside a value the same characters may mean that it was copied wrongly, so there they stay.

>>> core("(‘RS35260005601001611379’).")
'RS35260005601001611379'
>>> core("ž.r. 623-1448760382-84"), core("IBAN No. RS35260005601001611379")
('623-1448760382-84', 'RS35260005601001611379')
>>> core("101006500006.0"), core("260-560/1.0")
('101006500006', '260-560/1.0')
"""

import re

_UNSEEN = "".join(
    map(chr, [0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])
)
_AROUND = " \t\r\n\"'`´“”„‟‘’‚‛«»‹›" + _UNSEEN
_BRACKETS = ("()", "[]", "<>", "{}")
_FLOAT = re.compile(r"([0-9]{6,})\.0+")
_NUMBER = r"(?:[.\s-]*(?:broj|br|number|num|no|nr|бр(?:ој)?|номер|№|numarası|numarasi|numri)(?![^\W\d_]))?"
_LABEL = re.compile(
    r"(?:[žztжт]\.\s?[rр]\.?|[žж][rр]|z[rр](?=[.:])|(?:(?:[žz]iro|teku[ćc]i|devizni|poslovni|bankovni|жиро|текући)[\s-]*)?"
    r"(?:ra[čc]un[au]?|рачун[ау]?|r[nč])|[žz]iro|жиро|(?:broj|број|nr\.?|numri i)\s+(?:ra[čc]una|рачуна|llogari\w+)"
    r"|(?:банкова\s+|трансакциска\s+)?сметк[аи]|iban|bank\s+account|account|acct?|a/c|konto(?:nummer)?|hesap|llogari[aë]?"
    r"|cont(?:ul)?|trr|λογαριασμ[όο]ς|address|adresa|адреса|wallet)"
    rf"{_NUMBER}(?:\s*[:.=#№]+\s*|\s+)(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_PERSON_LABEL = re.compile(
    r"(?:jmbg|јмбг|embg|ембг|em[šs]o|pib|пиб|oib|mati[čc]ni|матични|jib|јиб|edb|едб|embs|ембс|ddv|cnp|cui|cif|egn|егн"
    r"|ln[cč]|лнч|eik|еик|bulstat|булстат|t\.?c\.?(?:\s*kimlik)?|tckn|vkn|idnp|idno|amka|αμκα|afm|αφμ|α\.φ\.μ|nipt|nid|nuis"
    r"|nui|national id|personal id|lični|(?:mbs?|мб|lk|id)(?=\s*[:.=#№]))"
    rf"{_NUMBER}(?:\s*[:.=#№]+\s*|\s+)(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 2048  # characters; what is longer is no identifier with something around it
_DIGITS = 5  # of what follows a label; fewer are no account


def _trimmed(text: str) -> str:
    """Return `text` without quotes, brackets, final stops and unseen characters at its ends."""
    while True:
        inner = text.strip().lstrip(_AROUND).rstrip(_AROUND + ".,;")
        if inner[:1] + inner[-1:] in _BRACKETS:
            inner = inner[1:-1]
        if inner == text:
            return inner
        text = inner


def _unlabelled(text: str, label: re.Pattern[str], digits: int) -> str:
    found = label.fullmatch(text)
    if found is None or sum(map(str.isdigit, found["rest"])) < digits:
        return text
    return _trimmed(found["rest"])


def _whole(text: str) -> str:
    """Return the digits of a whole number that a spreadsheet wrote as a decimal one."""
    found = _FLOAT.fullmatch(text)
    return found[1] if found else text


def core(text: str) -> str:
    """Return an account or an address without what is typing around it."""
    if text.isalnum() or len(text) > _LONGEST:
        return text
    return _whole(_unlabelled(_trimmed(text), _LABEL, _DIGITS))


def person_core(text: str) -> str:
    """Return a national number without what is typing around it.

    >>> person_core("JMBG: 0101006500006"), person_core("ΑΦΜ 094259216"), person_core("P 1234567")
    ('0101006500006', '094259216', 'P 1234567')
    """
    if text.isalnum() or len(text) > _LONGEST:
        return text
    return _whole(_unlabelled(_trimmed(text), _PERSON_LABEL, 2))
