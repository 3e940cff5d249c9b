"""Refusals: every broken rule is a named error that carries the French sentence a person reads."""


class RuleError(Exception):
    """A rule said no. `sentence` is French: what, why, what to do; `field` names the form field, if one is to blame."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotAllowed(RuleError):
    """The person's role does not have this right."""


class NotesLocked(NotAllowed):
    """The private notes are sealed under a key that this counsellor does not hold."""


class NotFound(RuleError):
    """The record asked for is not in the file."""


class InvalidEntry(RuleError):
    """Something typed is not a date, an hour, a name… or lies outside what the field accepts."""


class Conflict(RuleError):
    """Two facts that can't both stand: overlapping spans, a second open path, a taken login…"""


class UndoRefused(RuleError):
    """A row has changed since: undoing would overwrite what somebody wrote later."""


class MonthClosed(RuleError):
    """The write would change a closed month; `month` is "YYYY-MM"."""

    def __init__(self, sentence: str, *, month: str) -> None:
        super().__init__(sentence)
        self.month = month


class FileRefused(RuleError):
    """The crèche's folder can't be opened or written; its data are untouched."""


class WrongPassphrase(FileRefused):
    """The passphrase does not open this person's slot.

    `wait` is the number of seconds before the next try; `afterwards` is what is still to be said then.
    """

    def __init__(self, sentence: str, *, wait: int = 0, afterwards: str = "") -> None:
        super().__init__(sentence, field="passphrase")
        self.wait = wait
        self.afterwards = afterwards
