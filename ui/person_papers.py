"""The papers of data protection (papiers de la protection des données), gathered from the file before drawing."""

import json

from app.protection.access import APART, PersonFile, as_data, hand_over
from app.protection.records import GivenKind
from app.protection.register import Register, register
from app.search import fold
from app.session import Session
from ui import french
from ui.insertion_papers import letterhead
from ui.pdf.letterhead import Letterhead
from ui.pdf.person_file import PersonPaper
from ui.personal_words import said_parts

SCOPES = {
    GivenKind.CHILD: "dossier de l’enfant",
    GivenKind.PARENT: "dossier du parent",
    GivenKind.INSERTION: "suivi d’insertion",
}


def person_paper(session: Session, what: GivenKind, id: int) -> tuple[PersonPaper, bytes, str]:
    """The file to hand over: what to draw, its data as JSON, and the file's name. It is noted that it was gathered."""
    file = hand_over(session, what, id)
    creche = letterhead(session)
    data = json.dumps(as_data(file, creche.name), ensure_ascii=False, indent=1)
    name = f"dossier-{fold(file.name).replace(' ', '-')}-{file.made_on}"
    return _paper(file, creche), f"{data}\n".encode(), name


def _paper(file: PersonFile, creche: Letterhead) -> PersonPaper:
    traces = [
        (one.day, f"{one.deed} ({french.plural(one.count, 'écriture')})" if one.count > 1 else one.deed)
        for one in file.traces
    ]
    return PersonPaper(
        creche=creche,
        name=file.name,
        scope=SCOPES[file.what],
        parts=tuple(said_parts(file)),
        traces=tuple(traces),
        apart=APART,
        made_by=file.made_by,
        made_on=file.made_on,
    )


def register_paper(session: Session) -> tuple[Register, Letterhead]:
    """The register as of today."""
    return register(session), letterhead(session)
