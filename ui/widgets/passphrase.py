"""A new passphrase (phrase de passe): its bits told while typing, against the CNIL's 80, and how to get there."""

from PySide6.QtWidgets import QVBoxLayout

from app.errors import InvalidEntry
from app.passphrases import NEEDED_BITS, WORDS, bits, is_mostly_known, missing_bits
from ui import french
from ui.field import LineField, Need
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.strength_bar import StrengthBar

HOW = (
    f"Il faut {NEEDED_BITS} bits\u00a0: {french.number(WORDS)} mots sans lien entre eux, avec des espaces, "
    "ou 12 signes mêlés. Elle n’expire jamais."
)
KNOWN = "Se devine trop vite\u00a0: évitez les noms, les suites et les mots les plus courants."


class PassphraseField(LineField[str]):
    """A new passphrase: its strength is told while typing. Spaces count."""

    line: PassphraseLine

    def __init__(self, name: str, text: str, *, tells_strength: bool = True) -> None:
        self._tells_strength = tells_strength
        self.bar = StrengthBar()
        super().__init__(name, text, need=Need.MANDATORY, hint=HOW if tells_strength else "")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.line) + 1, self.bar)
        self.bar.setVisible(tells_strength)

    def make_line(self) -> PassphraseLine:
        return PassphraseLine()

    def parse(self, text: str) -> str:
        return text

    def write(self, value: str) -> str:
        return value

    def understood(self, value: str) -> str:
        return strength_words(value) if self._tells_strength else ""

    def _read_back(self) -> None:
        super()._read_back()
        typed = self.line.text()
        if self._tells_strength and typed:
            enough = not missing_bits(typed) and not is_mostly_known(typed)
            self.tell(strength_words(typed), "fine" if enough else "amber")
        self.bar.show_bits(0 if is_mostly_known(typed) else bits(typed))


def strength_words(passphrase: str) -> str:
    """« 34 bits sur 80 : il manque environ 5 mots. »."""
    if is_mostly_known(passphrase):
        return KNOWN
    told = f"{bits(passphrase)} bits sur {NEEDED_BITS}"
    missing = missing_bits(passphrase)
    if not missing:
        return f"✓ {told}\u00a0: c’est assez."
    words = -(-missing * WORDS // NEEDED_BITS)
    return f"{told}\u00a0: il manque {french.plural(words, 'mot')}, avec un espace avant chacun."


def confirmed(first: PassphraseField, second: PassphraseField) -> str:
    """The passphrase typed twice. Raises InvalidEntry, at the second field, where the two differ."""
    if first.filled() != second.filled():
        raise InvalidEntry(
            "Les deux phrases de passe diffèrent\u00a0: retapez-la à l’identique.", field=second.name
        )
    return first.filled()
