"""The demonstration's hand-written paths (récits): how the last days of the open ones went, and what is planned."""

from collections.abc import Mapping

from app.demonstration.cast import YILDIZ
from app.demonstration.story import ENTRY, Felt, Stood, Story, Told
from app.demonstration.story_of_bich import BICH
from app.insertion.interviews import InterviewState, Medium, MovedBy, Subject
from app.insertion.needs import Closing, Intensity, Theme
from app.insertion.situations import Driving, Work

AWA = Story(
    situations=(Stood(day=ENTRY, work=Work.JOB_SEEKING, driving=Driving.LICENCE, jobless=130),),
    talks=(
        Told(
            day=-11, at=14, minutes=30,
            note="Essai d’une journée en blanchisserie : le geste est sûr, la cadence vient. Attestation demandée.",
        ),
        Told(
            day=-4, at=10,
            note="On prépare le bilan de mardi : ce qui est fait, ce qui reste, ce qu’elle veut pour la suite.",
        ),
        Told(day=1, minutes=60, subject=Subject.BILAN),
        Told(day=8, at=14),
    ),
)  # fmt: skip

UMIT = Story(
    talks=(
        Told(
            day=-13, at=10,
            note="Test de cariste réussi. L’agence propose une mission de trois semaines en décembre.",
        ),
        Told(
            day=-6, at=10, minutes=30, moved_from=(3, 15), moved_by=MovedBy.PARENT,
            note="Mission refusée : horaires incompatibles avec la semaine d’Ibrahim. On vise l’après-midi.",
        ),
        Told(day=0, at=10),
        Told(day=9, at=10),
    ),
    needs=(
        Felt(
            theme=Theme.LANGUAGE, first=Intensity.HIGH,
            later=((-120, Intensity.MEDIUM), (-48, Intensity.LOW)),
        ),
        Felt(theme=Theme.TRAINING, first=Intensity.MEDIUM, closed=(-34, Closing.LIFTED)),
        Felt(theme=Theme.FINDING_A_JOB, first=Intensity.UNKNOWN, later=((-62, Intensity.HIGH),)),
    ),
    situations=(
        Stood(day=ENTRY, work=Work.PROJECT, driving=Driving.LEARNING, france_travail=False),
        Stood(day=-118, work=Work.TRAINING, driving=Driving.LEARNING),
        Stood(day=-34, work=Work.JOB_SEEKING, driving=Driving.LICENCE),
    ),
)  # fmt: skip

SAMIA = Story(
    talks=(
        Told(day=-17, at=11, note="Rappel des règles de l’engagement, sans reproche : la semaine a été difficile."),
        Told(day=-10, at=11, note="Deux offres regardées. Elle appelle l’hôtel demain, d’ici si elle préfère."),
        Told(day=-6, at=11, state=InterviewState.EXCUSED, note="Inaya malade, message reçu le matin."),
        Told(day=-3, at=11, state=InterviewState.NO_SHOW, note="Pas de nouvelle ; sms envoyé, puis un appel."),
        Told(day=3, at=11, subject=Subject.BILAN),
    ),
)  # fmt: skip

KARIM = Story(
    talks=(
        Told(day=-20, at=16, note="Rendez-vous avec Mme Lœwenbruck passé. On reprend la liste des métiers."),
        Told(
            day=-13, at=16, minutes=30,
            note="Visite du chantier d’insertion prévue avec Mme Lœwenbruck. Il s’y voit « plutôt à l’atelier vélo ».",
        ),
        Told(day=-5, at=16, state=InterviewState.CANCELLED, note="Conseillère en formation ce jour-là."),
        Told(day=8, at=16),
    ),
)  # fmt: skip

LEILA = Story(
    talks=(
        Told(day=-16, at=15, note="L’Hôtel du Cèdre propose un poste d’employée d’étage, dès 6 h 30. Essai d’abord."),
        Told(day=-9, at=15, note="Essai concluant : Mme Delaître confirme. Reste l’accueil de Naïm avant 7 h."),
        Told(day=-2, at=10, unrecorded=True, note="Contrat lu ensemble ; la demande d’accueil part à la direction."),
        Told(day=4, at=15),
    ),
)  # fmt: skip

FATOUMATA = Story(
    talks=(
        Told(
            day=-9, at=14, minutes=30, medium=Medium.PHONE,
            note="Entre deux gardes : le stage se passe bien, la cadre du service est contente.",
        ),
        Told(day=-3, at=15, unrecorded=True, note="Dossier d’examen relu, deux pièces à compléter."),
        Told(day=3, at=15, moved_from=(1, 16), moved_by=MovedBy.CRECHE),
    ),
    situations=(
        Stood(day=ENTRY, work=Work.TRAINING_SEEKING, driving=Driving.LICENCE),
        Stood(day=-80, work=Work.TRAINING, driving=Driving.LICENCE),
    ),
)  # fmt: skip

NOUR = Story(
    talks=(
        Told(day=-12, at=11, medium=Medium.VIDEO, note="En visio, Aya sur les genoux. Le module de calcul est validé."),
        Told(day=-5, at=14, note="Alerte créée pour les postes d’aide en cuisine. Première réponse, une école."),
        Told(day=3, at=10),
        Told(day=11, at=10),
    ),
)  # fmt: skip

MELISSA = Story(talks=(Told(day=3, at=14, minutes=60, subject=Subject.FIRST),), whole=True, situations=())
"""Entered a few days ago: nothing is noted yet, and nobody is the referent."""
JOANNA = Story(talks=(Told(day=ENTRY, minutes=60, subject=Subject.FIRST),), whole=True)
"""Enters when her child's place is free."""

STORIES: Mapping[str, Story] = {
    "Nguyễn Thị Bích": BICH,
    "Awa Kouassi": AWA,
    f"Ümit {YILDIZ}": UMIT,
    "Samia Benali": SAMIA,
    "Karim Ouali": KARIM,
    "Leïla Ouali": LEILA,
    "Fatoumata Traoré": FATOUMATA,
    "Nour Haddad": NOUR,
    "Mélissa Picard": MELISSA,
    "Joanna Żółć": JOANNA,
}
"""By the parent's name."""
