"""Commands about people and their work: finds who knows the command or the button."""

from __future__ import annotations

from bot.absence_talk import AbsenceTalk
from bot.ask_talk import AskTalk
from bot.assign_talk import AssignTalk
from bot.batch_talk import BatchTalk
from bot.direct_talk import DirectTalk
from bot.group_chat_talk import GroupChatTalk
from bot.handover_talk import HandoverTalk
from bot.help_talk import HelpTalk
from bot.link_talk import LinkTalk
from bot.order_talk import OrderTalk
from bot.paper_talk import PaperTalk
from bot.turn import Turn
from plans.commands import read_command


class CommandTalk:
    """Reads one turn that may be a command; what is none, or not for this speaker to say, is left to others."""

    def __init__(self, turn: Turn, key: bytes) -> None:
        self._turn = turn
        self._talks = (
            AssignTalk(turn),
            AbsenceTalk(turn),
            HandoverTalk(turn),
            AskTalk(turn),
            HelpTalk(turn),
            DirectTalk(turn),
            BatchTalk(turn),
            GroupChatTalk(turn, key),
            OrderTalk(turn),
            PaperTalk(turn),
            LinkTalk(turn),
        )

    def words(self) -> bool:
        """Whether the words were a command, and were answered."""
        if DirectTalk(self._turn).words() or HelpTalk(self._turn).words() or OrderTalk(self._turn).words():
            return True
        incoming = self._turn.incoming
        command = None if incoming.files else read_command(incoming.text, self._turn.today)
        if command is None:
            return False
        return any(talk.commands[command.kind](command) for talk in self._talks if command.kind in talk.commands)

    def press(self, verb: str, rest: str) -> bool:
        """Whether the button is one of a command, and was answered."""
        for talk in self._talks:
            if verb in talk.buttons:
                talk.buttons[verb](rest)
                return True
        return False
