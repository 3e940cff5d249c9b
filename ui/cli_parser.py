"""The words of a command line and what they mean (arguments): argparse, told in French (no Qt)."""

import re
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Never

from app.days import MONTH, Month
from app.errors import InvalidEntry
from app.report.periods import Period, PeriodKind
from app.store import Clock
from ui.typed_day import read_day

HELP = """\
Marelle, la crèche et ses parcours.

  main.py [CRECHE]                              la fenêtre (la dernière crèche, ou la page d’accueil)
  main.py demo CRECHE [--today J] [--months N] [--places N]
                                                une crèche de démonstration
  main.py report CRECHE AAAA-MM [--pdf F] [--json F] [--xlsx F] [--csv F]
                                [--annex F] [--annex-xlsx F] [--annex-csv F]
                                                le rapport mensuel ; sans fichier, ses données sur la sortie ;
                                                --annex : l’annexe nominative, pour un contrôle, notée au journal
  main.py statement CRECHE AAAA-T4|AAAA-S2|AAAA [--pdf F] [--xlsx F] [--csv F]
                                                la déclaration d’un trimestre, d’un semestre, d’une année
  main.py account CRECHE AAAA [--pdf F] [--xlsx F] [--csv F] [--json F]
                                                le bilan Avip d’une année
  main.py estimate CRECHE AAAA-MM|AAAA-T4|AAAA [--pdf F] [--xlsx F] [--csv F]
                                                l’estimation des participations, de la PSU, du coût de l’Avip
  main.py filoue CRECHE AAAA [--check] [--csv F]
                                                le fichier Filoué d’une année, au format d’avril 2021, ou son contrôle
  main.py merge RAPPORT.pdf… [--pdf F] [--xlsx F]
                                                le cumul de plusieurs crèches, d’après les PDF de leurs rapports
                                                d’un même mois (ou le dossier qui les contient)
  main.py check CRECHE                          rien si tout va bien, sinon la liste de ce qui ne va pas
  main.py export CRECHE DOSSIER                 toutes les tables en CSV (UTF-8, « ; »)
  main.py import DOSSIER CRECHE                 une nouvelle crèche à partir d’un export
  main.py backup CRECHE DOSSIER                 une sauvegarde vérifiée, dans un dossier qui existe
  main.py restore SAUVEGARDE CRECHE             une sauvegarde remise en place

CRECHE est le dossier de la crèche. Avant la commande, --user IDENTIFIANT et --passphrase-file FICHIER
disent qui ouvre le dossier ; sans fichier, la phrase de passe est demandée.

merge n’ouvre aucune crèche. Il refuse par son nom chaque fichier qui n’est pas un rapport ou dont les données
ne répondent pas au sceau imprimé. Ce sceau (empreinte SHA-256) montre un fichier abîmé, pas un faux :
l’empreinte est publique, chacun peut la recalculer.
"""

IN_FRENCH = (
    (r"the following arguments are required: (.*)", r"Il manque : \1."),
    (r"unrecognized arguments: (.*)", r"Arguments en trop : \1."),
    (r"argument (.+?): invalid choice: '(.*?)'.*", r"« \2 » n’est pas une commande."),
    (r"argument (.+?): expected one argument", r"\1 attend une valeur."),
    (r"argument (.+?): invalid int value: (.*)", r"\1 attend un nombre entier, pas \2."),
    (r"argument (.+?): (.*)", r"\1 : \2"),
)


class WrongUsage(Exception):
    """The command line can't be read; the message is a French sentence."""


class Parser(ArgumentParser):
    """Says in French what is wrong, and leaves it to the caller to stop."""

    def __init__(self, *, prog: str | None = None) -> None:
        super().__init__(prog=prog, add_help=False)

    def error(self, message: str) -> Never:
        for pattern, sentence in IN_FRENCH:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                raise WrongUsage(found.expand(sentence))
        raise WrongUsage("Cette commande ne peut pas être comprise.")

    def format_help(self) -> str:
        return HELP


def parser(clock: Clock) -> Parser:
    """Every command and its arguments; a new command is one function here and one line in `ui.cli_commands`."""
    top = Parser(prog="main.py")
    top.add_argument("-h", "--help", action="store_true")
    top.add_argument("--user")
    top.add_argument("--passphrase-file", type=Path)
    commands = top.add_subparsers(dest="command")
    creche = {"creche": Path}
    demo = _command(commands.add_parser("demo"), **creche)
    demo.add_argument("--today", type=partial(_day, clock.day()))
    demo.add_argument("--months", type=int, default=18)
    demo.add_argument("--places", type=int, default=30)
    for name, (asked, kind, metavar, options) in PAPERS.items():
        papers = _command(commands.add_parser(name), **creche)
        papers.add_argument(asked, type=kind, metavar=metavar)
        for option in options:
            papers.add_argument(option, type=Path)
    commands.choices["filoue"].add_argument("--check", action="store_true")
    merge = _command(commands.add_parser("merge"))
    merge.add_argument("reports", type=Path, nargs="+", metavar="RAPPORT.pdf")
    for paper in ("--pdf", "--xlsx"):
        merge.add_argument(paper, type=Path)
    _command(commands.add_parser("check"), **creche)
    _command(commands.add_parser("export"), **creche, directory=Path)
    _command(commands.add_parser("import"), directory=Path, **creche)
    _command(commands.add_parser("backup"), **creche, directory=Path)
    _command(commands.add_parser("restore"), backup=Path, **creche)
    return top


NAMES = {"creche": "CRECHE", "directory": "DOSSIER", "backup": "SAUVEGARDE"}


def _command(made: Parser, **arguments: type[Path]) -> Parser:
    for name, kind in arguments.items():
        made.add_argument(name, type=kind, metavar=NAMES[name])
    made.add_argument("-h", "--help", action="store_true", default=SUPPRESS)
    return made


def _day(today: date, text: str) -> date:
    try:
        return read_day(text, today)
    except InvalidEntry as refusal:
        raise ArgumentTypeError(refusal.sentence) from None


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except InvalidEntry as refusal:
        raise ArgumentTypeError(refusal.sentence) from None


def _year(text: str) -> Period:
    try:
        period = Period.parse(text)
    except InvalidEntry:
        period = None
    if period is None or period.kind is not PeriodKind.YEAR:
        raise ArgumentTypeError(f"« {text} » n’est pas une année : écrivez par exemple 2026.")
    return period


def _span(text: str) -> Month | Period:
    """A month where it is written as one, else a period."""
    return _month(text) if MONTH.fullmatch(text.strip()) else _period(text)


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except InvalidEntry as refusal:
        raise ArgumentTypeError(refusal.sentence) from None


PAPERS: Mapping[str, tuple[str, Callable[[str], object], str, tuple[str, ...]]] = {
    "report": (
        "month",
        _month,
        "AAAA-MM",
        ("--pdf", "--json", "--xlsx", "--csv", "--annex", "--annex-xlsx", "--annex-csv"),
    ),
    "statement": ("period", _period, "PERIODE", ("--pdf", "--xlsx", "--csv")),
    "account": ("year", _year, "AAAA", ("--pdf", "--xlsx", "--csv", "--json")),
    "estimate": ("span", _span, "PERIODE", ("--pdf", "--xlsx", "--csv")),
    "filoue": ("year", int, "AAAA", ("--csv",)),
}
"""The commands of one crèche's papers: what is asked, how it is read and named, the files that it may write."""
