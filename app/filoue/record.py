"""The making of a Filoué file (fichier Filoué fait): which year, when, how many rows; who is in the journal."""

from dataclasses import dataclass
from datetime import date

from app.store import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class FiloueMaking(Record):
    """A file that was written: `children` rows, and the children whose family has not agreed, left out."""

    year: int
    made_on: date
    children: int
    left_out: int
