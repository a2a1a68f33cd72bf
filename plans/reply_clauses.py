"""Turns the words of a reply into pieces with a sense, and cuts these into clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from plans.reply_dates import DatePhrase, date_at
from plans.reply_items import Naming, existing, item_at, number_list_at
from plans.reply_lexicon import KNOWN_WORDS, Sense, longest_phrase
from plans.reply_numbers import Share, number_at, share_at
from plans.reply_people import Someone, someone_at
from plans.reply_titles import Run, Titles
from plans.reply_values import AskCode, Context
from plans.reply_words import Shape, Word, one_of_at, phrase_at, words_of

Words = tuple[Word, ...]
Value = Naming | DatePhrase | Share | Someone | Run | int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase with its sense; [start:end] is where it stands in the source, `value` what was read from it."""

    sense: Sense
    start: int
    end: int
    words: tuple[str, ...]
    value: Value = None
    run: Run | None = None  # the title words it stands for, when it stands in a title

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Clause:
    """Pieces that say one thing. `asked` when a question mark closes it, `contrast` when "nhưng" opens it."""

    pieces: tuple[Piece, ...]
    asked: bool = False
    contrast: bool = False

    def has(self, *senses: Sense) -> bool:
        return any(piece.sense in senses for piece in self.pieces)

    def first(self, *senses: Sense) -> Piece | None:
        return next((piece for piece in self.pieces if piece.sense in senses), None)

    def index(self, *senses: Sense) -> int:
        """The place of the first piece with one of the senses; as many as there are pieces when there is none."""
        return next((i for i, piece in enumerate(self.pieces) if piece.sense in senses), len(self.pieces))

    def only(self, *senses: Sense) -> bool:
        return all(piece.sense in senses for piece in self.pieces)

    def without(self, *senses: Sense) -> Clause:
        return replace(self, pieces=tuple(piece for piece in self.pieces if piece.sense not in senses))

    @property
    def dates(self) -> tuple[DatePhrase, ...]:
        return tuple(piece.value for piece in self.pieces if isinstance(piece.value, DatePhrase))

    @property
    def shares(self) -> tuple[Share, ...]:
        return tuple(piece.value for piece in self.pieces if isinstance(piece.value, Share))


@dataclass(frozen=True, slots=True)
class Reading:
    """A message under reading: its source in NFC, the context, the day, the titles as words."""

    source: str
    context: Context
    today: date
    titles: Titles


def clauses_of(reading: Reading) -> tuple[Clause, ...]:
    """The clauses of a message."""
    words = words_of(reading.source, KNOWN_WORDS | reading.titles.known)
    pieces = _with_bare_numbers(_scanned(words, reading), reading)
    return tuple(_split(_with_vocatives(_with_whole_titles(pieces))))


def naming_in(clause: Clause, reading: Reading) -> Naming:
    """The items a clause names before it gives a reason: by number, else by words of their titles."""
    reasons = clause.index(Sense.REASON)
    pieces = clause.pieces[: reasons or len(clause.pieces)]
    named = [piece.value for piece in pieces if isinstance(piece.value, Naming)]
    runs = [piece.run for piece in pieces if piece.run and piece.sense in (Sense.TITLE, Sense.UNIT)]
    joined = any(piece.sense in (Sense.AND, Sense.WITH) for piece in pieces)
    by_title = reading.titles.named_by(runs, joined=joined) if runs else Naming()
    if not named:
        return by_title
    by_number = _all_of(named)
    strangers = set(by_title.numbers) - set(by_number.numbers)
    if by_title.numbers and by_number.numbers and strangers:
        return replace(by_number, problem=AskCode.ITEM_CONFLICT)
    return by_title if by_title.numbers and not by_number.settles else by_number


def _all_of(named: list[Naming]) -> Naming:
    return Naming(
        tuple(dict.fromkeys(number for naming in named for number in naming.numbers)),
        every=any(naming.every for naming in named),
        this=any(naming.this for naming in named),
        rest=any(naming.rest for naming in named),
        problem=next((naming.problem for naming in named if naming.problem), None),
    )


# -- pieces --------------------------------------------------------------------------------------------------------

_MARKS = {
    ",": Sense.COMMA, ":": Sense.COLON, "?": Sense.ASKED, "\n": Sense.STOP, ";": Sense.STOP, ".": Sense.STOP,
    "!": Sense.STOP, "…": Sense.STOP, "-": Sense.COMMA, "–": Sense.COMMA, "—": Sense.COMMA, "*": Sense.POLITE, "~": Sense.POLITE, "/": Sense.QUOTE,
}  # fmt: skip
_THUMBS = frozenset("👍👌🆗🙏🫡🤝")
_TICKS = frozenset("✅✔☑💯")
_KIND = frozenset("😊😁💪🎉❤🥰😍😄🙂☺👏🌹💐🥳😀😃✨🌸🌺😇🤗♥💕💖🙇🎊")


def _scanned(words: Words, reading: Reading) -> list[Piece]:
    pieces: list[Piece] = []
    index = 0
    while index < len(words):
        piece, index = _piece_at(words, index, reading, pieces)
        pieces.append(piece)
    return pieces


def _piece_at(words: Words, index: int, reading: Reading, pieces: list[Piece]) -> tuple[Piece, int]:
    before = pieces[-1].sense if pieces else Sense.STOP
    handed_over = before in (Sense.HANDOVER, Sense.FOR) and any(p.sense is Sense.HANDOVER for p in pieces)
    sense, value, end = (
        _evidence(words, index)
        or _by_shape(words[index], index)
        or _measured(words, index, reading, before)
        or _phrase(words, index, reading, expects_a_name=handed_over)
    )
    plains = tuple(word.plain for word in words[index:end])
    return Piece(
        sense, words[index].start, words[end - 1].end, plains, value, _title_run(words, index, end, reading)
    ), end


def _title_run(words: Words, start: int, end: int, reading: Reading) -> Run | None:
    run = reading.titles.run_at(words, start)
    return run[0] if run and run[1] >= end else None


Found = tuple[Sense, Value, int]


def _by_shape(word: Word, index: int) -> Found | None:
    if word.shape is Shape.MARK and word.plain != "#":
        sense = Sense.STOP if word.plain.startswith("..") else _MARKS.get(word.plain, Sense.QUOTE)
        return sense, None, index + 1
    if word.shape is Shape.SMILE:
        return _smile(word.plain), None, index + 1
    return None


def _smile(face: str) -> Sense:
    if face in _THUMBS or face in _TICKS:
        return Sense.THUMB if face in _THUMBS else Sense.TICK
    if face in _KIND or re.fullmatch(r":-?[)D]|\^_*\^|:-?[)]", face, re.IGNORECASE):
        return Sense.SMILE
    return Sense.MOCKERY


_PAPERS = (
    "kế hoạch", "báo cáo", "quyết định", "tờ trình", "công văn", "thông báo", "nghị quyết", "biên bản", "văn bản", "kh",
    "ttr", "cv", "tb", "bb", "nq", "phương án", "quy chế", "giấy mời", "hướng dẫn", "chỉ thị", "đề án", "chương trình",
)  # fmt: skip


def _evidence(words: Words, start: int) -> Found | None:
    """A link, or the number of a document with its kind before it and its date after it."""
    if words[start].shape is Shape.LINK:
        return Sense.EVIDENCE, None, start + 1
    index = one_of_at(words, start, _PAPERS) or start
    index = one_of_at(words, index, ("số",)) or index
    if phrase_at(words, index, ":"):
        index += 1
    if index >= len(words) or words[index].shape is not Shape.DOCUMENT:
        return None
    dated = one_of_at(words, index + 1, ("ngày", "ký ngày", "ban hành ngày")) or index + 1
    is_date = dated < len(words) and re.fullmatch(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?", words[dated].plain)
    return Sense.EVIDENCE, None, dated + 1 if is_date else index + 1


_LISTS_FOLLOW = frozenset(
    {
        Sense.STOP, Sense.COMMA, Sense.ASKED, Sense.POLITE, Sense.SELF, Sense.OUR_UNIT, Sense.OTHER, Sense.ADDRESS,
        Sense.YES, Sense.HELLO, Sense.DONE, Sense.APPROVE, Sense.RETURN, Sense.EXTEND, Sense.UNDO, Sense.CANCEL,
        Sense.BUT, Sense.REMAIN, Sense.COLON, Sense.KEPT, Sense.THANKS,
    }
)  # fmt: skip


def _measured(words: Words, index: int, reading: Reading, before: Sense) -> Found | None:
    """Shares, items, quarters and times: whatever has a number or stands in for one."""
    items = reading.context.items
    if share := share_at(words, index):
        return Sense.PERCENT, *share
    # "Bão số 9", "tổ số 2": only after a pause is "số 9" an item.
    is_numbering = words[index].plain in ("so", "y", "cai") and before not in _LISTS_FOLLOW
    if not is_numbering and (named := item_at(words, index, items)):
        return Sense.ITEM, *named
    if before in _LISTS_FOLLOW and (named := number_list_at(words, index, items)):
        return Sense.ITEM, *named
    if quarter := _quarter(words, index, reading):
        return Sense.QUARTER, *quarter
    if said := date_at(words, index, reading.today):
        return Sense.DATE, *said
    return None


_QUARTERS_AGO = {"này": 0, "nay": 0, "vừa rồi": 1, "trước": 1, "vừa qua": 1, "rồi": 1, "qua": 1}


def _quarter(words: Words, start: int, reading: Reading) -> tuple[int, int] | None:
    """ "Quý 3", "quý III/2026", "q3", "quý này", "quý vừa rồi"; not where an item's title says so."""
    if reading.context.role in ("officer", "head") and (run := reading.titles.run_at(words, start)) and len(run[0]) > 1:
        return None
    if glued := re.fullmatch(r"q([1-4])", words[start].plain):
        return int(glued[1]), start + 1
    after = phrase_at(words, start, "quý")
    if after is None or after >= len(words):
        return None
    hits = [(end, ago) for name, ago in _QUARTERS_AGO.items() if (end := phrase_at(words, after, name))]
    if hits:
        end, ago = max(hits)
        return ((reading.today.month - 1) // 3 - ago) % 4 + 1, end
    return _numbered_quarter(words, after)


def _numbered_quarter(words: Words, start: int) -> tuple[int, int] | None:
    with_year = re.fullmatch(r"([1-4])/20\d\d", words[start].plain)
    number = (int(with_year[1]), start + 1) if with_year else number_at(words, start)
    if number is None:
        number = {"i": (1, start + 1), "2": (2, start + 1), "3": (3, start + 1), "4": (4, start + 1)}.get(
            words[start].plain
        )
    if number is None or not 1 <= number[0] <= 4:
        return None
    year = number_at(words, phrase_at(words, number[1], "/") or one_of_at(words, number[1], ("năm",)) or len(words))
    return number[0], year[1] if year and year[0] > 2000 else number[1]


# Senses that give way to a title, or to a body, with the same words.
_WEAK = frozenset(
    {
        Sense.DO, Sense.STEP, Sense.PAPER, Sense.GENERIC, Sense.SUMMARY, Sense.PROOF, Sense.COUNTED, Sense.BODY,
        Sense.DRAFT, Sense.TASK_TALK, Sense.OFFTOPIC, Sense.HANDOVER, Sense.PARTLY, Sense.LIST, Sense.HELP, Sense.SAY,
        Sense.APPROVE, Sense.IN_CHARGE, Sense.DUTY, Sense.WEATHER, Sense.DEADLINE, Sense.AT, Sense.SIGNED,
        Sense.SUBMITTED, Sense.DELIVERED,
    }
)  # fmt: skip
_WEAKER_THAN_A_BODY = frozenset({Sense.COUNTED, Sense.BODY, Sense.PAPER, Sense.GENERIC})
# A title stretch may begin with none of these: there the person speaks, not the title.
_SPEAKS = frozenset(
    {
        Sense.NOT, Sense.NOTYET, Sense.REMAIN, Sense.LACK, Sense.BLOCKER, Sense.BUT, Sense.EXCEPT, Sense.CONDITION,
        Sense.FUTURE, Sense.HEDGE, Sense.DONE, Sense.ORDER, Sense.WAIT,
    }
)  # fmt: skip


def _phrase(words: Words, start: int, reading: Reading, *, expects_a_name: bool) -> Found:
    sense, known_end = longest_phrase(words, start) or (Sense.UNKNOWN, start)
    run = reading.titles.run_at(words, start)
    run_end = run[1] if run else start
    someone = someone_at(words, start, reading.source, expected=expects_a_name)
    if someone and someone.end >= run_end and _body_wins(someone, sense, known_end):
        return _someone(someone)
    if run and _title_wins(run, sense, known_end):
        return Sense.TITLE, *run
    if known_end > start:
        return sense, None, known_end
    number = number_at(words, start)
    return (Sense.NUMBER, *number) if number else (Sense.UNKNOWN, None, start + 1)


def _someone(someone: Someone) -> Found:
    return Sense.UNIT if someone.is_body else Sense.PERSON, someone, someone.end


def _body_wins(someone: Someone, sense: Sense, known_end: int) -> bool:
    if sense in (Sense.DELIVERED, Sense.SUBMITTED):  # "ban hành kế hoạch" is no board
        return False
    return someone.end > known_end or (someone.end == known_end and sense in _WEAKER_THAN_A_BODY)


def _title_wins(run: tuple[Run, int], sense: Sense, known_end: int) -> bool:
    if sense is Sense.UNKNOWN:
        return True
    if len(run[0]) == 1:
        return sense is Sense.STEP
    return (run[1] > known_end and sense not in _SPEAKS) or (run[1] == known_end and sense in _WEAK)


# -- bare numbers --------------------------------------------------------------------------------------------------

_BEFORE_A_PREDICATE = frozenset(
    {
        Sense.STOP, Sense.COMMA, Sense.ASKED, Sense.POLITE, Sense.SELF, Sense.OUR_UNIT, Sense.OTHER, Sense.ADDRESS,
        Sense.YES, Sense.HELLO, Sense.BUT, Sense.AND, Sense.REMAIN, Sense.VOCATIVE, Sense.THANKS, Sense.COLON,
    }
)  # fmt: skip
_BOUNDARIES = frozenset({Sense.STOP, Sense.COMMA, Sense.ASKED})
_CUTS = _BOUNDARIES | {Sense.BUT, Sense.CORRECTION}
_COMMANDS = frozenset({Sense.APPROVE, Sense.RETURN, Sense.EXTEND, Sense.UNDO, Sense.CANCEL})
_PREDICATES = frozenset(
    {
        Sense.DONE, Sense.DELIVERED, Sense.SENT, Sense.SUBMITTED, Sense.SIGNED, Sense.DO, Sense.STEP, Sense.ONGOING,
        Sense.HALFWAY, Sense.KEPT, Sense.AROSE, Sense.NOTYET, Sense.NEARLY, Sense.PARTLY, Sense.PERCENT, Sense.BLOCKER,
        Sense.LACK, Sense.WAIT, Sense.EXTEND, Sense.HANDOVER, Sense.APPROVE, Sense.RETURN, Sense.UNDO, Sense.REMIND,
        Sense.NOT, Sense.BELONG, Sense.WRONG_PERSON, Sense.BEGIN, Sense.DRAFT,
    }
)  # fmt: skip
_AFTER_A_NUMBER = _PREDICATES | {
    Sense.STOP, Sense.COMMA, Sense.COLON, Sense.PAST, Sense.JUST, Sense.ALREADY, Sense.SELF, Sense.OUR_UNIT, Sense.BEG,
    Sense.GET, Sense.LINK, Sense.ALSO, Sense.STILL, Sense.POLITE, Sense.ORDER, Sense.TICK, Sense.THUMB, Sense.ABOUT,
    Sense.FUTURE, Sense.OTHER, Sense.UNTIL, Sense.EVIDENCE, Sense.OF, Sense.HEDGE, Sense.FOR, Sense.REASON, Sense.ASKED,
    Sense.RETURN, Sense.MORE,
}  # fmt: skip


def _with_bare_numbers(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """A number that opens a clause or follows a command is an item's ("2 xong", "duyệt 1")."""
    found: list[Piece] = []
    opens = True
    for place, piece in enumerate(pieces):
        after = pieces[place + 1].sense if place + 1 < len(pieces) else Sense.STOP
        may_name = opens or found[-1].sense in _COMMANDS or _goes_on_numbering(found, after)
        if piece.sense is Sense.NUMBER and may_name and after in _AFTER_A_NUMBER and isinstance(piece.value, int):
            piece = replace(piece, sense=Sense.ITEM, value=existing([piece.value], reading.context.items))
        if piece.text == "." and _numbers_a_line(found):
            continue
        opens = piece.sense in _CUTS or (opens and piece.sense in _BEFORE_A_PREDICATE)
        found.append(piece)
    return found


def _goes_on_numbering(pieces: list[Piece], after: Sense) -> bool:
    """ "1 xong 2 đang làm": a number between two predicates of a clause that began with an item."""
    begin = max((i + 1 for i, piece in enumerate(pieces) if piece.sense in _CUTS), default=0)
    said = [piece.sense for piece in pieces[begin:]]
    states = (Sense.DONE, Sense.ONGOING, Sense.NOTYET, Sense.ALREADY, Sense.DO, Sense.PERCENT, Sense.POLITE)
    numbered = Sense.ITEM in said and said[-1] in states
    return numbered and after in (Sense.DONE, Sense.ONGOING, Sense.NOTYET, Sense.PAST, Sense.NEARLY)


def _numbers_a_line(pieces: list[Piece]) -> bool:
    """Whether the last piece is the "1" of a line that begins with "1."."""
    return bool(pieces) and pieces[-1].sense is Sense.ITEM and (len(pieces) == 1 or pieces[-2].text == "\n")


def _with_whole_titles(pieces: list[Piece]) -> list[Piece]:
    """ "Kế hoạch cháy rừng": between words of the title "cháy" tells no fire."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        beside = {other.sense for other in (*pieces[max(place - 1, 0) : place], *pieces[place + 1 : place + 2])}
        if piece.sense in (Sense.BLOCKER, Sense.WEATHER, Sense.OFFTOPIC) and piece.run and Sense.TITLE in beside:
            piece = replace(piece, sense=Sense.TITLE)
        found.append(piece)
    return found


def _with_vocatives(pieces: list[Piece]) -> list[Piece]:
    """A person who is spoken to ("anh Sơn ơi", "báo cáo anh Sơn", "xong rồi anh Sơn ạ") does nothing in the sentence."""
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
    closes = after is None or after.sense is Sense.POLITE or after.sense in _BOUNDARIES
    return bool(before and before.sense in _AT_THE_END and closes)


# -- clauses -------------------------------------------------------------------------------------------------------


def _split(pieces: list[Piece]) -> list[Clause]:
    clauses: list[Clause] = []
    current: list[Piece] = []
    contrast = False
    for place, piece in enumerate(pieces):
        if piece.sense in _CUTS or _starts_anew(current, pieces, place):
            if current or piece.sense is Sense.ASKED:
                clauses.append(Clause(tuple(current), asked=piece.sense is Sense.ASKED, contrast=contrast))
                contrast = False
            current = []
        contrast = contrast or piece.sense is Sense.BUT
        if piece.sense is Sense.CORRECTION:
            clauses.append(Clause((piece,)))
        elif (
            piece.sense not in _CUTS and piece.text not in _THEREFORE and not _only_joins(piece, pieces, place, current)
        ):
            current.append(piece)
    return [*clauses, Clause(tuple(current), contrast=contrast)] if current else clauses


def _starts_anew(current: list[Piece], pieces: list[Piece], place: int) -> bool:
    """A clause without a mark before it: "… rồi còn việc 3 …", "việc 1 xong việc 2 …", "… ạ mai em …"."""
    if not any(piece.sense in _PREDICATES for piece in current):
        return False
    piece, before = pieces[place], current[-1]
    if piece.text in _THEREFORE:
        return True
    if piece.sense is Sense.REMAIN and piece.words[0] == "con":
        return before.sense not in (Sense.REASON, Sense.NOT)
    after = pieces[place + 1].sense if place + 1 < len(pieces) else Sense.STOP
    names_next = piece.sense is Sense.ITEM or (piece.sense is Sense.AND and after is Sense.ITEM)
    if names_next and any(p.sense is Sense.ITEM for p in current):
        return True
    return before.sense is Sense.POLITE and before.text in _CLOSING and piece.sense not in _MAY_FOLLOW_A_CLOSE


_THEREFORE = frozenset({"nen", "cho nen", "vi vay", "vi the", "do do"})
_CLOSING = frozenset({"a", "nhe", "nha", "nghen", "nhen"})
_MAY_FOLLOW_A_CLOSE = frozenset(
    {
        Sense.POLITE,
        Sense.OTHER,
        Sense.VOCATIVE,
        Sense.SMILE,
        Sense.THUMB,
        Sense.TAG,
        Sense.SELF,
        Sense.QUOTE,
        Sense.TICK,
    }
)


def _only_joins(piece: Piece, pieces: list[Piece], place: int, current: list[Piece]) -> bool:
    """ "Còn việc 3 …", "và việc 2 …": the word only leads over to the next item."""
    after = pieces[place + 1].sense if place + 1 < len(pieces) else Sense.STOP
    leads_over = piece.sense is Sense.AND or piece.text == "con"
    return leads_over and not current and place > 0 and after in (Sense.ITEM, Sense.TITLE)
