"""Cuts the pieces of a reply into clauses that say one thing each, and tells which items a clause names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from plans.reply_dates import DatePhrase, Tense
from plans.reply_items import Naming
from plans.reply_joining import joined
from plans.reply_lexicon import Sense
from plans.reply_numbers import Share
from plans.reply_pieces import CUTS, PREDICATES, Piece, Reading, pieces_of
from plans.reply_values import AskCode


@dataclass(frozen=True)
class Clause:
    """Pieces that say one thing; `asked` when a question mark closes it, `contrasts` when "còn" led over to it,
    `follows`
    when "nên" did."""

    pieces: tuple[Piece, ...]
    asked: bool = False
    contrasts: bool = False
    follows: bool = False

    @cached_property
    def senses(self) -> frozenset[Sense]:
        return frozenset(piece.sense for piece in self.pieces)

    def has(self, *senses: Sense) -> bool:
        return not self.senses.isdisjoint(senses)

    def says(self, *texts: str) -> bool:
        """Whether a piece consists of one of these phrases, folded."""
        return any(piece.text in texts for piece in self.pieces)

    def first(self, *senses: Sense) -> Piece | None:
        return next((piece for piece in self.pieces if piece.sense in senses), None)

    def index(self, *senses: Sense) -> int:
        """The place of the first piece with one of the senses; as many as there are pieces when there is none."""
        if not self.has(*senses):
            return len(self.pieces)
        return next(place for place, piece in enumerate(self.pieces) if piece.sense in senses)

    def only(self, *senses: Sense) -> bool:
        return self.senses.issubset(senses)

    def without(self, *senses: Sense) -> Clause:
        return replace(self, pieces=tuple(piece for piece in self.pieces if piece.sense not in senses))

    @cached_property
    def dates(self) -> tuple[DatePhrase, ...]:
        return tuple(piece.value for piece in self.pieces if isinstance(piece.value, DatePhrase))

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        return tuple(piece.value for piece in self.pieces if isinstance(piece.value, Share))


def clauses_of(reading: Reading) -> list[Clause]:
    """The clauses of a message, in their order."""
    cutting = _Cutting()
    pieces = joined(pieces_of(reading), reading)
    for place, piece in enumerate(pieces):
        cutting.take(piece, pieces[place + 1] if place + 1 < len(pieces) else None)
    cutting.close(asked=False)
    return cutting.clauses


# -- where a clause ends -------------------------------------------------------------------------------------------

_THEREFORE = frozenset({"nen", "cho nen", "vi vay", "vi the", "do do"})
_CLOSING = frozenset({"a", "nhe", "nha", "nghen", "nhen"})
_MAY_FOLLOW_A_CLOSE = frozenset(
    {
        Sense.POLITE, Sense.OTHER, Sense.VOCATIVE, Sense.SMILE, Sense.THUMB, Sense.TAG, Sense.SELF, Sense.QUOTE,
        Sense.TICK, Sense.SORRY,
    }
)  # fmt: skip


class _Cutting:
    """The clauses cut so far and the one that is still open."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []
        self._open: list[Piece] = []
        self._has_predicate = False
        self._has_item = False
        self._contrasts = False
        self._follows = False

    def take(self, piece: Piece, after: Piece | None) -> None:
        if piece.sense is Sense.COMMA and self._goes_on_issuing(after):  # "đã được ký, ban hành và gửi Sở"
            self._add(replace(piece, sense=Sense.AND))
        elif piece.sense in CUTS:
            self.close(asked=piece.sense is Sense.ASKED)
            if piece.sense is Sense.CORRECTION or _trails_off(piece, after):
                self.clauses.append(Clause((piece,)))
        elif self._has_predicate and self._starts_anew(piece, after):
            self.close(asked=False)
            if self._leads_over(piece, after):
                self._contrasts = piece.text == "con"
            elif piece.text in _THEREFORE:
                self._follows = True
            else:
                self._add(piece)
        elif self._leads_over(piece, after):
            self._contrasts = piece.text == "con"
        else:
            self._add(piece)

    def close(self, *, asked: bool) -> None:
        if self._open or asked:
            self.clauses.append(
                Clause(tuple(self._open), asked=asked, contrasts=self._contrasts, follows=self._follows)
            )
        self._open = []
        self._contrasts = self._follows = False
        self._has_predicate = self._has_item = False

    def _add(self, piece: Piece) -> None:
        self._open.append(piece)
        self._has_predicate = self._has_predicate or piece.sense in PREDICATES
        self._has_item = self._has_item or piece.sense is Sense.ITEM

    def _starts_anew(self, piece: Piece, after: Piece | None) -> bool:
        """A clause without a mark before it: "… nên em …", "… còn việc 3 …", "việc 1 xong việc 2 …", "… ạ mai …"."""
        before = self._open[-1]
        if piece.text in _THEREFORE:
            return True
        if piece.sense is Sense.EXCEPT and after is not None and after.sense is Sense.ITEM:
            return self._has_item
        if piece.sense is Sense.REMAIN and piece.words[0] == "con":
            return before.sense not in (Sense.REASON, Sense.NOT)
        joins = piece.sense is Sense.AND and after is not None and after.sense is Sense.ITEM
        if self._has_item and (piece.sense is Sense.ITEM or joins):
            return True
        if before.sense is Sense.ALREADY and piece.sense is Sense.OTHER and after is not None:
            return after.sense in (Sense.APPROVE, Sense.REVIEW) or after.text == "kiem tra"
        if before.sense in (Sense.ALREADY, Sense.POLITE) and after is not None and _turns_to_somebody(piece, after):
            return True
        marked = any(one.sense is Sense.ALREADY for one in self._open)
        waits = piece.sense is Sense.WAIT or piece.text.startswith(("cho ", "doi "))
        if before.sense is Sense.ALREADY and waits:  # "soạn xong rồi | chờ chị góp ý"
            return True
        if before.sense is Sense.POLITE and marked and piece.sense is Sense.SELF and after is not None:
            return after.sense in PREDICATES or after.sense is Sense.PAST  # "dạ rồi ạ | em xong rồi"
        if self._is_under_way() and _looks_forward(piece, after):
            return True
        closed = before.sense is Sense.POLITE and before.text in _CLOSING
        return closed and piece.sense not in _MAY_FOLLOW_A_CLOSE

    def _goes_on_issuing(self, after: Piece | None) -> bool:
        issuing = (Sense.SIGNED, Sense.APPROVE, Sense.DELIVERED)
        told = any(piece.sense is Sense.PAST for piece in self._open)
        return told and self._open[-1].sense in issuing and after is not None and after.sense is Sense.DELIVERED

    def _is_under_way(self) -> bool:
        return any(piece.sense is Sense.ONGOING for piece in self._open)

    def _leads_over(self, piece: Piece, after: Piece | None) -> bool:
        """Whether "còn" or "và" only leads over to the next item: "còn việc 3 …"."""
        joins = piece.sense is Sense.AND or piece.text == "con"
        names_next = after is not None and (after.sense in (Sense.ITEM, Sense.TITLE) or after.text in _HEADS)
        return joins and names_next and not self._open and bool(self.clauses)


_ASKS_SOMEBODY = ("nho", "moi", "de nghi", "kinh de nghi", "kinh mong", "mong", "kinh nho", "xin anh", "xin chi")


def _turns_to_somebody(piece: Piece, after: Piece) -> bool:
    """As in "xong rồi | nhờ anh duyệt giúp"."""
    somebody = (Sense.OTHER, Sense.VOCATIVE, Sense.APPROVE, Sense.REVIEW)
    return piece.text in _ASKS_SOMEBODY and (after.sense in somebody or after.text == "van phong")


_HEADS = ("viec", "nhiem vu", "cong viec", "phan viec", "phan", "cai")


def _looks_forward(piece: Piece, after: Piece | None) -> bool:
    """A promise told in one breath with the present state: "đang làm | mai xong"."""
    ahead = isinstance(piece.value, DatePhrase) and piece.value.tense is not Tense.PAST
    return ahead and after is not None and after.sense in (Sense.DONE, Sense.SENT, Sense.DELIVERED, Sense.SUBMITTED)


def _trails_off(piece: Piece, after: Piece | None) -> bool:
    """A reply that ends in "nhưng mà…" has more to say."""
    open_ended = piece.sense is Sense.BUT and piece.words[0] in ("nhung", "tuy", "co")
    return open_ended and (after is None or after.sense is Sense.STOP)


# -- the items a clause names --------------------------------------------------------------------------------------


def naming_in(clause: Clause, reading: Reading) -> Naming:
    """The items a clause names before it gives a reason: by number, else by words of their titles."""
    reasons = min(clause.index(Sense.REASON), _what_is_lacking(clause))
    claim = Clause(clause.pieces[: reasons or len(clause.pieces)])
    named = [piece.value for piece in claim.pieces if isinstance(piece.value, Naming)]
    by_title = _named_by_title(claim, reading)
    if not named:
        return by_title
    by_number = _all_of(named)
    strangers = set(by_title.numbers) - set(by_number.numbers)
    if by_number.numbers and strangers:
        return replace(by_number, problem=AskCode.ITEM_CONFLICT)
    return by_title if by_title.numbers and not by_number.settles else by_number


def _what_is_lacking(clause: Clause) -> int:
    """The place of what stands in the way of an item that was named before: "việc 1 thiếu kinh phí" is of no other."""
    place = clause.index(Sense.LACK, Sense.BLOCKER, Sense.WAIT)
    before = clause.pieces[:place]
    named = any(piece.sense is Sense.ITEM or (piece.run and len(piece.run) > 1) for piece in before)
    return place if named else len(clause.pieces)


def _named_by_title(clause: Clause, reading: Reading) -> Naming:
    runs = [piece.run for piece in clause.pieces if piece.run and piece.sense in (Sense.TITLE, Sense.UNIT)]
    body = clause.first(Sense.UNIT)
    if body and not runs and len(numbers := reading.titles.naming_body(body.words)) == 1:
        return Naming(numbers)
    return reading.titles.named_by(runs, joined=clause.has(Sense.AND, Sense.WITH)) if runs else Naming()


def _all_of(named: list[Naming]) -> Naming:
    return Naming(
        tuple(dict.fromkeys(number for naming in named for number in naming.numbers)),
        every=any(naming.every for naming in named),
        this=any(naming.this for naming in named),
        rest=any(naming.rest for naming in named),
        problem=next((naming.problem for naming in named if naming.problem), None),
    )
