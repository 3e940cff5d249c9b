"""A new passphrase (phrase de passe): how many words it lacks, told while typing."""

from PySide6.QtWidgets import QVBoxLayout

from app.errors import InvalidEntry
from app.passphrases import bits, is_mostly_known, missing_bits, missing_words
from ui import french
from ui.field import LineField, Need
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.strength_bar import StrengthBar

ENOUGH = "Sept mots sans lien entre eux, avec des espaces, ou douze signes mêlés"
HOW = f"{ENOUGH}. Elle n’expire jamais."
KNOWN = "Se devine trop vite\u00a0: évitez les noms, les suites et les mots les plus courants."


class PassphraseField(LineField[str]):
    """A new passphrase: its strength is told while typing. Spaces count."""

    line: PassphraseLine
    is_secret = True

    def __init__(self, name: str, text: str, *, tells_strength: bool = True) -> None:
        self._tells_strength = tells_strength
        self._login = self._name = ""
        self.bar = StrengthBar()
        super().__init__(name, text, need=Need.MANDATORY, hint=HOW if tells_strength else "")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.line) + 1, self.bar)
        self.bar.setVisible(tells_strength)

    def belong(self, login: str, name: str) -> None:
        """Whose it is: their own names are guessed first."""
        if (login, name) != (self._login, self._name):
            self._login, self._name = login, name
            self._read_back()

    def make_line(self) -> PassphraseLine:
        return PassphraseLine()

    def parse(self, text: str) -> str:
        return text

    def write(self, value: str) -> str:
        return value

    def understood(self, value: str) -> str:
        return self._strength(value) if self._tells_strength else ""

    def _strength(self, typed: str) -> str:
        return KNOWN if self._is_known(typed) else strength_words(typed)

    def _is_known(self, typed: str) -> bool:
        return is_mostly_known(typed, self._login, self._name)

    def _read_back(self) -> None:
        super()._read_back()
        typed = self.line.text()
        if self._tells_strength and typed:
            enough = not missing_bits(typed) and not self._is_known(typed)
            self.tell(self._strength(typed), "fine" if enough else "amber")
        self.bar.show_bits(0 if self._is_known(typed) else bits(typed))


def strength_words(passphrase: str) -> str:
    """« Sept mots…, ou douze signes mêlés ; il manque 4 mots. »; of signs without words, « il en manque un peu »."""
    if not missing_bits(passphrase):
        return "✓ C’est assez."
    if len(passphrase.split()) < 2 and not passphrase.strip().isalpha():
        return f"{ENOUGH}\u00a0; il en manque un peu."
    return f"{ENOUGH}\u00a0; il manque {french.plural(missing_words(passphrase), 'mot')}."


def confirmed(first: PassphraseField, second: PassphraseField) -> str:
    """The passphrase typed twice. Raises InvalidEntry, at the second field, where the two differ."""
    if first.filled() != second.filled():
        raise InvalidEntry(
            "Les deux phrases de passe diffèrent\u00a0: retapez-la à l’identique.", field=second.name
        )
    return first.filled()
