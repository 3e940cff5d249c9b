"""Nguyễn Thị Bích's path in the demonstration (récit): whole, as the screens' pictures show it."""

from app.demonstration.story import ENTRY, Agreed, Felt, Stood, Story, Told
from app.insertion.actions import ActionKind, ActionOwner
from app.insertion.interviews import InterviewState, Medium, Subject
from app.insertion.needs import Closing, Intensity, Theme
from app.insertion.situations import Driving, Work

TALKS = (
    Told(
        day=ENTRY, minutes=60, subject=Subject.FIRST,
        note="Premier entretien, Minh Anh en adaptation à côté. Cuisine de collectivité pendant quatre ans, puis la "
        "naissance. Mme Nguyễn veut un poste du matin, près d’une ligne de bus.",
    ),
    Told(
        day=-37, subject=Subject.ENGAGEMENT,
        note="Engagement relu puis signé. Deux entretiens par semaine pour commencer, « tant que j’ai de l’élan ».",
    ),
    Told(day=-32, note="Dossier de logement rempli ; M. Zieliński le dépose au CCAS. Carte de bus demandée."),
    Told(
        day=-26, at=14, minutes=30, medium=Medium.PHONE,
        note="Au téléphone : cinq annonces repérées, trois à moins de 30 minutes. On les trie lundi.",
    ),
    Told(
        day=-20, at=14,
        note="Le logement est attribué, entrée dans les lieux faite. Reste le trajet : le premier bus passe à 6 h 20.",
    ),
    Told(
        day=-16,
        note="Atelier de français : trois séances sur trois, l’oral suit. On refait le CV, une version par métier.",
    ),
    Told(day=-12, state=InterviewState.NO_SHOW, note="Pas de nouvelle, message laissé à midi."),
    Told(
        day=-9, at=10,
        note="Elle avait noté mercredi. Premières leçons de conduite prises, reste l’inscription au code. "
        "Intérim Santé demande les disponibilités par écrit.",
    ),
    Told(day=-5, state=InterviewState.EXCUSED, note="Minh Anh malade, reporté au vendredi."),
    Told(
        day=-2, minutes=40,
        note="Le CV est prêt en deux versions. La clinique rappelle lundi. On prépare les questions sur les horaires.",
    ),
    Told(day=0, at=14),
    Told(day=4),
)  # fmt: skip

ACTIONS = (
    Agreed(
        label="Déposer le dossier de logement au CCAS", kind=ActionKind.PAPERWORK, owner=ActionOwner.TOGETHER,
        opened=ENTRY, due=-25, closed=-20, result="Logement attribué",
    ),
    Agreed(
        label="Repérer cinq annonces en restauration collective", kind=ActionKind.JOB_AD_SEARCH, opened=-32, due=-24,
        closed=-26, result="5 trouvées, 3 retenues",
    ),
    Agreed(
        label="S’inscrire à Intérim Santé", kind=ActionKind.TEMP_MISSIONS, opened=-26, due=-14, closed=-17,
        result="Dossier ouvert, disponibilités à confirmer",
    ),
    Agreed(label="CV mis à jour", kind=ActionKind.CV_LETTER, opened=-16, due=-4, closed=-3),
    Agreed(
        label="Demander une immersion à la cuisine centrale", kind=ActionKind.IMMERSION, owner=ActionOwner.COUNSELLOR,
        opened=-16, due=-6, closed=-9, result="Pas avant janvier : on garde l’idée",
    ),
    Agreed(
        label="Relancer l’agence Intérim Santé", kind=ActionKind.TEMP_MISSIONS, opened=-2, due=-2,
    ),
    Agreed(
        label="Préparer la présentation orale", kind=ActionKind.SELF_PRESENTATION, owner=ActionOwner.TOGETHER,
        opened=-2, due=1,
    ),
    Agreed(
        label="Envoyer 3 candidatures en restauration", kind=ActionKind.EMPLOYER_CONTACT, opened=-16, due=7,
        result="1 sur 3 envoyée",
    ),
    Agreed(label="Inscription au code de la route", kind=ActionKind.PAPERWORK, opened=-9, due=11),
)  # fmt: skip

NEEDS = (
    Felt(theme=Theme.MOBILITY, first=Intensity.HIGH),
    Felt(theme=Theme.LANGUAGE, first=Intensity.HIGH, later=((-16, Intensity.MEDIUM),)),
    Felt(theme=Theme.HOUSING, first=Intensity.MEDIUM, closed=(-20, Closing.LIFTED)),
)

SITUATIONS = (
    Stood(day=ENTRY, work=Work.JOB_SEEKING, driving=Driving.NONE),
    Stood(day=-9, work=Work.JOB_SEEKING, driving=Driving.LEARNING),
)

BICH = Story(talks=TALKS, whole=True, actions=ACTIONS, needs=NEEDS, situations=SITUATIONS)
