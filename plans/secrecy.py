"""Recognises material marked as a state secret, so that it is refused and not kept.

Luật Bảo vệ bí mật nhà nước (117/2025/QH15): secret documents are not drafted, kept or passed on networked devices.
"""

from __future__ import annotations

import re
import unicodedata

from plans.text import fold, nfc

# The stamp itself, in capitals and with its accents: a word of its own, not part of an everyday expression.
_STAMP = re.compile(
    r"(?<![\w])(?<!BẢO )(?<!BÍ )(?<!CƠ )(?<!ĐƯỜNG )(?<!TRĂNG )(?:TUYỆT |TỐI )?MẬT(?![\w])"
    r"(?! (?:ĐỘ|ONG|KHẨU|MÃ|THIẾT|VỤ|THƯ|GẤU))"
)
# The two higher degrees name nothing else, but for "toi mat" without accents, which may be "tôi mất" (I have lost).
_HIGHER_DEGREE = re.compile(r"\btuyet mat\b(?! tinh)")
_SECOND_DEGREE = re.compile(r"\btối mật\b|\bTOI MAT\b|\b(?:tai lieu|van ban|cong van|do|dau) toi mat\b", re.IGNORECASE)
# What somebody calls a paper that bears a stamp.
_CALLED_SECRET = re.compile(
    r"\b(?:do mat|dau mat|muc do mat|(?:tai lieu|van ban|cong van|ke hoach|bao cao|ho so|file|tep|van ban den|giay to)"
    r" (?:dong dau |loai |dang |thuoc dien )?mat)\b(?! (?:do|ong|khau|ma|thiet|tinh|ngu|qua|het|roi|cap)\b)"
)
# Speaking of secret papers in order to leave them out, or of secrecy as a subject.
_LEFT_OUT = re.compile(r"\b(?:tru|ngoai|khong (?:phai|gom|co|thuoc|la)|chua (?:phai|co))\b[^.;\n]{0,25}$")
# "mất" (lost) and "mắt" (eye) lose their difference to "mật" with their accents; typed accents decide.
_LOST_OR_EYE = re.compile(r"m[ấắ]t", re.IGNORECASE)
_FILE_MARK = re.compile(r"(?:^|[^a-z])(?:tuyet|toi)?[ _.-]*mat(?:[^a-z]|$)")
_FILE_TOPIC = re.compile(r"(?:bao|bi)[ _.-]*mat|mat[ _.-]*(?:do|ong|khau|ma|thiet|tien)")


def bears_secret_mark(text: str) -> bool:
    """Whether a text is marked, or calls what comes with it marked, as secret (Mật, Tối mật, Tuyệt mật).

    "bảo mật", "mật độ", "mật khẩu", "mật ong" and secrecy as a subject ("Luật Bảo vệ bí mật nhà nước") are not.
    """
    plain = nfc(text)
    if _STAMP.search(plain) or _says_second_degree(plain):
        return True
    folded = fold(plain)
    for match in (*_HIGHER_DEGREE.finditer(folded), *_CALLED_SECRET.finditer(folded)):
        typed = plain[match.start() : match.end()] if len(plain) == len(folded) else plain
        if not _LOST_OR_EYE.search(typed) and not _LEFT_OUT.search(folded[: match.start()]):
            return True
    return False


def _says_second_degree(plain: str) -> bool:
    return any(match[0].lower() != "toi mat" or match[0].isupper() for match in _SECOND_DEGREE.finditer(plain))


def names_secret_file(name: str) -> bool:
    """Whether a file's name says that the file is secret ("KH-05-MẬT.pdf", "bao cao tuyet mat.docx")."""
    plain = unicodedata.normalize("NFC", name)
    if _LOST_OR_EYE.search(plain):
        return False
    folded = fold(plain.rsplit(".", 1)[0])
    return bool(_FILE_MARK.search(folded)) and not _FILE_TOPIC.search(folded)
