"""The few words that the terminal itself says, taken from the sentences."""

from __future__ import annotations

from bot.channels.console import ConsoleWords
from locales import sentences


def console_words(language: str = "vi") -> ConsoleWords:
    """The terminal's own words in a language."""
    speak = sentences(language).say
    return ConsoleWords(
        welcome=speak("console-welcome"),
        seat=speak("console-seat"),
        bot=speak("console-bot"),
        no_such_choice=speak("console-no-such-choice"),
        no_such_message=speak("console-no-such-message"),
        no_such_file=speak("console-no-such-file"),
        file=speak("console-file"),
    )
