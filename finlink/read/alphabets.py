"""The letters beyond ASCII of the region's languages and their neighbours: what tells one code page from another.

Sources: the alphabets of the languages as fixed in Unicode CLDR (exemplar characters); Romanian with comma and with
cedilla, since old files have the cedilla.
"""

from __future__ import annotations

REGION: dict[str, str] = {
    "Serbian, Croatian, Bosnian or Montenegrin": "čćđšžśź",
    "Slovenian": "čšž",
    "Romanian": "ăâîșțşţ",
    "Albanian": "ëç",
    "Turkish": "çğıiöşüâîû",
    "Serbian or Montenegrin Cyrillic": "абвгдђежзијклљмнњопрстћуфхцчџшсз",
    "Macedonian": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
    "Bulgarian": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
}
"""Languages of the region: lower-case letters beyond ASCII."""

NEIGHBOURS: dict[str, str] = {
    "German": "äöüß",
    "Hungarian": "áéíóöőúüű",
    "Italian": "àèéìòù",
    "French": "àâçéèêëîïôùûü",
    "Spanish": "áéíñóúü",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
"""Languages that stand in the region's files too, taken only where no language of the region fits."""

VOWELS = frozenset("aeiouаеиоуъыэюяёіїєαεηιουωάέήίόύώϊϋΐΰ")
"""Vowels of Cyrillic and Greek (and of ASCII): wrong code pages give words without them."""

FREQUENT = frozenset("оаеинтсрвлкудαοιετσςνηυρπκάίόέή")
"""The most frequent letters of the region's Cyrillic and Greek texts: some three quarters of any text."""
