"""The commands that write papers and files to give (papiers): one function each (no Qt)."""

import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.consulting import Consulted, consulted
from app.days import Month
from app.errors import InvalidEntry
from app.session import Session
from ui.cli_work import Work, say
from ui.files import write_whole


def report(work: Work) -> int:
    """The month's report: as PDF, as JSON, with its nominative annex; the data on standard output by default."""
    asked = work.asked
    with work.session() as session:
        data, pdf = _papers(session, asked.month)
        annex = _annex(session, asked)
    if asked.json:
        write_whole(asked.json, data)
    if asked.pdf:
        write_whole(asked.pdf, pdf())
    if asked.xlsx or asked.csv:
        from app.report.reading import report_from
        from ui.month_sheets import as_text, as_workbook

        for path, made in ((asked.xlsx, as_workbook), (asked.csv, as_text)):
            if path:
                write_whole(path, made(report_from(data)))
    for path, content in annex:
        write_whole(path, content)
    if not (asked.json or asked.pdf or asked.xlsx or asked.csv or annex):
        sys.stdout.write(data.decode())
    return 0


def _annex(session: Session, asked: Namespace) -> list[tuple[Path, bytes]]:
    """The nominative annex's files, made and journalled once; nothing where none is asked for."""
    if not (asked.annex or asked.annex_xlsx or asked.annex_csv):
        return []
    from app.report.annex.asking import annex_for
    from ui.annex_sheets import as_text, as_workbook

    annex = annex_for(session, asked.month)
    files = []
    if asked.annex:
        from ui.insertion_papers import letterhead
        from ui.pdf.annex import draw

        creche = letterhead(session, min(annex.asked_on, asked.month.last))
        files.append((asked.annex, draw(annex, creche)))
    files += [(asked.annex_xlsx, as_workbook(annex))] if asked.annex_xlsx else []
    files += [(asked.annex_csv, as_text(annex))] if asked.annex_csv else []
    return files


def _papers(session: Session, month: Month) -> tuple[bytes, Callable[[], bytes]]:
    """The data, and what gives the PDF; those of a closed month are the bytes that were given."""
    from app.report.desk import desk_to_give, given_report
    from app.report.monthly_report import as_json

    given = given_report(session, month)
    if given is not None:
        return given.data, lambda: given.pdf
    desk = desk_to_give(session, month)

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


def account(work: Work) -> int:
    """A year's AVIP account: as PDF, XLSX, CSV or JSON; as CSV on standard output by default."""
    from app.report.account.desk import account_for
    from app.report.account.yearly import as_json
    from ui.account_sheets import as_text, as_workbook

    asked = work.asked
    with work.session() as session:
        found = account_for(session, asked.year)
        if asked.pdf:
            from ui.insertion_papers import letterhead
            from ui.pdf.account import draw

            write_whole(asked.pdf, draw(found, letterhead(session, found.last_known)))
    if asked.xlsx:
        write_whole(asked.xlsx, as_workbook(found))
    if asked.csv:
        write_whole(asked.csv, as_text(found))
    if asked.json:
        write_whole(asked.json, as_json(found).encode())
    if not (asked.pdf or asked.xlsx or asked.csv or asked.json):
        sys.stdout.write(as_text(found).decode("utf-8-sig").replace("\r\n", "\n"))
    return 0


def estimate(work: Work) -> int:
    """A month's or a period's estimate: as PDF, XLSX or CSV; as CSV on standard output by default."""
    from app.money.estimate_desk import estimate_for
    from ui.estimate_sheets import as_text, as_workbook

    asked = work.asked
    with work.session() as session:
        found = estimate_for(session, asked.span)
        consulted(session, Consulted.PAPER)  # it names each child and what its family pays
        if asked.pdf:
            from ui.insertion_papers import letterhead
            from ui.pdf.estimate import draw

            write_whole(asked.pdf, draw(found, letterhead(session, min(found.asked_on, asked.span.last))))
    if asked.xlsx:
        write_whole(asked.xlsx, as_workbook(found))
    if asked.csv:
        write_whole(asked.csv, as_text(found))
    if not (asked.pdf or asked.xlsx or asked.csv):
        sys.stdout.write(as_text(found).decode("utf-8-sig").replace("\r\n", "\n"))
    return 0


def filoue(work: Work) -> int:
    """A year's Filoué file, whole or not at all; with --check what it lacks first, one line each, and status 1."""
    from app.filoue.desk import filoue_desk, make_filoue
    from ui.filoue_words import report_lines

    asked = work.asked
    if not (asked.csv or asked.check):
        raise InvalidEntry("Indiquez --check pour le contrôle, --csv FICHIER pour le fichier, ou les deux.")
    with work.session() as session:
        if asked.check:
            desk = filoue_desk(session, asked.year)
            for text in report_lines(desk):
                say(text)
            if desk.refusal is not None:
                return 1
        if asked.csv:
            make_filoue(session, asked.year, partial(write_whole, asked.csv))
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
