"""A code on paper (code de secours, code des notes privées): one sheet to print and put away, out of the computer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ui import french
from ui.pdf.document import Cover, Footer, bound
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, printable
from ui.pdf.paper import BODY, HEADING, INK, MARGIN, MUTED, ROOM, RULE, TITLE, Sheet
from ui.pdf.prose import fitted, fitting_size, wrap

LEADING = 15.0


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeSheet:
    """What the sheet of one sort of code says."""

    title: str
    subject: str
    sections: Sequence[tuple[str, str]]


HOW_TO_WRITE = (
    "Comment l’écrire",
    (
        "Majuscules ou minuscules, avec ou sans les tirets. Il ne contient ni la lettre O, ni I, ni L, ni U : "
        "ce qui leur ressemble est un zéro ou un un."
    ),
)
RECOVERY = CodeSheet(
    title="Code de secours",
    subject="Code de secours du dossier de la crèche",
    sections=(
        (
            "À quoi il sert",
            (
                "Quand une phrase de passe est oubliée, ce code permet d’en choisir une nouvelle. Sur la page "
                "d’identification : « J’ai un code de secours »."
            ),
        ),
        (
            "Où le garder",
            (
                "Dans une enveloppe fermée, sous clé, ailleurs que près de l’ordinateur. Ne le photographiez pas et ne "
                "l’envoyez pas par courriel : il ouvre tout le dossier, données des familles comprises."
            ),
        ),
        HOW_TO_WRITE,
        (
            "S’il est perdu",
            (
                "Tant que quelqu’un de la direction connaît sa phrase de passe, un nouveau code peut être demandé dans "
                "les paramètres ; l’ancien ne vaut alors plus rien. Si tout est perdu, code et phrases de passe, "
                "personne ne peut lire le dossier, pas même qui a écrit le programme."
            ),
        ),
    ),
)
NOTES = CodeSheet(
    title="Code des notes privées",
    subject="Code des notes privées de l’accompagnement",
    sections=(
        (
            "À quoi il sert",
            (
                "Les notes privées de la conseillère ou du conseiller d’insertion sont scellées : la direction et "
                "l’équipe ne peuvent pas les lire. Ce code les rouvre à la personne qui prend la suite, ou après une "
                "nouvelle phrase de passe : Paramètres, « Notes privées », « Entrer un code imprimé »."
            ),
        ),
        (
            "Où le garder",
            (
                "Dans une enveloppe fermée et signée, sous clé, ailleurs que près de l’ordinateur. Avec un compte "
                "d’insertion, ce code ouvre toutes les notes : convenez par écrit de qui peut ouvrir l’enveloppe, et "
                "quand. Ne le photographiez pas et ne l’envoyez pas par courriel."
            ),
        ),
        HOW_TO_WRITE,
        (
            "S’il est perdu",
            (
                "Tant que quelqu’un lit les notes privées, un nouveau code peut être imprimé ; l’ancien ne vaut alors "
                "plus rien. Si plus personne ne les lit et que le code est perdu, elles restent scellées pour toujours."
            ),
        ),
    ),
)


def draw(code: str, creche: str, day: date, words: CodeSheet = RECOVERY) -> bytes:
    """The sheet as a PDF. `day` is the day the code was made: an older sheet is worth nothing."""
    cover = Cover(title=f"{words.title}, {creche}", author=creche, subject=words.subject)
    named = words.title[:1].lower() + words.title[1:]
    footer = Footer(first=printable(f"Crèche {creche} · {named} du {french.day(day)}"))
    return bound([lambda sheet: _page(sheet, code, creche, day, words)], cover, footer)


def _page(sheet: Sheet, code: str, creche: str, day: date, words: CodeSheet) -> None:
    sheet.text(MARGIN, 70, words.title, BOLD, TITLE)
    sheet.text(MARGIN, 92, fitted(f"Crèche {creche}", ROOM, SEMIBOLD, HEADING), SEMIBOLD, HEADING)
    sheet.text(
        MARGIN, 108, f"établi le {french.day(day)} ; il remplace tout code plus ancien", REGULAR, BODY, MUTED
    )
    sheet.frame(MARGIN, 136, ROOM, 76, INK, 1.6)
    size = fitting_size(code, ROOM - 40, BOLD, 24.0)
    sheet.middle(MARGIN + ROOM / 2, 174 + size * 0.36, code, BOLD, size)
    y = 252.0
    for heading, text in words.sections:
        sheet.rule(MARGIN, y - 16, ROOM, INK, RULE)
        sheet.text(MARGIN, y, heading, SEMIBOLD, HEADING)
        y = sheet.lines(MARGIN, y + 20, wrap(text, ROOM, BODY), BODY, LEADING) + 22
