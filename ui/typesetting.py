"""Sentences as they are set on the screen (composition): no-break spaces, words that may be cut (no Qt).

Apart from `ui.french`, whose numbers and ages the log-in page does without.
"""

import re

from app.wording import NBSP

BEFORE_SIGN = re.compile(" (?=[:;?!](?:\\s|$))")
LONG_WORD = re.compile(r"\S{24}(?=\S)")


def typographic(sentence: str) -> str:
    """With the no-break spaces that `app` leaves to the screen: before « : ; ? ! », inside guillemets."""
    spaced = BEFORE_SIGN.sub(NBSP, sentence)
    return spaced.replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")


def breakable(text: str) -> str:
    """A word longer than a line may be cut: with a space of no width where nothing else lets it."""
    return LONG_WORD.sub(lambda found: f"{found[0]}\u200b", text)
