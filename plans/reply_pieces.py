"""Turns the words of a reply into pieces with a sense: known phrases, items, shares, times, titles, names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from plans import reply_dates, reply_items, reply_numbers
from plans.document_reference import cited_to
from plans.reply_dates import DatePhrase, date_at
from plans.reply_items import Naming, existing, item_at, number_list_at
from plans.reply_lexicon import KNOWN_WORDS, REAL_WORDS, Sense, longest_phrase
from plans.reply_numbers import Share, number_at, share_at
from plans.reply_people import Someone, someone_at
from plans.reply_titles import Run, Titles
from plans.reply_values import Context
from plans.reply_words import Shape, Word, one_of_at, phrase_at, those_at, words_of
from plans.text import fold

Words = tuple[Word, ...]
Value = Naming | DatePhrase | Share | Someone | Run | int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase with its sense; [start:end] is where it stands in the source, `value` what was read from it.

    `run` are the title words it stands for, when it stands in a title; `typed` are its words with the marks they have.
    """

    sense: Sense
    start: int
    end: int
    words: tuple[str, ...]
    value: Value = None
    run: Run | None = None
    typed: str = ""

    @property
    def text(self) -> str:
        """The words folded, with single spaces."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Reading:
    """A message under reading: its source in NFC, the context, the day, the titles as words."""

    source: str
    context: Context
    today: date
    titles: Titles


# What ends a clause.
BOUNDARIES = frozenset({Sense.STOP, Sense.COMMA, Sense.ASKED})
CUTS = BOUNDARIES | {Sense.BUT, Sense.CORRECTION}
# What may be said of an item.
PREDICATES = frozenset(
    {
        Sense.DONE, Sense.DELIVERED, Sense.SENT, Sense.SUBMITTED, Sense.SIGNED, Sense.DO, Sense.STEP, Sense.ONGOING,
        Sense.HALFWAY, Sense.KEPT, Sense.AROSE, Sense.NOTYET, Sense.NEARLY, Sense.PARTLY, Sense.PERCENT, Sense.BLOCKER,
        Sense.LACK, Sense.WAIT, Sense.EXTEND, Sense.HANDOVER, Sense.APPROVE, Sense.RETURN, Sense.UNDO, Sense.REMIND,
        Sense.NOT, Sense.BELONG, Sense.WRONG_PERSON, Sense.BEGIN, Sense.DRAFT, Sense.BUSY, Sense.WEATHER,
    }
)  # fmt: skip


def pieces_of(reading: Reading) -> list[Piece]:
    """The pieces of a message in their order, punctuation included."""
    words = words_of(reading.source, KNOWN_WORDS | reading.titles.known, REAL_WORDS)
    pieces: list[Piece] = []
    index = 0
    while index < len(words):
        piece, index = _piece_at(words, index, reading, pieces)
        pieces.append(piece)
    return _with_vocatives(_with_whole_titles(_with_bare_numbers(pieces, reading), reading))


Found = tuple[Sense, Value, int]
RunFound = tuple[Run, int]


def _piece_at(words: Words, index: int, reading: Reading, pieces: list[Piece]) -> tuple[Piece, int]:
    before = pieces[-1].sense if pieces else Sense.STOP
    run = reading.titles.run_at(words, index)
    handed_over = any(piece.sense is Sense.HANDOVER for piece in pieces[-5:])
    expected = handed_over and before in (Sense.HANDOVER, Sense.FOR)
    sense, value, end = (
        _evidence(words, index, reading.source)
        or _mark(words[index], index)
        or _measured(words, index, reading, before, run)
        or _phrase(words, index, run, someone_at(words, index, reading.source, expected=expected))
    )
    plains = tuple(word.plain for word in words[index:end])
    in_title = run[0] if run and run[1] >= end else None
    typed = " ".join(word.typed for word in words[index:end])
    return Piece(sense, words[index].start, words[end - 1].end, plains, value, in_title, typed), end


# -- marks and pictures --------------------------------------------------------------------------------------------

_MARKS = {
    ",": Sense.COMMA, "-": Sense.COMMA, "–": Sense.COMMA, "—": Sense.COMMA, ":": Sense.COLON, "?": Sense.ASKED,
    "\n": Sense.STOP, ";": Sense.STOP, ".": Sense.STOP, "!": Sense.STOP, "…": Sense.STOP, "*": Sense.POLITE,
    "~": Sense.POLITE,
}  # fmt: skip
_THUMBS = frozenset("👍👌🆗🙏🫡🤝")
_TICKS = frozenset("✅✔☑💯")
_SORRY = frozenset("😅🥲😭😓😢😔😞😥😰🥺😩😫🙈😪🥴🤧🤒😷")
_KIND = frozenset("😊😁💪🎉❤🥰😍😄🙂☺👏🌹💐🥳😀😃✨🌸🌺😇🤗♥💕💖🙇🎊")


def _mark(word: Word, index: int) -> Found | None:
    if word.shape is Shape.MARK and word.plain != "#":
        sense = Sense.STOP if word.plain.startswith("..") else _MARKS.get(word.plain, Sense.QUOTE)
        return sense, None, index + 1
    return (_face(word.plain), None, index + 1) if word.shape is Shape.SMILE else None


def _face(face: str) -> Sense:
    """A picture we do not know may mean anything: ❌, ⏳, 🤔."""
    if face in _THUMBS or face in _TICKS:
        return Sense.THUMB if face in _THUMBS else Sense.TICK
    if face in _SORRY:
        return Sense.SORRY
    smiles = face in _KIND or re.fullmatch(r":-?[)d]|\^_*\^", face)
    return Sense.SMILE if smiles else Sense.MOCKERY


# -- evidence ------------------------------------------------------------------------------------------------------

_PAPERS = (
    "kế hoạch", "báo cáo", "quyết định", "tờ trình", "công văn", "thông báo", "nghị quyết", "biên bản", "văn bản", "kh",
    "ttr", "cv", "tb", "bb", "nq", "phương án", "quy chế", "giấy mời", "hướng dẫn", "chỉ thị", "đề án", "chương trình",
)  # fmt: skip
_PAPERS_BEGIN = frozenset({"so", "qd", "bc", *(fold(paper).split()[0] for paper in (*_PAPERS, "thông tư"))})
_DATED = ("ngày", "ký ngày", "ban hành ngày")


def _evidence(words: Words, start: int, source: str) -> Found | None:
    """A link, or a document with all that is said of it: its kind before its number, its date and body after it."""
    if words[start].shape is Shape.LINK:
        return Sense.EVIDENCE, None, start + 1
    if not (words[start].shape is Shape.DOCUMENT or words[start].plain in _PAPERS_BEGIN):
        return None
    if words[start].plain == "cv" and "/" not in words[min(start + 2, len(words) - 1)].plain:
        return None  # "cv số 1": a piece of work, for which people write so as well
    plainly = _numbered(words, start)
    over = cited_to(source, words[start].start)
    end = next((i for i in range(start + 1, len(words)) if words[i].start >= over), len(words)) if over else start
    return (Sense.EVIDENCE, None, max(plainly or start, end)) if plainly or over else None


def _numbered(words: Words, start: int) -> int | None:
    """Behind the number of a document and its date, however its kind was slipped on."""
    index = one_of_at(words, start, _PAPERS) or start
    index = phrase_at(words, index, "số") or index
    index = phrase_at(words, index, ":") or index
    if index >= len(words) or words[index].shape is not Shape.DOCUMENT:
        return None
    dated = one_of_at(words, index + 1, _DATED) or index + 1
    is_date = dated < len(words) and re.fullmatch(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?", words[dated].plain)
    return dated + 1 if is_date else index + 1


# -- numbers and what stands in for them ---------------------------------------------------------------------------

_LISTS_FOLLOW = CUTS | {
    Sense.POLITE, Sense.SELF, Sense.OUR_UNIT, Sense.OTHER, Sense.ADDRESS, Sense.YES, Sense.HELLO, Sense.DONE,
    Sense.APPROVE, Sense.RETURN, Sense.EXTEND, Sense.UNDO, Sense.CANCEL, Sense.REMAIN, Sense.COLON, Sense.KEPT,
    Sense.THANKS,
}  # fmt: skip


_OPENERS = reply_numbers.OPENERS | reply_dates.OPENERS | reply_items.OPENERS | {"qui", "con", "may"}


def _measured(words: Words, index: int, reading: Reading, before: Sense, run: RunFound | None) -> Found | None:
    """Shares, items, quarters and times."""
    if not (words[index].plain in _OPENERS or any(map(str.isdigit, words[index].plain))):
        return None
    if share := share_at(words, index):
        return Sense.PERCENT, *share
    if named := _items(words, index, reading, before):
        return Sense.ITEM, *named
    # Whoever has an item called "… quý IV" means the item; the others mean the quarter.
    titled = run is not None and len(run[0]) > 1 and reading.context.role in ("officer", "head")
    if not titled and (quarter := _quarter(words, index, reading.today)):
        return Sense.QUARTER, *quarter
    said = date_at(words, index, reading.today)
    return (Sense.DATE, *said) if said else None


def _items(words: Words, index: int, reading: Reading, before: Sense) -> tuple[Naming, int] | None:
    items = reading.context.items
    # "Bão số 9", "tổ số 2": only after a pause is "số 9" an item.
    counts_on = words[index].plain in ("so", "y", "cai") and before not in _LISTS_FOLLOW
    if not counts_on and (named := item_at(words, index, items)):
        return named
    if before in CUTS and (rest := one_of_at(words, index, ("còn lại", "mấy việc kia", "các việc khác"))):
        return Naming(rest=True), rest
    return number_list_at(words, index, items) if before in _LISTS_FOLLOW else None


_QUARTERS_AGO = {"này": 0, "nay": 0, "vừa rồi": 1, "trước": 1, "vừa qua": 1, "rồi": 1, "qua": 1}


def _quarter(words: Words, start: int, today: date) -> tuple[int, int] | None:
    """The quarter said by "quý 3", "quý III/2026", "q3", "quý này", "quý vừa rồi"."""
    if glued := re.fullmatch(r"q([1-4])", words[start].plain):
        return int(glued[1]), start + 1
    after = phrase_at(words, start, "quý")
    if after is None or after >= len(words):
        return None
    hits = [(end, _QUARTERS_AGO[name]) for name, end in those_at(words, after, tuple(_QUARTERS_AGO))]
    if hits:
        end, ago = max(hits)
        return ((today.month - 1) // 3 - ago) % 4 + 1, end
    return _numbered_quarter(words, after)


def _numbered_quarter(words: Words, start: int) -> tuple[int, int] | None:
    with_year = re.fullmatch(r"([1-4])/20\d\d", words[start].plain)
    roman = "1" if words[start].plain == "i" else words[start].plain
    number = (int(roman), start + 1) if roman in ("1", "2", "3", "4") else number_at(words, start)
    number = (int(with_year[1]), start + 1) if with_year else number
    if number is None or not 1 <= number[0] <= 4:
        return None
    year_at = one_of_at(words, number[1], ("/", "năm"))
    year = number_at(words, year_at) if year_at else None
    return number[0], year[1] if year and year[0] > 2000 else number[1]


# -- phrases, titles, names ----------------------------------------------------------------------------------------

# Senses that give way to a title with the same words.
_WEAK = frozenset(
    {
        Sense.DO, Sense.STEP, Sense.PAPER, Sense.GENERIC, Sense.SUMMARY, Sense.PROOF, Sense.COUNTED, Sense.BODY,
        Sense.DRAFT, Sense.TASK_TALK, Sense.OFFTOPIC, Sense.HANDOVER, Sense.PARTLY, Sense.LIST, Sense.HELP, Sense.SAY,
        Sense.APPROVE, Sense.IN_CHARGE, Sense.DUTY, Sense.WEATHER, Sense.DEADLINE, Sense.AT, Sense.SIGNED,
        Sense.SUBMITTED, Sense.DELIVERED, Sense.HABIT,
    }
)  # fmt: skip
_WEAKER_THAN_A_BODY = frozenset({Sense.COUNTED, Sense.BODY, Sense.PAPER, Sense.GENERIC})
# A title stretch begins with none of these: there the person speaks, not the title.
_SPEAKS = frozenset(
    {
        Sense.NOT, Sense.NOTYET, Sense.REMAIN, Sense.LACK, Sense.BLOCKER, Sense.BUT, Sense.EXCEPT, Sense.CONDITION,
        Sense.FUTURE, Sense.HEDGE, Sense.DONE, Sense.ORDER, Sense.WAIT,
    }
)  # fmt: skip


def _phrase(words: Words, start: int, run: RunFound | None, someone: Someone | None) -> Found:
    sense, known_end = longest_phrase(words, start) or (Sense.UNKNOWN, start)
    if someone and someone.end >= (run[1] if run else start) and _body_wins(someone, sense, known_end):
        return Sense.UNIT if someone.is_body else Sense.PERSON, someone, someone.end
    if run and _title_wins(run, sense, known_end):
        return Sense.TITLE, *run
    if known_end > start:
        return sense, None, known_end
    number = number_at(words, start)
    return (Sense.NUMBER, *number) if number else (Sense.UNKNOWN, None, start + 1)


def _body_wins(someone: Someone, sense: Sense, known_end: int) -> bool:
    if sense in (Sense.DELIVERED, Sense.SUBMITTED):  # "ban hành kế hoạch" is no board
        return False
    return someone.end > known_end or (someone.end == known_end and sense in _WEAKER_THAN_A_BODY)


def _title_wins(run: RunFound, sense: Sense, known_end: int) -> bool:
    if sense is Sense.UNKNOWN:
        return True
    if len(run[0]) == 1:
        return sense is Sense.STEP and run[1] == known_end  # "nhập liệu" is not the "nhập" of a title
    return (run[1] > known_end and sense not in _SPEAKS) or (run[1] == known_end and sense in _WEAK)


# -- what a piece is beside others ---------------------------------------------------------------------------------

_BEFORE_A_PREDICATE = CUTS | {
    Sense.POLITE, Sense.SELF, Sense.OUR_UNIT, Sense.OTHER, Sense.ADDRESS, Sense.YES, Sense.HELLO, Sense.AND,
    Sense.REMAIN, Sense.VOCATIVE, Sense.THANKS, Sense.COLON,
}  # fmt: skip
_COMMANDS = frozenset({Sense.APPROVE, Sense.RETURN, Sense.EXTEND, Sense.UNDO, Sense.CANCEL})
_AFTER_A_NUMBER = PREDICATES | BOUNDARIES | {
    Sense.COLON, Sense.PAST, Sense.JUST, Sense.ALREADY, Sense.SELF, Sense.OUR_UNIT, Sense.BEG, Sense.GET, Sense.LINK,
    Sense.ALSO, Sense.STILL, Sense.POLITE, Sense.ORDER, Sense.TICK, Sense.THUMB, Sense.ABOUT, Sense.FUTURE, Sense.OTHER,
    Sense.UNTIL, Sense.EVIDENCE, Sense.OF, Sense.HEDGE, Sense.FOR, Sense.REASON, Sense.MORE, Sense.YES, Sense.QUOTE,
    Sense.DEADLINE, Sense.WHAT_OF_TASK, Sense.WHERE,
}  # fmt: skip


def _with_bare_numbers(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """A number that opens a clause or follows a command is an item's ("2 xong", "duyệt 1")."""
    found: list[Piece] = []
    opens, has_item = True, False
    for place, piece in enumerate(pieces):
        after = pieces[place + 1].sense if place + 1 < len(pieces) else Sense.STOP
        leads = has_item and found[-1].text in ("con", "va") and after in _AFTER_A_NUMBER if found else False
        if leads and piece.value not in {item.number for item in reading.context.items}:
            leads = False
        names = opens or leads or found[-1].sense in _COMMANDS or (has_item and _goes_on(found[-1].sense, after))
        if _continues_a_list(found, piece, after, reading):
            found[-1] = _with_one_more(found[-1], piece, reading)
            continue
        if piece.sense is Sense.NUMBER and names and after in _AFTER_A_NUMBER and isinstance(piece.value, int):
            piece = replace(piece, sense=Sense.ITEM, value=existing([piece.value], reading.context.items))
        goes_on = len(found) > 1 and found[-2].sense in (Sense.COMMA, Sense.REMAIN) and after in _OF_A_LINE
        if piece.text in (".", ")", "/") and _numbers_a_line(found, goes_on=goes_on):
            continue
        opens = piece.sense in CUTS or (opens and piece.sense in _BEFORE_A_PREDICATE)
        has_item = piece.sense is Sense.ITEM or (has_item and piece.sense not in CUTS)
        found.append(piece)
    return found


def _continues_a_list(found: list[Piece], piece: Piece, after: Sense, reading: Reading) -> bool:
    """As in "việc 1 3 4 duyệt": each an open item, and a predicate at the end."""
    if piece.sense is not Sense.NUMBER or not found or not isinstance(found[-1].value, Naming):
        return False
    numbers = {item.number for item in reading.context.items}
    listed = bool(found[-1].value.numbers) and not found[-1].value.problem and found[-1].words[-1].isdecimal()
    goes_on = after is Sense.NUMBER or after in PREDICATES
    return listed and goes_on and piece.value in numbers and piece.value not in found[-1].value.numbers


def _with_one_more(listed: Piece, piece: Piece, reading: Reading) -> Piece:
    numbers = listed.value.numbers if isinstance(listed.value, Naming) else ()
    more = (*numbers, *((piece.value,) if isinstance(piece.value, int) else ()))
    return replace(
        listed, end=piece.end, words=(*listed.words, piece.text), value=existing(more, reading.context.items)
    )


_STATES = (Sense.DONE, Sense.ONGOING, Sense.NOTYET, Sense.ALREADY, Sense.DO, Sense.PERCENT, Sense.POLITE)


def _goes_on(before: Sense, after: Sense) -> bool:
    """Whether a number between two states opens the next item: "1 xong 2 đang làm"."""
    return before in _STATES and after in (Sense.DONE, Sense.ONGOING, Sense.NOTYET, Sense.PAST, Sense.NEARLY)


_OF_A_LINE = (Sense.DONE, Sense.ONGOING, Sense.NOTYET, Sense.PERCENT, Sense.PAST, Sense.GET, Sense.JUST, Sense.NEARLY)


def _numbers_a_line(pieces: list[Piece], *, goes_on: bool) -> bool:
    """Whether the last piece is the "1" of a line that begins with "1.", or of what goes on behind a comma."""
    if not pieces or pieces[-1].sense is not Sense.ITEM or not pieces[-1].text.isdecimal():
        return False
    return goes_on or len(pieces) == 1 or pieces[-2].text in ("\n", ":", ";")


def _with_whole_titles(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Between words of the title "Kế hoạch chữa cháy rừng" the word "cháy" tells no fire, and in answer to the item
    "Họp hội đồng giáo dục" the word "họp" no other meeting."""
    replied = next((i.title for i in reading.context.items if i.number == reading.context.reply_to), "")
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        beside = {other.sense for other in (*pieces[max(place - 1, 0) : place], *pieces[place + 1 : place + 2])}
        opens = fold(replied).startswith(f"{piece.text} ")
        of_a_title = piece.sense in (Sense.BLOCKER, Sense.WEATHER, Sense.OFFTOPIC) and piece.run
        if of_a_title and (Sense.TITLE in beside or opens):
            piece = replace(piece, sense=Sense.TITLE)
        found.append(piece)
    return found


def _with_vocatives(pieces: list[Piece]) -> list[Piece]:
    """Who is spoken to does nothing in the sentence: "anh Sơn ơi", "báo cáo anh Sơn", "xong rồi anh Sơn ạ"."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else None
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if piece.sense in (Sense.PERSON, Sense.UNIT) and _is_spoken_to(before, after):
            piece = replace(piece, sense=Sense.VOCATIVE)
        found.append(piece)
    return found


_SALUTES = frozenset({"kinh gui", "thua", "kinh thua", "kinh bao cao", "xin bao cao", "em bao cao"})
_AT_THE_END = frozenset({Sense.ALREADY, Sense.POLITE, Sense.DONE, Sense.YES, Sense.SELF})


def _is_spoken_to(before: Piece | None, after: Piece | None) -> bool:
    if before and (before.text in _SALUTES or before.sense in (Sense.ADDRESS, Sense.HELLO, Sense.THANKS)):
        return True
    if after and after.text == "oi":
        return True
    closes = after is None or after.sense is Sense.POLITE or after.sense in BOUNDARIES
    return bool(before and before.sense in _AT_THE_END and closes)
