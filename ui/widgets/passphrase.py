"""A new passphrase (phrase de passe): its strength said while typing, typed twice."""

from app.errors import InvalidEntry
from app.passphrases import check_passphrase, is_good
from ui.field import LineField, Need
from ui.widgets.passphrase_line import PassphraseLine

GOOD = "Bonne phrase de passe."
FAIR = "Phrase de passe acceptée\u00a0; un mot de plus la rendrait plus sûre."


class PassphraseField(LineField[str]):
    """A new passphrase: its strength is told while typing. Spaces count."""

    line: PassphraseLine

    def __init__(self, name: str, text: str, *, tells_strength: bool = True) -> None:
        self._tells_strength = tells_strength
        super().__init__(name, text, need=Need.MANDATORY)

    def make_line(self) -> PassphraseLine:
        return PassphraseLine()

    def parse(self, text: str) -> str:
        return text

    def write(self, value: str) -> str:
        return value

    def understood(self, value: str) -> str:
        if not self._tells_strength:
            return ""
        try:
            check_passphrase(value)
        except InvalidEntry as refusal:
            return refusal.sentence
        return GOOD if is_good(value) else FAIR


def confirmed(first: PassphraseField, second: PassphraseField) -> str:
    """The passphrase typed twice. Raises InvalidEntry, at the second field, where the two differ."""
    if first.filled() != second.filled():
        raise InvalidEntry(
            "Les deux phrases de passe diffèrent\u00a0: retapez-la à l’identique.", field=second.name
        )
    return first.filled()
