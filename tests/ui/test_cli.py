"""The command line: French sentences, status 1 for a refusal, 2 for wrong usage, never a traceback."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.days import Month
from app.report.annex.made import AnnexMade
from app.report.closed_months import stored_report
from app.report.closing import close_month
from app.session import log_in
from app.store import Store
from app.structure.records import CapacitySlot, Identity, OpeningSpan
from app.users import Role, User
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock
from ui import cli
from ui.cli_commands import COMMANDS
from ui.cli_parser import HELP
from ui.wanted import COMMANDS as NAMES
from ui.wanted import is_command

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "phrase.txt"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return path


@pytest.fixture
def run(storage: FolderStorage, clock: FixedClock, secret: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as the director: status, output, errors."""

    def call(*arguments: str | Path, user: str = "directrice") -> tuple[int, str, str]:
        whole = ["--user", user, "--passphrase-file", str(secret), *map(str, arguments)]
        status = cli.run(whole, storage, clock)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return call


@pytest.fixture
def creche(store: Store, folder: Path) -> Path:
    """A closed crèche with what a report needs, and somebody of the team."""
    first = date(2026, 1, 1)
    with store.atomic("set_identity"):
        store.add(Identity(first_day=first, name="Les Petits Pas"))
        store.add(CapacitySlot(first_day=first, start=0, end=1440, places=9))
        store.add(OpeningSpan(first_day=first, weekday=0, start=480, end=1080))
        store.add(User(login="equipe", name="Équipe", role=Role.TEAM))
    store.set_passphrase("equipe", "Équipe", Role.TEAM, PASSPHRASE)
    store.close()
    return folder


@pytest.mark.parametrize("arguments", [[], ["/x/creche"], ["./demo"]])
def test_a_folder_or_nothing_opens_the_window(arguments: list[str]) -> None:
    assert not is_command(arguments)


@pytest.mark.parametrize(
    "arguments", [["demo", "x"], ["-h"], ["check", "x"], ["--user", "u", "check", "x"], ["check"]]
)
def test_anything_else_is_a_command(arguments: list[str]) -> None:
    assert is_command(arguments)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Il manque la commande"),
        (["fly"], "« fly » n’est pas une commande"),
        (["report", "x"], "Il manque : AAAA-MM"),
        (["report", "x", "2026-13"], "n’est pas un mois"),
        (["statement", "x", "2026-T5"], "n’est pas une période"),
        (["account", "x", "2026-T4"], "n’est pas une année"),
        (["account", "x", "26"], "« 26 » n’est pas une année : écrivez par exemple 2026."),
        (["account", "x", "bientôt"], "n’est pas une année"),
        (["estimate", "x", "2026-13"], "n’est pas une période"),
        (["estimate", "x"], "Il manque : PERIODE"),
        (["report", "x", "2026-10", "--pdf"], "--pdf attend une valeur"),
        (["check", "x", "y"], "Arguments en trop : y"),
        (["demo", "x", "--months", "six"], "attend un nombre entier"),
        (["demo", "x", "--today", "bientôt"], "n’est pas une date"),
    ],
)
def test_wrong_usage_is_told_in_french_with_status_2(run: Run, arguments: list[str], words: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    sentence, where, *rest = err.replace("\u00a0", " ").splitlines()
    assert words in sentence
    assert (where, rest) == ("main.py --help donne les commandes.", [])


def test_the_window_is_not_mistaken_for_a_command() -> None:
    assert set(COMMANDS) == NAMES


def test_help_names_every_command(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    assert all(f"main.py {name} " in out for name in COMMANDS)
    assert out.strip() == HELP.strip()


@pytest.mark.parametrize("period", ["2026-T4", "2026-S2", "2026"])
def test_a_statement_goes_to_the_files_named_or_as_csv_to_the_output(
    run: Run, creche: Path, tmp_path: Path, period: str
) -> None:
    pdf, xlsx, text = (tmp_path / f"d.{ending}" for ending in ("pdf", "xlsx", "csv"))
    assert run("statement", creche, period, "--pdf", pdf, "--xlsx", xlsx, "--csv", text) == (0, "", "")
    assert (pdf.read_bytes()[:5], xlsx.read_bytes()[:2]) == (b"%PDF-", b"PK")
    status, out, err = run("statement", creche, period)
    assert (status, err) == (0, "")
    assert out == text.read_text(encoding="utf-8-sig")
    assert out.startswith("Période;Rubrique;Ligne;Unité;Prévisionnel;Actualisé;Réel")


@pytest.mark.parametrize("span", ["2026-10", "2026-T4", "2026-S2", "2026"])
def test_an_estimate_goes_to_the_files_named_or_as_csv_to_the_output(
    run: Run, creche: Path, tmp_path: Path, span: str
) -> None:
    pdf, xlsx, text = (tmp_path / f"e.{ending}" for ending in ("pdf", "xlsx", "csv"))
    assert run("estimate", creche, span, "--pdf", pdf, "--xlsx", xlsx, "--csv", text) == (0, "", "")
    assert (pdf.read_bytes()[:5], xlsx.read_bytes()[:2]) == (b"%PDF-", b"PK")
    status, out, err = run("estimate", creche, span)
    assert (status, err) == (0, "")
    assert out == text.read_text(encoding="utf-8-sig")
    assert out.startswith(
        f"Période;Rubrique;Ligne;Unité;Valeur;Détail\n{span};Heures;heures facturées;heures;"
    )


def test_an_estimate_is_refused_to_who_may_not_see_money(run: Run, creche: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "e.pdf"
    status, out, err = run("estimate", creche, "2026-10", "--pdf", pdf, user="equipe")
    assert (status, out) == (1, "")
    assert "Votre rôle ne permet pas" in err
    assert not pdf.exists()


def test_a_period_before_the_creche_is_a_refusal(run: Run, creche: Path) -> None:
    status, out, err = run("statement", creche, "1999")
    assert (status, out) == (1, "")
    assert "il n’y a rien à déclarer" in err


@pytest.mark.parametrize(("month", "name"), [("2020-01", "janvier 2020"), ("2025-12", "décembre 2025")])
def test_a_month_before_the_first_opening_is_a_refusal(
    run: Run, creche: Path, tmp_path: Path, month: str, name: str
) -> None:
    pdf = tmp_path / "r.pdf"
    status, out, err = run("report", creche, month, "--pdf", pdf)
    assert (status, out) == (1, "")
    assert err.replace("\u00a0", " ").strip() == (
        f"La crèche n’a pas encore d’horaires d’ouverture en {name} : il n’y a rien à rapporter."
    )
    assert not pdf.exists()


def test_the_month_of_the_first_opening_is_reported(run: Run, creche: Path) -> None:
    status, out, err = run("report", creche, "2026-01")
    assert (status, json.loads(out)["month"], err) == (0, "2026-01", "")


def test_a_month_that_is_not_over_is_provisional_however_far(run: Run, creche: Path) -> None:
    status, out, _ = run("report", creche, "2031-01")
    assert (status, json.loads(out)["status"]) == (0, "provisional")


def test_an_account_goes_to_the_files_named_or_as_csv_to_the_output(
    run: Run, creche: Path, tmp_path: Path
) -> None:
    pdf, xlsx, text, data = (tmp_path / f"b.{ending}" for ending in ("pdf", "xlsx", "csv", "json"))
    files = ("--pdf", pdf, "--xlsx", xlsx, "--csv", text, "--json", data)
    assert run("account", creche, "2026", *files) == (0, "", "")
    assert (pdf.read_bytes()[:5], xlsx.read_bytes()[:2]) == (b"%PDF-", b"PK")
    (attached,) = PdfReader(pdf).attachments.values()
    assert attached == [data.read_bytes()]
    status, out, err = run("account", creche, "2026")
    assert (status, err) == (0, "")
    assert out == text.read_text(encoding="utf-8-sig")
    assert out.startswith("Année;Rubrique;Ligne;Colonne;Unité;Valeur;Numérateur;Dénominateur;Précision")


@pytest.mark.parametrize(("year", "words"), [("1999", "pas de bilan à faire"), ("2099", "n’a pas commencé")])
def test_an_account_of_no_year_of_the_creche_is_a_refusal(
    run: Run, creche: Path, tmp_path: Path, year: str, words: str
) -> None:
    status, out, err = run("account", creche, year, "--pdf", tmp_path / "b.pdf")
    assert (status, out) == (1, "")
    assert words in err
    assert not (tmp_path / "b.pdf").exists()


def test_a_sound_creche_is_met_with_silence(run: Run, creche: Path) -> None:
    assert run("check", creche) == (0, "", "")


def test_a_broken_creche_is_told_with_status_1(run: Run, creche: Path) -> None:
    (creche / "donnees.db").write_bytes(b"")
    status, out, err = run("check", creche)
    assert status == 1
    assert out + err


def test_a_missing_folder_is_a_refusal(run: Run, tmp_path: Path) -> None:
    status, out, err = run("check", tmp_path / "nulle part")
    assert (status, out) == (1, "")
    assert "n’existe pas" in err


def test_a_wrong_passphrase_is_a_refusal(run: Run, creche: Path, secret: Path) -> None:
    secret.write_text("une autre", encoding="utf-8")
    status, _, err = run("check", creche)
    assert status == 1
    assert "phrase de passe" in err


def test_a_passphrase_file_that_is_not_there_is_a_refusal(run: Run, creche: Path, secret: Path) -> None:
    secret.unlink()
    status, _, err = run("check", creche)
    assert status == 1
    assert "ne peut pas être lu" in err


def test_without_a_person_the_command_says_what_to_add(
    storage: FolderStorage, clock: FixedClock, creche: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", str(creche)], storage, clock) == 1
    assert "--user" in capsys.readouterr().err


def test_the_reports_data_go_to_the_output_or_to_files(run: Run, creche: Path, tmp_path: Path) -> None:
    status, out, _ = run("report", creche, "2026-10")
    assert status == 0
    assert json.loads(out)["month"] == "2026-10"
    pdf, data = tmp_path / "r.pdf", tmp_path / "r.json"
    assert run("report", creche, "2026-10", "--pdf", pdf, "--json", data) == (0, "", "")
    assert data.read_text(encoding="utf-8") == out
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_report_that_cannot_be_written_is_a_refusal(run: Run, creche: Path, tmp_path: Path) -> None:
    status, _, err = run("report", creche, "2026-10", "--json", tmp_path / "nulle part" / "r.json")
    assert status == 1
    assert "n’a pas pu être enregistré" in err


@pytest.mark.parametrize(
    "arguments",
    [("report", "2026-10"), ("export", "sortie"), ("backup", "copies")],
    ids=lambda it: str(it[0]),
)
def test_the_team_may_not_carry_data_out(
    run: Run, creche: Path, tmp_path: Path, arguments: tuple[str, str]
) -> None:
    command, what = arguments
    last = what if command == "report" else str(tmp_path / what)
    status, out, err = run(command, creche, last, user="equipe")
    assert (status, out) == (1, "")
    assert "rôle" in err


def test_an_export_comes_back_as_a_new_creche(run: Run, creche: Path, tmp_path: Path) -> None:
    assert run("export", creche, tmp_path / "sortie") == (0, "", "")
    status, out, _ = run("import", tmp_path / "sortie", tmp_path / "retour")
    assert status == 0
    assert "Code de secours" in out
    assert run("check", tmp_path / "retour") == (0, "", "")


def test_a_backup_is_put_back_and_what_was_there_is_kept(run: Run, creche: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    status, out, _ = run("backup", creche, tmp_path / "copies")
    assert status == 0
    status, told, _ = run("restore", out.strip(), creche)
    assert status == 0
    assert "est gardé dans" in told
    assert run("check", creche) == (0, "", "")


def test_a_bug_is_logged_and_told_without_a_traceback(
    run: Run, creche: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlab.pdfgen.canvas.Canvas.save", None)
    status, out, err = run("report", creche, "2026-10", "--pdf", tmp_path / "octobre.pdf")
    assert (status, out) == (1, "")
    assert "imprévu" in err
    assert "Traceback" not in err
    assert "incident TypeError" in (creche / "journal.log").read_text(encoding="utf-8")


def test_the_command_line_never_loads_the_window() -> None:
    """Nor does a refusal load the database."""
    code = (
        "import sys, main\n"
        "status = main.main(['--user', 'x', 'check', '/nowhere'])\n"
        "heavy = {'PySide6', 'reportlab', 'pypdfium2', 'sqlite_utils'} & {name.split('.')[0] for name in sys.modules}\n"
        "print(status, sorted(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert done.stdout.strip() == "1 []"


def test_a_closed_months_report_is_the_bytes_that_were_given(
    run: Run, storage: FolderStorage, clock: FixedClock, creche: Path, tmp_path: Path
) -> None:
    """Drawn by the program of that day: this one would draw another paper."""
    store = storage.open(creche, "directrice", PASSPHRASE)
    close_month(log_in(store, clock), Month(year=2026, month=10), lambda _report, _notes: b"%PDF of that day")
    given = stored_report(store, Month(year=2026, month=10))
    assert given is not None
    with store.atomic("set_identity"):
        store.change(replace(store.find(Identity)[0], name="Les Martinets"))
    store.close()
    clock.move(days=2000)
    pdf, data, annex = (tmp_path / name for name in ("r.pdf", "r.json", "a.pdf"))
    status, out, told = run("report", creche, "2026-10", "--pdf", pdf, "--json", data, "--annex", annex)
    assert (status, out) == (0, "")
    assert "vérifiez la date de l’ordinateur" in told
    assert (pdf.read_bytes(), data.read_bytes()) == (b"%PDF of that day", given.data)
    assert annex.read_bytes().startswith(b"%PDF")
    _, out, _ = run("report", creche, "2026-10")
    assert out.encode() == given.data
    assert json.loads(run("report", creche, "2026-09")[1])["structure"]["name"] == "Les Martinets"


def test_the_annex_is_written_in_each_way_asked_for_and_journalled_once(
    run: Run, storage: FolderStorage, creche: Path, tmp_path: Path
) -> None:
    pdf, book, table = (tmp_path / name for name in ("a.pdf", "a.xlsx", "a.csv"))
    wanted = ("--annex", pdf, "--annex-xlsx", book, "--annex-csv", table)
    assert run("report", creche, "2026-10", *wanted) == (0, "", "")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert load_workbook(book).sheetnames[0] == "Annexe"
    assert table.read_text(encoding="utf-8-sig").startswith("Partie;")
    store = storage.open(creche, "directrice", PASSPHRASE)
    assert [(one.of_month, one.child_id) for one in store.find(AnnexMade)] == [(date(2026, 10, 1), None)]
    store.close()


def test_the_annex_is_refused_to_the_team_and_nothing_is_written(
    run: Run, creche: Path, tmp_path: Path
) -> None:
    pdf, data = tmp_path / "a.pdf", tmp_path / "r.json"
    status, out, err = run("report", creche, "2026-10", "--annex", pdf, "--json", data, user="equipe")
    assert (status, out) == (1, "")
    assert "Votre rôle ne permet pas" in err
    assert not pdf.exists()
    assert not data.exists()


def test_a_closed_months_papers_go_through_export_and_import(
    run: Run, storage: FolderStorage, clock: FixedClock, creche: Path, tmp_path: Path
) -> None:
    store = storage.open(creche, "directrice", PASSPHRASE)
    close_month(log_in(store, clock), Month(year=2026, month=10), lambda _report, _notes: b"%PDF \x00\xff")
    store.close()
    pdf, again = tmp_path / "r.pdf", tmp_path / "again.pdf"
    assert run("report", creche, "2026-10", "--pdf", pdf)[0] == 0
    assert run("export", creche, tmp_path / "sortie")[0] == 0
    assert run("import", tmp_path / "sortie", tmp_path / "retour")[0] == 0
    assert run("report", tmp_path / "retour", "2026-10", "--pdf", again)[0] == 0
    assert again.read_bytes() == pdf.read_bytes() == b"%PDF \x00\xff"
