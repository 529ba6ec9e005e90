"""Seed phrases: the words from which a wallet's keys follow, in any case, language and order of typing.

The words themselves are not looked up: where an address should stand, a row of so many words is a seed phrase or at
least no address, and to print one is much worse than to mask a sentence.

Source: BIP-39 (12 to 24 words; lists in ten languages), Monero (25 words, 13 of MyMonero, 16 of Polyseed), Algorand
(25), SLIP-39 (20 or 33).

>>> is_phrase("Legal-Winner-Thank-Year-Wave-Sausage-Worth-Useful-Legal-Winner-Thank-Yellow")
True
>>> is_phrase(" ".join(f"{at}. {word}" for at, word in enumerate(["abandon"] * 11 + ["about"], 1)))
True
>>> is_phrase("the money went to an exchange and then it was gone for good")
False
"""

import re
import unicodedata

_BIP39 = frozenset({12, 15, 18, 21, 24})
_OTHERS = frozenset({13, 16, 20, 25, 33})
_APART = re.compile(r"[\s,;.:|/\\()\[\]{}\"'“”„«»<>_–—-]+")
_LONGEST = 4096  # characters; 33 words with numbers have some 500
_SYLLABLES = ("HANGUL", "CJK", "HIRAGANA", "KATAKANA")  # scripts in which one or two characters are a word


def _script(word: str) -> str:
    """Return the script of a word, "" where it mixes two or holds something other than letters."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return scripts.pop() if len(scripts) == 1 and word.isalpha() else ""


def _unnumbered(words: list[str]) -> list[str]:
    """Return the words without the numbers that count them."""
    for start in (0, 1):
        numbers = words[::2]
        if [number.lstrip("0") or "0" for number in numbers] == [str(at) for at in range(start, start + len(numbers))]:
            return words[1::2]
    return words


def is_phrase(text: str) -> bool:
    """Tell whether `text` is a row of as many words as a seed phrase has, all in one script."""
    if len(text) > _LONGEST or text.isalnum():
        return False
    parts = [part for part in _APART.split(unicodedata.normalize("NFKC", text)) if part]
    words = _unnumbered(parts)
    if len(words) not in _BIP39 | _OTHERS:
        return False
    scripts = {_script(word) for word in words}
    if len(scripts) != 1 or scripts == {""}:
        return False
    shortest = 1 if scripts <= set(_SYLLABLES) else 2 if len(words) in _BIP39 else 3
    longest = 10 if len(words) in _BIP39 else 12
    return all(shortest <= len(word) <= longest for word in words)
