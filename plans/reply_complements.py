"""What stands around the verb of a report and changes nothing in it: who signed, what was done, for whom, how much."""

from __future__ import annotations

from plans.reply_clauses import Clause
from plans.reply_lexicon import Sense
from plans.reply_numbers import Share
from plans.reply_pieces import Piece, Reading
from plans.reply_vocabulary import is_preparing, is_work

Pieces = tuple[Piece, ...]

# -- who issued it -------------------------------------------------------------------------------------------------

_AGENTS = (Sense.BODY, Sense.UNIT, Sense.PERSON, Sense.OTHER)
_ISSUING = (Sense.SIGNED, Sense.APPROVE, Sense.DELIVERED)
# Whoever issues papers, and the clerk who sends them out.
ISSUERS = frozenset(
    {"chu tich", "pho chu tich", "van thu", "lanh dao", "thuong truc", "bi thu", "uy ban", "ubnd xa", "van phong", "vp"}
)


def without_issuer(clause: Clause) -> Clause:
    """Leaves out who issues what is out: "đã được Chủ tịch UBND xã ký duyệt và ban hành", "chủ tịch ký ban hành", "đã
    tham mưu UBND xã ban hành".

    Only an issued paper: of a mere signature it tells something who signed.
    """
    kept: list[Piece] = []
    place = 0
    while place < len(clause.pieces):
        place = _behind_the_issuer(clause.pieces, place)
        kept.append(clause.pieces[place])
        place += 1
    return Clause(tuple(kept), clause.asked)


def _behind_the_issuer(pieces: Pieces, start: int) -> int:
    """The place of the issuing verb when `start` begins a phrase that tells who issues, else `start`."""
    before = Clause(pieces[start : start + 2])
    if before.has(Sense.SIGNED, Sense.APPROVE, Sense.STEP, Sense.DO) and before.pieces[-1].sense is Sense.AND:
        issues = Clause(pieces[start + 2 : start + 3]).has(Sense.DELIVERED)  # "hoàn thiện và nộp rồi"
        return start + 2 if issues else start
    place = start
    if pieces[place].sense is Sense.GET or pieces[place].text == "tham muu":
        place += 1
    if place > start and place < len(pieces) and pieces[place].text == "cho":
        place += 1
    named = place
    while place < len(pieces) and pieces[place].sense in _AGENTS and not pieces[place].run:
        place += 1
    passive = named > start
    if not passive and not (place > named and " ".join(p.text for p in pieces[named:place]) in ISSUERS):
        return start
    while place < len(pieces) and pieces[place].sense in (Sense.PAST, Sense.SIGNED, Sense.APPROVE, Sense.AND):
        place += 1
    issued = place < len(pieces) and pieces[place].sense is Sense.DELIVERED and pieces[place].words[-1] in _ISSUED
    return place if issued and place > named else start


_ISSUED = ("hanh", "bo")  # "ban hành", "phát hành", "công bố"

# -- what was done -------------------------------------------------------------------------------------------------

_CONTENT = (
    Sense.UNKNOWN, Sense.STEP, Sense.TITLE, Sense.PAPER, Sense.COUNTED, Sense.SUMMARY, Sense.TASK_TALK, Sense.DO,
    Sense.WITH, Sense.BODY, Sense.UNIT,
)  # fmt: skip
_DOERS = (Sense.SELF, Sense.OUR_UNIT, Sense.PAST, Sense.JUST)
_LONGEST_VERB = 5
# What is made is the item that its title names: "lập xong danh sách hộ nghèo".
MAKING = ("to chuc", "lap", "xay dung", "thuc hien")


def with_its_deed(clause: Clause, reading: Reading) -> Clause:
    """The clause with "làm" for what was done with an item that it names: "việc 2 em đối chiếu với kho bạc xong".

    The verb is one of the field, or a word of the title; a capital letter may be somebody's name.
    """
    done = clause.index(Sense.DONE)
    start = done
    while start and clause.pieces[start - 1].sense in _CONTENT:
        start -= 1
    while start < done and clause.pieces[start].sense in (Sense.TITLE, Sense.BODY, Sense.UNIT, Sense.PAPER):
        start += 1
    deed = clause.pieces[start:done]
    if not deed or len(deed) > _LONGEST_VERB or not _is_a_deed(clause, start, deed, reading):
        return clause
    told = [piece for piece in deed if piece.run] or [deed[0]]
    doing = [Piece(Sense.DO, told[0].start, told[-1].end, ("lam",))]
    kept = (*clause.pieces[:start], *(piece for piece in deed if piece.run), *doing, *clause.pieces[done:])
    return Clause(kept, clause.asked)


def _is_a_deed(clause: Clause, start: int, deed: Pieces, reading: Reading) -> bool:
    made = deed[0].text in MAKING and any(piece.run for piece in clause.pieces[start + len(deed) :])
    named = made or any(piece.sense is Sense.ITEM for piece in clause.pieces[:start])
    if not (named or any(piece.run for piece in deed)) or any(map(is_preparing, deed)):
        return False
    doer = start > 0 and clause.pieces[start - 1].sense in _DOERS
    titled = deed[0].run is not None and (doer or not start)
    known = titled or deed[0].sense in (Sense.STEP, Sense.DO) or is_work(deed[0])
    strangers = [piece for piece in deed if piece.sense in (Sense.BODY, Sense.UNIT) and not piece.run]
    together = all(_before(deed, piece) is Sense.WITH for piece in strangers)
    return known and together and not any(_is_a_name(piece, reading) for piece in deed)


def _before(pieces: Pieces, piece: Piece) -> Sense | None:
    place = pieces.index(piece)
    return pieces[place - 1].sense if place else None


def _is_a_name(piece: Piece, reading: Reading) -> bool:
    typed = reading.source[piece.start : piece.end]
    return piece.sense is Sense.UNKNOWN and piece.start > 0 and typed[:1].isupper() and not reading.source.isupper()


# -- of what, how much, for whom -----------------------------------------------------------------------------------

_OBJECTS = (
    Sense.TITLE, Sense.UNKNOWN, Sense.COUNTED, Sense.PAPER, Sense.BODY, Sense.TASK_TALK, Sense.GENERIC, Sense.SUMMARY,
)  # fmt: skip
_RECEIVERS = (Sense.BODY, Sense.UNIT, Sense.OTHER, Sense.PERSON, Sense.COUNTED, Sense.TITLE, Sense.OUR_UNIT)
_WHOLE = (Sense.WHOLE, Sense.ALL, Sense.PERCENT)
_LONGEST_OBJECT = 5


def without_object(behind: Pieces, *, of_the_title: bool) -> Pieces:
    """Leaves out, behind "xong", the whole of what was done and for whom: "toàn bộ giống cho các thôn",
    "100% tổng đàn".

    A number that is not all counts only a part, and a paper of another name is only a part as well: it stays. Without
    a word for the whole the object is one of the title's.
    """
    if not behind:
        return behind
    place = 1
    while place < len(behind) and behind[place].sense in (*_WHOLE, Sense.MANNER) and _is_whole(behind[place]):
        place += 1
    whole = any(piece.sense in _WHOLE for piece in behind[1:place])
    end = place
    while end < len(behind) and behind[end].sense in _OBJECTS and end - place < _LONGEST_OBJECT:
        end += 1
    objects = behind[place:end]
    known = any(piece.run for piece in objects) or (whole and of_the_title)
    end = _behind_receiver(behind, end) if known or not objects else end
    if not (known or (not objects and end > place)):
        return behind
    closes = end == len(behind) or behind[end].sense not in (Sense.NUMBER, Sense.UNKNOWN)
    return (*behind[:place], *behind[end:]) if closes else behind


def _is_whole(piece: Piece) -> bool:
    return not isinstance(piece.value, Share) or piece.value.percent == 100


def _behind_receiver(pieces: Pieces, start: int) -> int:
    """The place behind "cho các thôn", "cho bà con"; `start` where none is named."""
    if start >= len(pieces) or pieces[start].text != "cho":
        return start
    end = start + 1
    if end < len(pieces) and pieces[end].sense in _WHOLE and _is_whole(pieces[end]):
        end += 1
    named = end
    while end < len(pieces) and pieces[end].sense in _RECEIVERS:
        end += 1
    return end if end > named else start


# -- handed on -----------------------------------------------------------------------------------------------------

_HANDED_ON = (Sense.UNIT, Sense.BODY, Sense.OTHER, Sense.PERSON)


def without_handing_on(behind: Pieces) -> Pieces:
    """Leaves out to whom what is finished went: "xong và gửi văn phòng rồi", "xong, đã nộp cho huyện"; not a chat."""
    places = [i for i, piece in enumerate(behind[:-1]) if piece.sense is Sense.AND]
    if not places or behind[places[0] + 1].sense is not Sense.SENT:
        return behind
    place = places[0] + 2
    if place < len(behind) and behind[place].sense in (Sense.FOR, Sense.AT, Sense.UNTIL):
        place += 1
    named = place
    while place < len(behind) and behind[place].sense in _HANDED_ON:
        place += 1
    return (*behind[: places[0]], *behind[place:]) if place > named else behind
