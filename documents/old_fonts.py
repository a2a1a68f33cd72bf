"""Vietnamese typed for the fonts of before Unicode (TCVN3, VNI): the same bytes, other letters; recognised, refused."""

from __future__ import annotations

import re

from documents.tables import Unreadable

# Letters that only Vietnamese has among what an office types: ă đ ĩ ũ ơ ư and the block ạ … ỹ.
VIETNAMESE = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
# Words set in the fonts of before 2002, whose letters sit on other characters' places.
_TCVN3 = re.compile(r"[A-Za-z]?[®¹©µ¬¸¶·¨ª«][A-Za-z]|[A-Za-z][®¹©µ¬¸¶·]")
_VNI = re.compile(r"[aeouyAEOUY][øùûïØÙÛÏ]|[öÖ][ôÔïùøûõÏÙØÛÕ]|[ñÑ][aoeiuyöôAOEIUYÖÔ]|[aeoAEO][âÂäÄáÁàÀåÅãÃ][a-zA-Z]")
# What stands in no Vietnamese word: letters of other languages beside ours, and pairs such as "eá", "oâ", "uù".
_STRANGE_LETTERS = "ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿµ¬¸¶¨"
_STRANGE = re.compile(
    rf"[A-Za-z][{_STRANGE_LETTERS}]|[{_STRANGE_LETTERS}][A-Za-z]|[®©¹ª«][a-z\u00ad]|[A-Za-z][©¹ª«][a-z]"
    r"|[aA][âÂáÁàÀãÃéÉèÈêÊ]|[eE][âÂáÁàÀãÃ]|[oO][âÂùÙõÕ]|[uUyY][ùÙõÕ]"
)
_SIGNS_OF_VNI = re.compile(r"[aeouyAEOUY][âÂáÁàÀãÃùÙõÕøûïäåØÛÏÄÅ]|[öñÖÑ]")
_MOST_STRANGE = 2  # words in a whole paper: a foreign name or two
_OLD_NAMES = (".vn", "vni-")


def legacy_font(text: str) -> str | None:
    """The old encoding that the letters were typed in, "TCVN3" or "VNI", where most of them or whole words tell so."""
    true_letters = len(VIETNAMESE.findall(text))
    tcvn3, vni = len(_TCVN3.findall(text)), len(_VNI.findall(text))
    if max(tcvn3, vni) > max(5, 2 * true_letters):
        return "TCVN3" if tcvn3 >= vni else "VNI"
    strange = _strange_words(text)
    return _encoding(strange) if len(strange) > _MOST_STRANGE else None


def refuse_old_font(name: str, text: str) -> None:
    """Refuse letters set in an old font as soon as one word tells that they were typed for it.

    One cell pasted from an old paper is enough: its letters would be read as other letters. Unicode that merely names
    such a font is shown in another one and is read. Raises `Unreadable`: legacy-font (font).
    """
    is_old = name.rpartition("+")[2].lower().startswith(_OLD_NAMES)
    if is_old and (strange := _strange_words(text)):
        raise Unreadable("legacy-font", font=_encoding(strange))


def _strange_words(text: str) -> set[str]:
    return {word for word in text.split() if _STRANGE.search(word) and not VIETNAMESE.search(word)}


def _encoding(words: set[str]) -> str:
    vni = sum(_SIGNS_OF_VNI.search(word) is not None for word in words)
    return "VNI" if 2 * vni > len(words) else "TCVN3"
