"""What each command does (commandes): one function each, one line in COMMANDS (no Qt)."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from app.consulting import Consulted, consulted
from app.days import Month
from app.errors import FileRefused, InvalidEntry
from app.journal_retention import purge_when_due
from app.session import Session, log_in, log_out
from app.storage import Storage
from app.store import Clock
from app.users import Right
from ui.files import write_whole

MOST_SIGNS = 4096
"""Of a passphrase's file: the rest of a wrong file is not read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A command to do: what was asked, on what."""

    asked: Namespace
    storage: Storage
    clock: Clock

    @property
    def creche(self) -> Path:
        """The crèche's folder."""
        folder: Path = self.asked.creche
        return folder

    def who(self) -> tuple[str, str]:
        """Login and passphrase, from the options or asked for. Raises InvalidEntry, FileRefused."""
        login = self.asked.user or (input("Identifiant : ") if sys.stdin.isatty() else "")
        if not login:
            raise InvalidEntry("Indiquez qui ouvre le dossier\u00a0: --user IDENTIFIANT avant la commande.")
        return login, self._passphrase()

    def _passphrase(self) -> str:
        path: Path | None = self.asked.passphrase_file
        if path is None:
            if not sys.stdin.isatty():
                raise InvalidEntry(
                    "Indiquez la phrase de passe\u00a0: --passphrase-file FICHIER avant la commande."
                )
            return getpass("Phrase de passe : ")
        try:
            with path.open(encoding="utf-8-sig") as file:
                return file.readline(MOST_SIGNS).removesuffix("\n").removesuffix("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise FileRefused(
                f"Le fichier de la phrase de passe « {path} » ne peut pas être lu. Vérifiez son nom et vos droits."
            ) from error

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The crèche opened by the person named; closed at the end, whatever happens."""
        store = self.storage.open(self.creche, *self.who())
        try:
            yield (session := log_in(store, self.clock))
            purge_when_due(session)
            log_out(session, locked=False)
        finally:
            store.close()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def demo(work: Work) -> int:
    """A demonstration crèche."""
    from app import demonstration

    asked = work.asked
    today = asked.today or work.clock.day()
    demonstration.create(work.storage, work.creche, today, months=asked.months, places=asked.places)
    return 0


def report(work: Work) -> int:
    """The month's report: as PDF, as JSON, with its nominative annex; the data on standard output by default."""
    from app.report.desk import annex_for

    asked = work.asked
    with work.session() as session:
        data, pdf = _papers(session, asked.month)
        annex = annex_for(session, asked.month) if asked.annex else None
    if asked.json:
        write_whole(asked.json, data)
    if asked.pdf:
        write_whole(asked.pdf, pdf())
    if annex is not None:
        from ui.pdf.annex import draw as draw_annex

        write_whole(asked.annex, draw_annex(annex))
    if not (asked.json or asked.pdf or asked.annex):
        sys.stdout.write(data.decode())
    return 0


def _papers(session: Session, month: Month) -> tuple[bytes, Callable[[], bytes]]:
    """The data, and what gives the PDF; those of a closed month are the bytes that were given."""
    from app.report.desk import desk_of, given_report
    from app.report.monthly_report import as_json

    given = given_report(session, month)
    if given is not None:
        return given.data, lambda: given.pdf
    desk = desk_of(session, month)

    def drawn() -> bytes:
        from ui.pdf.report import draw

        return draw(desk.report, desk.notes)

    return as_json(desk.report).encode(), drawn


def statement(work: Work) -> int:
    """A period's declaration: as PDF, XLSX or CSV; as CSV on standard output by default."""
    from app.report.statement_desk import statement_for
    from ui.statement_sheets import as_text, as_workbook

    asked = work.asked
    with work.session() as session:
        found = statement_for(session, asked.period)
        if asked.pdf:
            from ui.insertion_papers import letterhead
            from ui.pdf.statement import draw

            write_whole(asked.pdf, draw(found, letterhead(session, min(found.asked_on, asked.period.last))))
    if asked.xlsx:
        write_whole(asked.xlsx, as_workbook(found))
    if asked.csv:
        write_whole(asked.csv, as_text(found))
    if not (asked.pdf or asked.xlsx or asked.csv):
        sys.stdout.write(as_text(found).decode("utf-8-sig").replace("\r\n", "\n"))
    return 0


def check(work: Work) -> int:
    """Silence when all is well, else what is wrong, one line each, and status 1."""
    faults = work.storage.check(work.creche, *work.who())
    for fault in faults:
        _say(fault)
    return 1 if faults else 0


def export(work: Work) -> int:
    """Every table as CSV."""
    with work.session() as session:
        session.require(Right.CARRY_OUT)
        work.storage.export(session.store, work.asked.directory)
        consulted(session, Consulted.FOLDER)
    return 0


def import_(work: Work) -> int:
    """A new crèche from an export; its recovery code is printed once."""
    code = work.storage.import_(work.asked.directory, work.creche, *work.who())
    _say(f"Code de secours, à garder sous clé\u00a0: {code}")
    return 0


def backup(work: Work) -> int:
    """A verified copy; says where."""
    from app.backups import back_up

    with work.session() as session:
        _say(str(back_up(session, work.asked.directory)))
    return 0


def restore(work: Work) -> int:
    """A verified backup put in place; says where the former folder was kept."""
    done = work.storage.restore(work.asked.backup, work.creche, *work.who())
    if done.kept is not None:
        _say(f"L’ancien dossier est gardé dans {done.kept}")
    return 0


def merge(work: Work) -> int:
    """Many crèches' reports of one month added up; nothing is written where one of them is refused."""
    from ui.merging import merged, refuse_overwriting

    asked = work.asked
    wanted = [path for path in (asked.pdf, asked.xlsx) if path]
    if not wanted:
        raise InvalidEntry("Indiquez où écrire le cumul\u00a0: --pdf FICHIER, --xlsx FICHIER ou les deux.")
    refuse_overwriting(asked.reports, wanted)
    month = merged(asked.reports)
    if asked.pdf:
        from ui.pdf.merged import draw

        write_whole(asked.pdf, draw(month))
    if asked.xlsx:
        from ui.merged_book import book

        write_whole(asked.xlsx, book(month))
    return 0


COMMANDS: Mapping[str, Callable[[Work], int]] = {
    "demo": demo,
    "report": report,
    "statement": statement,
    "merge": merge,
    "check": check,
    "export": export,
    "import": import_,
    "backup": backup,
    "restore": restore,
}
"""A word of the command line and what it does; what it returns is the exit status."""
