"""Recognises material marked as a state secret, so that it is refused and not kept.

Luật Bảo vệ bí mật nhà nước (117/2025/QH15): secret documents are not drafted, kept or passed on networked devices.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from plans.text import fold, nfc

# The stamp itself, in capitals and with its accents: a word of its own, not part of an everyday expression.
_STAMP = re.compile(
    r"(?<![\w])(?<!BẢO )(?<!BÍ )(?<!CƠ )(?<!ĐƯỜNG )(?<!TRĂNG )(?:TUYỆT |TỐI )?MẬT(?![\w])"
    r"(?! (?:ĐỘ|ONG|KHẨU|MÃ|THIẾT|VỤ|THƯ|GẤU|NHÀ NƯỚC|THÔNG TIN|DỮ LIỆU))"
)
# Recognised on a picture, letters lose the dot below, and of the higher degrees more than that.
_DOTLESS = re.compile(r"(?<!\w)MÂT(?!\w)")
_HIGHER_STAMP = re.compile(r"(?<!\w)(?:TUY[EÊỆẾ]T M[AÂẬẤẠ]T|T[OỐ]I M[AÂẬẠ]T)(?!\w)")
_LONGEST_STAMP = 60
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


def bears_stamp(lines: Iterable[str], *, longest: int = _LONGEST_STAMP) -> bool:
    """Whether a line of a paper, of no more letters than `longest`, bears a secret mark: a stamp is a short line, and
    sentences may speak of secrecy. A line may go on with an expression of the one before ("BẢO VỆ BÍ" / "MẬT")."""
    return any(bears_secret_mark(line) for line in _as_spoken(lines, longest))


def bears_stamp_in_picture(lines: Iterable[str]) -> bool:
    """Whether lines that were recognised on a picture hold a stamp: in capitals, and perhaps not quite as it is."""
    return any(
        _STAMP.search(_DOTLESS.sub("MẬT", line)) or _HIGHER_STAMP.search(line)
        for line in _as_spoken(lines, _LONGEST_STAMP)
    )


def _as_spoken(lines: Iterable[str], longest: int) -> Iterator[str]:
    """The short lines; one that begins with the word of the stamp after the last word of the line before."""
    before = ""
    for line in map(nfc, lines):
        if len(line) <= longest:
            goes_on = before and line.startswith(("MẬT", "MÂT"))
            yield f"{before} {line}" if goes_on else line
        before = line.split()[-1] if line.strip() else ""


def _says_second_degree(plain: str) -> bool:
    return any(match[0].lower() != "toi mat" or match[0].isupper() for match in _SECOND_DEGREE.finditer(plain))


def names_secret_file(name: str) -> bool:
    """Whether a file's name says that the file is secret ("KH-05-MẬT.pdf", "bao cao tuyet mat.docx")."""
    plain = unicodedata.normalize("NFC", name)
    if _LOST_OR_EYE.search(plain):
        return False
    folded = fold(plain.rsplit(".", 1)[0])
    return bool(_FILE_MARK.search(folded)) and not _FILE_TOPIC.search(folded)
