"""The papers of data protection (papiers de la protection des données), gathered from the file before drawing."""

import json

from app.protection.access import APART, PersonFile, as_data, gather
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
    """The file to hand over: what to draw, its data as JSON, and the file's name. It is noted that it was looked at."""
    file = gather(session, what, id)
    paper = _paper(file, letterhead(session))
    data = json.dumps(
        as_data(file, paper.creche.name) | {"en_clair": _plainly(paper)}, ensure_ascii=False, indent=1
    )
    name = f"dossier-{fold(file.name).replace(' ', '-')}-{file.made_on}"
    return paper, f"{data}\n".encode(), name


def _plainly(paper: PersonPaper) -> list[dict[str, object]]:
    """As the paper says it, for who opens the data without a machine: no code stands there."""
    return [
        {"titre": part.title, "lignes": [{"quand": row.when, "noté": row.text} for row in part.rows]}
        for part in paper.parts
    ]


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
