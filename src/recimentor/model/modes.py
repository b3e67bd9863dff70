"""Ways to meet and how often: the words people use for them."""

from __future__ import annotations

from typing import Final

from recimentor.model.names import header_key, same_value

IN_PERSON: Final = "in person"
REMOTE: Final = ("video", "phone", "chat")

_MODES = {
    IN_PERSON: ("inperson", "facetoface", "f2f", "onsite", "office", "live", "irl"),
    "video": (
        "videocall",
        "videocalls",
        "videochat",
        "videoconference",
        "zoom",
        "teams",
        "meet",
        "online",
        "skype",
    ),
    "phone": ("telephone", "call", "phonecall", "calls", "byphone"),
    "chat": ("text", "texting", "messages", "messaging", "message", "slack", "email", "mail", "im"),
}
_MODE_OF = {key: mode for mode, words in _MODES.items() for key in (header_key(mode), *words)}

#: Cadences from the most to the least frequent, with the days between two meetings.
CADENCES: Final = {"weekly": 7, "every two weeks": 14, "monthly": 28}
_CADENCES = {
    "weekly": ("everyweek", "week", "onceaweek", "1week", "7days"),
    "every two weeks": ("fortnightly", "biweekly", "everyotherweek", "every2weeks", "twiceamonth", "2weeks"),
    "monthly": ("everymonth", "month", "onceamonth", "every4weeks", "everyfourweeks", "4weeks"),
}
_CADENCE_OF = {key: name for name, words in _CADENCES.items() for key in (header_key(name), *words)}


def mode_of(text: str) -> str:
    """Return the way to meet that a word means; other words stand for themselves, in the comparing form."""
    return _MODE_OF.get(header_key(text), same_value(text))


def cadence_of(text: str) -> str:
    """Return the cadence that a word means: a key of ``CADENCES``; empty for any other word."""
    return _CADENCE_OF.get(header_key(text), "")
