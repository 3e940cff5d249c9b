"""Adding up reports given as files: the command, each refusal by its sentence, memory that stays flat."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from app.errors import FileRefused
from app.report.monthly_report import MonthlyReport, Status, as_json
from app.report.notes import ReportNotes
from db.storage import FolderStorage
from tests.builders import FixedClock
from tests.ui.pdf.invented import october
from tests.ui.pdf.reading import text_of
from ui import cli
from ui.merging import merged
from ui.pdf.document import with_attachment
from ui.pdf.report import ATTACHMENT, draw
from ui.report_files import read

Write = Callable[..., Path]
Run = Callable[..., tuple[int, str, str]]


def named(name: str, report: MonthlyReport | None = None) -> MonthlyReport:
    whole = report or october()
    return replace(whole, structure=replace(whole.structure, name=name, caf_number=""))


def opened(report: MonthlyReport) -> MonthlyReport:
    return replace(report, status=Status.COMPLETE, closed_on=None)


def without_attachment(pdf: bytes) -> bytes:
    """The paper alone, as a printer to PDF would leave it."""
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        writer.add_page(page)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def attached(paper: bytes, data: bytes, name: str = ATTACHMENT) -> bytes:
    """The paper with these data joined, and no others."""
    return with_attachment(without_attachment(paper), name, data, "Données du rapport")


@pytest.fixture(scope="module")
def paper() -> bytes:
    """The report of a closed month."""
    return draw(october(), ReportNotes())


@pytest.fixture(scope="module")
def unsealed() -> bytes:
    """The report of an open month, without data."""
    return without_attachment(draw(opened(october()), ReportNotes()))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def call(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return call


@pytest.fixture
def run(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command: status, output, errors."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = cli.run([*map(str, arguments)], FolderStorage(clock), clock)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return call


def joined(unsealed: bytes, report: MonthlyReport) -> bytes:
    """An open month's report, quickly: the paper of another with these data."""
    return with_attachment(unsealed, ATTACHMENT, as_json(opened(report)).encode(), "Données du rapport")


def test_the_data_and_the_printed_seal_of_a_closed_month_are_read(paper: bytes, write: Write) -> None:
    data, printed = read(write("octobre.pdf", paper))
    assert data == as_json(october()).encode()
    assert printed is not None
    pages = text_of(paper).replace("\u00a0", " ")
    assert pages.count(f"Sceau {printed[:4]} {printed[4:8]} {printed[8:]}") == len(
        pypdf.PdfReader(BytesIO(paper)).pages
    )


def test_a_creche_named_as_a_seal_fools_nobody(write: Write) -> None:
    report = named("Sceau 0123 4567 89ab — crèche")
    data, printed = read(write("octobre.pdf", draw(report, ReportNotes())))
    assert printed != "0123456789ab"
    assert read(write("ouvert.pdf", draw(opened(named("Martinets")), ReportNotes()))).printed is None
    assert data == as_json(report).encode()


def test_two_creches_become_a_paper_and_a_workbook(
    run: Run, write: Write, tmp_path: Path, paper: bytes, unsealed: bytes
) -> None:
    closed, still_open = write("a.pdf", paper), write("b.pdf", joined(unsealed, named("Les Martinets")))
    pdf, xlsx = tmp_path / "cumul.pdf", tmp_path / "cumul.xlsx"
    assert run("merge", closed, still_open, "--pdf", pdf, "--xlsx", xlsx) == (0, "", "")
    assert "16/58" in text_of(pdf.read_bytes())
    assert xlsx.read_bytes().startswith(b"PK")


def test_a_folder_stands_for_the_pdfs_in_it(run: Run, write: Write, tmp_path: Path, paper: bytes) -> None:
    folder = tmp_path / "reçus"
    folder.mkdir()
    (folder / "octobre.PDF").write_bytes(paper)
    (folder / "lisez-moi.txt").write_bytes(b"")
    assert run("merge", folder, "--pdf", tmp_path / "cumul.pdf") == (0, "", "")
    assert len(merged([folder]).rows) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda _: b"", "n’est pas un PDF qui peut être lu"),
        (lambda _: b"PK\x03\x04", "n’est pas un PDF qui peut être lu"),
        (without_attachment, "n’est pas un rapport mensuel"),
        (
            lambda pdf: with_attachment(without_attachment(pdf), "autre.json", b"{}", "x"),
            "n’est pas un rapport mensuel",
        ),
        (lambda pdf: attached(pdf, b"{"), "sont abîmées"),
        (lambda pdf: attached(pdf, b'{"schema": "autre"}'), "ne sont pas un rapport mensuel au format"),
        (lambda pdf: attached(pdf, as_json(named("Autre")).encode()), "le sceau imprimé est"),
        (lambda pdf: attached(pdf, as_json(opened(october())).encode()), "le sceau imprimé est"),
    ],
)
def test_a_file_that_cannot_be_added_is_refused_by_its_name(
    run: Run, write: Write, tmp_path: Path, *, paper: bytes, content: Callable[[bytes], bytes], words: str
) -> None:
    wanted = tmp_path / "cumul.pdf"
    status, out, err = run(
        "merge", write("bon.pdf", paper), write("mauvais.pdf", content(paper)), "--pdf", wanted
    )
    assert (status, out) == (1, "")
    assert "« mauvais.pdf »" in err
    assert words in err
    assert "« bon.pdf »" not in err
    assert not wanted.exists()


def test_a_closed_month_on_a_paper_without_seal_is_refused(
    run: Run, write: Write, tmp_path: Path, unsealed: bytes
) -> None:
    data = as_json(october()).encode()
    given = write("a.pdf", with_attachment(unsealed, ATTACHMENT, data, "Données du rapport"))
    status, _, err = run("merge", given, "--pdf", tmp_path / "cumul.pdf")
    assert status == 1
    assert "aucun sceau n’est imprimé" in err


def test_every_refused_file_is_told_at_once(run: Run, write: Write, tmp_path: Path, paper: bytes) -> None:
    files = [write(f"{number:02d}.pdf", b"") for number in range(23)]
    status, _, err = run("merge", write("bon.pdf", paper), *files, "--pdf", tmp_path / "cumul.pdf")
    assert status == 1
    assert err.count("n’est pas un PDF") == 20
    assert "Et 3 autres fichiers refusés." in err.replace("\u00a0", " ")
    assert err.rstrip().endswith("Rien n’a été écrit.")


def test_a_month_twice_and_another_month_are_refused(
    run: Run, write: Write, tmp_path: Path, unsealed: bytes
) -> None:
    november = replace(named("Les Martinets"), month="2026-11")
    files = [
        write(name, joined(unsealed, report))
        for name, report in (("a.pdf", named("Une")), ("b.pdf", named("Une")), ("c.pdf", november))
    ]
    status, _, err = run("merge", *files, "--pdf", tmp_path / "cumul.pdf")
    assert status == 1
    assert "« b.pdf » et « a.pdf » sont deux rapports de la même crèche, Une, pour octobre\u00a02026" in err
    assert "« c.pdf » est un rapport pour novembre\u00a02026, « a.pdf » pour octobre\u00a02026" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("a.pdf",), "Indiquez où écrire le cumul"),
        (("a.pdf", "--pdf", "a.pdf"), "est l’un des rapports à additionner"),
        (("a.pdf", "--pdf", "b", "--xlsx", "b"), "ne peuvent pas aller dans le même fichier"),
        (("nulle-part.pdf", "--pdf", "b.pdf"), "ne peut pas être lu"),
        (("vide", "--pdf", "b.pdf"), "ne contient aucun PDF"),
    ],
)
def test_what_is_asked_wrongly_is_refused(
    run: Run, write: Write, tmp_path: Path, *, paper: bytes, arguments: tuple[str, ...], words: str
) -> None:
    write("a.pdf", paper)
    (tmp_path / "vide").mkdir()
    status, _, err = run("merge", *(one if one.startswith("--") else tmp_path / one for one in arguments))
    assert status == 1
    assert words in err
    assert (tmp_path / "a.pdf").read_bytes() == paper


def test_a_huge_file_is_not_even_read(write: Write) -> None:
    path = write("grand.pdf", b"")
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(FileRefused, match="trop gros"):
        read(path)


def test_merging_without_a_report_is_wrong_usage(run: Run) -> None:
    status, _, err = run("merge")
    assert status == 2
    assert "Il manque : RAPPORT.pdf" in err.replace("\u00a0", " ")


def test_a_bug_while_merging_is_logged_where_the_command_runs(
    run: Run, write: Write, tmp_path: Path, paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("reportlab.pdfgen.canvas.Canvas.save", None)
    status, _, err = run("merge", write("a.pdf", paper), "--pdf", tmp_path / "cumul.pdf")
    assert status == 1
    assert "imprévu" in err
    assert "incident TypeError" in (tmp_path / "journal.log").read_text(encoding="utf-8")


def test_memory_stays_flat(tmp_path: Path, unsealed: bytes) -> None:
    """Thirty times the reports; a report's data alone take more than what all the rows may."""
    files = []
    for number in range(300):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(joined(unsealed, named(f"Crèche {number}")))
        files.append(path)
    merged(files[:3])
    few, many = peak_of(files[:10]), peak_of(files)
    assert many - few < 300 * 2_000, (few, many)


def peak_of(files: list[Path]) -> int:
    tracemalloc.start()
    try:
        merged(files)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
