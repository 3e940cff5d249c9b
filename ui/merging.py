"""Adding up reports given as files (cumul de rapports): read one at a time, each refusal told by its file."""

from collections.abc import Sequence
from pathlib import Path

from app.errors import FileRefused
from app.report.merged import MergedMonth
from app.report.merging import Merging
from ui import french
from ui.report_files import files_of, read

TOLD = 20
"""Refusals told one by one."""


def merged(paths: Sequence[Path]) -> MergedMonth:
    """The month of these reports. Raises FileRefused with a sentence a file, where one of them can't be added."""
    merging = Merging()
    refusals: list[str] = []
    for path in files_of(paths):
        try:
            given = read(path)
            merging.add(given.data, path.name, given.printed)
        except FileRefused as refusal:
            refusals.append(refusal.sentence)
    if refusals:
        left = len(refusals) - TOLD
        more = (
            [f"Et {french.plural(left, 'autre fichier refusé', 'autres fichiers refusés')}."]
            if left > 0
            else []
        )
        raise FileRefused("\n".join([*refusals[:TOLD], *more, "Rien n’a été écrit."]))
    return merging.result()


def refuse_overwriting(given: Sequence[Path], wanted: Sequence[Path]) -> None:
    """Raises FileRefused where what is asked for would be written over a report."""
    reports = {path.resolve() for path in files_of(given)}
    for path in wanted:
        if path.resolve() in reports:
            raise FileRefused(
                f"« {path} » est l’un des rapports à additionner. Écrivez le cumul dans un autre fichier."
            )
    if len({path.resolve() for path in wanted}) < len(wanted):
        raise FileRefused("Le PDF et le classeur ne peuvent pas aller dans le même fichier.")
