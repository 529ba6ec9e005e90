"""The letters beyond ASCII of the region's languages and their neighbours: what tells one code page from another.

Sources: the alphabets of the languages as fixed in Unicode CLDR (exemplar characters); Romanian with comma and with
cedilla, since old files have the cedilla.
"""

from __future__ import annotations

import re

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
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Danish or Norwegian": "æøå",
    "Swedish or Finnish": "åäö",
    "Portuguese": "áâãàçéêíóôõú",
}
"""Languages that stand in the region's files too."""

FINAL_ONLY = frozenset({"Italian"})
"""Languages whose letters beyond ASCII stand at the end of words."""

VOWELS = frozenset("aeiouаеиоуъыэюяёіїєαεηιουωάέήίόύώϊϋΐΰ")
"""Vowels of Cyrillic and Greek (and of ASCII): wrong code pages give words without them."""

AFTER_VOWEL = re.compile("(?:^|[^αεοωυηάέόώύή])[ϊϋΐΰ]")
"""A Greek letter with a diaeresis where no vowel stands before it: the mark only ever parts two vowels."""

FREQUENT = frozenset("оаеинтсрвлкудαοιετσςνηυρπκάίόέή")
"""The most frequent letters of the region's Cyrillic and Greek texts: some three quarters of any text."""
