"""A field for a percentage (pourcentage), typed « 0,0619 » or « 66 % »."""

from decimal import Decimal

from ui import french
from ui.field import LineField
from ui.typed_percent import read_percent


class PercentField(LineField[Decimal]):
    """From 0 to 100, four decimals at most."""

    def parse(self, text: str) -> Decimal:
        return read_percent(text)

    def write(self, value: Decimal) -> str:
        return f"{format(value, 'f').replace('.', ',')}{french.NBSP}%"
