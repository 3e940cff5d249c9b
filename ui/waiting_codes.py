"""What was decided of a request for a place, in words (décisions et motifs)."""

from collections.abc import Mapping

from app.admission.records import Verdict, Why

VERDICTS: Mapping[Verdict, str] = {
    Verdict.ADMITTED: "admission",
    Verdict.DECLINED: "refus",
    Verdict.WITHDRAWN: "retrait par la famille",
    Verdict.REOPENED: "reprise sur la liste",
}
WHYS: Mapping[Why, str] = {
    Why.NO_PLACE: "pas de place",
    Why.HOURS: "horaires impossibles",
    Why.STAFF: "trop peu d’adultes",
    Why.OTHERS_FIRST: "d’autres demandes passaient avant",
    Why.AGE: "âge de l’enfant",
    Why.ELSEWHERE: "autre accueil trouvé",
    Why.NO_ANSWER: "famille sans réponse",
    Why.MOVED: "déménagement",
    Why.OTHER: "autre",
}
