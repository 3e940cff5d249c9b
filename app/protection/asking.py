"""An erasure that the person asks for (effacement demandé, art. 17 RGPD): whom it may be about, and why not yet."""

from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Enrolment
from app.errors import Conflict
from app.families.records import Child, Parent, Parenthood
from app.insertion.orientations import Answer, Orientation
from app.insertion.paths import InsertionPath
from app.protection.erasing import Proposal, held_words, proposal_of, proposals
from app.protection.files import FileKind, unattached
from app.protection.retention import check_asked_on
from app.search import name_order
from app.session import Session
from app.users import Right
from app.wording import elided, listed, spoken_day


@dataclass(frozen=True, kw_only=True, slots=True)
class Asker:
    """Somebody who may ask, for oneself or for one's child."""

    kind: FileKind
    id: int
    name: str


def askers(session: Session) -> list[Asker]:
    """Every child and parent, by name, then whoever asked for a place in vain.

    Raises NotAllowed for anybody but the director.
    """
    found = proposals(session)
    people: list[Child | Parent] = [*session.store.find(Child), *session.store.find(Parent)]
    known = [
        Asker(kind=FileKind.CHILD if isinstance(one, Child) else FileKind.PARENT, id=one.id, name=one.name)
        for one in sorted(people, key=name_order)
    ]
    return known + [
        Asker(kind=one.file.kind, id=one.file.id, name=one.file.name)
        for one in found
        if one.file.kind is FileKind.REQUEST
    ]


def asked_for(session: Session, who: Asker, asked_on: date | None) -> Proposal:
    """What is erased when that person asked for it on that day.

    Raises NotAllowed, NotFound, InvalidEntry on `asked_on`, and Conflict on `who` for a child in care, a parent still
    followed, or a file that is held back.
    """
    session.require(Right.PROTECT_DATA)
    found = {one.id: one for one in proposals(session)}.get((who.kind.value, who.id)) or _alone(session, who)
    if found.hold is not None:
        raise Conflict(f"{held_words(found)} La demande n’y change rien (art. 17 du RGPD).", field="who")
    check_asked_on(asked_on, session.clock.day())
    return found


def _alone(session: Session, who: Asker) -> Proposal:
    """A file that no time has been proposed for. Raises Conflict where something still needs it."""
    if who.kind is FileKind.CHILD:
        raise Conflict(_child_stays(session, session.store.get(Child, who.id)), field="who")
    if who.kind is not FileKind.PARENT:
        raise Conflict(f"La demande de place {elided('de', who.name)} n’est plus à effacer.", field="who")
    parent = session.store.get(Parent, who.id)
    alone = unattached(session.store, parent, session.clock.day())
    if alone is None:
        raise Conflict(_parent_stays(session, parent), field="who")
    return proposal_of(session, alone)


def _child_stays(session: Session, child: Child) -> str:
    today = session.clock.day()
    last = max((one.last_day for one in session.store.find(Enrolment, child_id=child.id)), default=None)
    if last is not None and last >= today:
        return (
            f"Le contrat d’accueil {elided('de', child.name)} court jusqu’au {spoken_day(last)} : la crèche a besoin "
            "de son dossier pour l’accueillir. L’effacement se demande après le départ."
        )
    if child.ended_on is not None:
        return (
            f"Le dossier {elided('de', child.name)} est clos le {spoken_day(child.ended_on)} : l’effacement se demande "
            "à partir du lendemain."
        )
    return (
        f"Le dossier {elided('de', child.name)} est ouvert, sans contrat : écrivez d’abord, dans sa fiche, un jour "
        "passé à « Dossier clos le »."
    )


def _parent_stays(session: Session, parent: Parent) -> str:
    store, today = session.store, session.clock.day()
    paths, sent = store.find(InsertionPath, parent_id=parent.id), store.find(Orientation, parent_id=parent.id)
    still = [one for one in paths if one.exit_day is None]
    if still:
        return (
            f"Le parcours {elided('de', parent.name)} est ouvert depuis le {spoken_day(still[0].entry_day)} : le suivi "
            "sert encore. L’effacement se demande après la sortie du parcours."
        )
    if any(one.answer is Answer.WAITING for one in sent):
        return (
            f"Une orientation {elided('de', parent.name)} attend sa réponse : répondez-y d’abord, dans "
            "« Orientations »."
        )
    if paths or sent:
        return (
            f"Le suivi {elided('de', parent.name)} a un contact le {spoken_day(today)} ou après : l’effacement se "
            "demande à partir du lendemain de ce contact."
        )
    ties = store.find(Parenthood, parent_id=parent.id)
    names = listed([one.name for one in store.find(Child, id=[tie.child_id for tie in ties])])
    return (
        f"La fiche {elided('de', parent.name)} sert au dossier {elided('de', names)}, et part avec lui : choisissez "
        "plutôt l’enfant."
    )
