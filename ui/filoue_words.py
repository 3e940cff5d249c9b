"""The Filoué check report in words (contrôle du fichier Filoué): what each row lacks and where it is typed; no Qt."""

from collections.abc import Iterator

from app.filoue.checking import Answer, ChildCheck, Needed
from app.filoue.desk import FiloueDesk
from app.money.contribution import FAMILY
from ui import french, typesetting

NBSP = french.NBSP
LAYOUT = (
    f"Format d’avril{NBSP}2021\u00a0; un format plus récent existe, dont la spécification n’est pas connue. "
    "L’IDEQU, gardé dans l’identité de la crèche, n’est pas écrit."
)
NEEDED = {
    Needed.HOME: "foyer qui paie",
    Needed.MATRICULE: "numéro d’allocataire",
    Needed.REGIME: "régime",
    Needed.POSTCODE: "code postal",
    Needed.COMMUNE: "commune",
    Needed.OFFICE: "code de la Caf",
    Needed.EQUIPMENT: "numéro d’équipement Caf (dossier AFC)",
}
ANSWERS = {
    Answer.GIVEN: "accord",
    Answer.REFUSED: "refus",
    Answer.WITHDRAWN: "accord retiré",
    Answer.NONE: "sans réponse",
}
COMPLETE = "ligne complète"
SCALE = "barème"
"""A figure that all rows wait for: the desk's sentence says which, and where it is typed."""


def lacks_of(check: ChildCheck) -> str:
    """« numéro d’allocataire, 3 présences non pointées, barème »; empty where the row is complete."""
    words = [NEEDED[one] for one in check.needed]
    if check.unrecorded:
        words.append(french.plural(check.unrecorded, "présence non pointée", "présences non pointées"))
    words += dict.fromkeys(one.what if one.where == FAMILY else SCALE for one in check.money)
    return ", ".join(words)


def state_of(check: ChildCheck) -> str:
    """What becomes of the child's row."""
    if not check.is_in:
        return "hors du fichier"
    lacks = lacks_of(check)
    return f"manque{NBSP}: {lacks}" if lacks else COMPLETE


def help_of(check: ChildCheck) -> str:
    """Where what lacks is typed, a line each; empty where nothing is wanted."""
    if not check.is_in:
        return ""
    lines = [
        f"{french.capitalised(NEEDED[one])}{NBSP}: fiche de l’enfant, onglet Famille" for one in check.needed
    ]
    if check.unrecorded:
        lines.append(f"Présences{NBSP}: Pointage, ou Rapports, mois par mois")
    return "\n".join([*lines, *dict.fromkeys(_where(one.what, one.where) for one in check.money)])


def shared_words(desk: FiloueDesk) -> list[str]:
    """Figures of the scale that rows wait for, each once: « Le plancher de ressources : à indiquer dans … »."""
    lacks = {
        (lack.what, lack.where): None for one in desk.incomplete for lack in one.money if lack.where != FAMILY
    }
    return [f"{_where(what, where)}." for what, where in lacks]


def _where(what: str, where: str) -> str:
    return f"{french.capitalised(what)}{NBSP}: à indiquer dans {where}"


def counts_of(desk: FiloueDesk) -> str:
    """« 12 lignes, dont 3 incomplètes ; hors du fichier : 2 refus, 1 sans réponse »."""
    words = french.plural(len(desk.kept), "ligne")
    if desk.incomplete:
        some = french.plural(len(desk.incomplete), "incomplète")
        words += f", dont {some}"
    said = [
        f"{french.number(count)}{NBSP}{ANSWERS[answer]}"
        for answer in (Answer.REFUSED, Answer.WITHDRAWN, Answer.NONE)
        if (count := desk.left_out(answer))
    ]
    return f"{words}{NBSP}; hors du fichier{NBSP}: {', '.join(said)}" if said else words


def structure_words(desk: FiloueDesk) -> str:
    """What the crèche's identity lacks; empty where nothing."""
    if not desk.structure:
        return ""
    return f"Crèche{NBSP}: {french.listed([NEEDED[one] for one in desk.structure])} à compléter"


def made_words(desk: FiloueDesk) -> str:
    """« Fait le 3 mars 2027, 12 lignes, 3 enfants hors du fichier »; empty before the first."""
    made = desk.made
    if made is None:
        return ""
    rows = french.plural(made.children, "ligne")
    outside = french.plural(made.left_out, "enfant")
    return f"Dernier fichier fait le {french.day(made.made_on)}{NBSP}: {rows}, {outside} hors du fichier"


def report_lines(desk: FiloueDesk) -> Iterator[str]:
    """The check report for a person at a terminal: what is missing, by name, then the counts."""
    yield LAYOUT
    if desk.structure:
        yield structure_words(desk)
    for check in desk.incomplete:
        yield f"{check.child.name}{NBSP}: {lacks_of(check)}"
    yield from shared_words(desk)
    yield f"{desk.year}{NBSP}: {counts_of(desk)}."
    if desk.refusal is not None:
        yield typesetting.typographic(desk.refusal)
