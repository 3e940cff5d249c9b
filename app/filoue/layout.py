"""The Filoué file's layout of April 2021 (format d'avril 2021): fifteen columns, « ; », a header, no name (B.7).

A newer format exists since 2022, with the IDEQU; what it holds is not known, so it is not written.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from app.families.records import Regime
from app.money.tariffs import rounded

COLUMNS = (
    "NUMERO_CAF",
    "NUMERO_DOSSIER_AFC",
    "TOP_ALLOC",
    "MATRICULE",
    "REGIME",
    "DATE_NAISSANCE_INDIVIDU",
    "CODE_POSTAL_FAMILLE",
    "VILLE_FAMILLE",
    "NOMBRE_HEURES_FACTUREES",
    "NOMBRE_HEURES_REALISEES",
    "MONTANT_FACTURE",
    "MONTANT_HORAIRE",
    "TAUX_EFFORT",
    "PREMIERJOUR",
    "DERNIERJOUR",
)
REGIMES = {Regime.GENERAL: "1", Regime.AGRICULTURAL: "2", Regime.MARITIME: "3", Regime.OTHER: "3"}
"""1 general, 2 agricultural, 3 any other."""
ALLOCATAIRE = "1"
RUN = "=+-@'"
"""What a spreadsheet takes for the start of a formula: no town begins so."""
END = "\r\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class FiloueRow:
    """A child's year. Minutes are the rounded ones, cents the contribution; `rate` is the taux d'effort in percent."""

    office: str
    """The CAF's code."""
    equipment: str
    matricule: str
    regime: Regime
    birth_day: date
    postcode: str
    commune: str
    billed: int
    realised: int
    cents: int
    rate: Decimal
    first_day: date
    last_day: date

    def cells(self) -> tuple[str, ...]:
        """The fifteen texts, in the order of COLUMNS."""
        hourly = Fraction(self.cents * 60, self.billed) if self.billed else Fraction(0)
        return (
            plain(self.office),
            plain(self.equipment),
            ALLOCATAIRE,
            plain(self.matricule),
            REGIMES[self.regime],
            day(self.birth_day),
            plain(self.postcode),
            plain(self.commune),
            hundredths(Fraction(self.billed * 100, 60)),
            hundredths(Fraction(self.realised * 100, 60)),
            hundredths(Fraction(self.cents)),
            hundredths(hourly),
            str(self.rate.quantize(Decimal("0.001"), rounding=ROUND_HALF_UP)),
            day(self.first_day),
            day(self.last_day),
        )


def as_file(rows: Iterable[FiloueRow]) -> bytes:
    """The file, in UTF-8; rows by matricule then birth, so that their order tells no name."""
    ordered = sorted(rows, key=lambda row: (row.matricule, row.birth_day, row.cells()))
    lines = [COLUMNS, *(row.cells() for row in ordered)]
    return "".join(f"{';'.join(line)}{END}" for line in lines).encode()


def plain(text: str) -> str:
    """The text in one cell: no separator, quote or control sign in it, nothing that a spreadsheet would compute."""
    shown = "".join(" " if sign in ';"' or unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(shown.split()).lstrip(f"{RUN} ")


def day(one: date) -> str:
    """DD/MM/YYYY."""
    return f"{one.day:02}/{one.month:02}/{one.year:04}"


def hundredths(amount: Fraction) -> str:
    """Hundredths as a number of two decimals, with a dot."""
    whole, rest = divmod(rounded(amount), 100)
    return f"{whole}.{rest:02}"
