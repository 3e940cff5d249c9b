"""The demonstration's families on a path, or difficult to write down (familles): those that a program gets wrong."""

from app.care.enrolments import Kind
from app.care.schedules import Turn
from app.demonstration.seeds import Birth, Family, Kid, PathSeed, Term, father, mother
from app.families.records import Regime
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber

YILDIZ = "Yıldız"  # noqa: RUF001 — its i have no dot

ON_A_PATH = (
    Family(
        kids=(
            Kid(
                first="Abel", last="Kouassi", age=22, joined=14,
                weeks=("1234 7:30-16:30; 5 8-17:30; 6 7-13",),
                contacts=(("Adjoua Kouassi", "grand-mère"),),
            ),
        ),
        adults=(
            mother(
                "Awa", "Kouassi", 24,
                PathSeed(entry=(13, 6), exit=(9, 14), outcome=Outcome.CDD_SHORT, prescriber=Prescriber.MISSION_LOCALE),
                PathSeed(entry=Term(months=3, ends=13), prescriber=Prescriber.FRANCE_TRAVAIL),
            ),
        ),
    ),
    Family(
        kids=(
            Kid(
                first="Minh Anh", last="Nguyễn", age=14, joined=1, joined_day=14,
                weeks=("1245 8:30-17:30",), contacts=(("Nguyễn Văn Hùng", "oncle"),),
            ),
        ),
        # As she is called, family name first: typed so at the desk.
        adults=(
            mother("Nguyễn Thị", "Bích", 29, PathSeed(entry=(1, 14), adviser="M. Le Guen", prescribed=9, engaged=0)),
        ),
    ),
    Family(
        kids=(
            Kid(
                first="Ousmane", last="Traoré", age=15, joined=9, nights=True,
                weeks=("123 6-14; 45 13-20", "12 13-20; 345 6-14"),
            ),
        ),
        adults=(
            mother(
                "Fatoumata", "Traoré", 34,
                PathSeed(entry=Term(months=6, ends=40), prescriber=Prescriber.DEPARTEMENT),
            ),
        ),
    ),
    Family(
        kids=(
            Kid(
                first="Ibrahim", last=YILDIZ, age=27, joined=15, turn=Turn.ISO_PARITY,
                weeks=("12 6:30-14:30; 4 9:30-18:30; 5 12-20; 6 7-14", "1 12-20; 245 6:30-14:30"),
            ),
        ),
        adults=(
            father("Ümit", YILDIZ, 38, PathSeed(entry=Term(months=6, ends=17), prescriber=Prescriber.PLIE)),
            mother("Elif", YILDIZ, 35),
        ),
    ),
    Family(
        kids=(
            Kid(first="Inaya", last="Benali", age=9, joined=3, weeks=("1234 8:30-17; 5 8:30-12 14-17",)),
        ),
        adults=(
            mother(
                "Samia", "Benali", 22,
                PathSeed(entry=Term(months=3, ends=5), prescriber=Prescriber.MISSION_LOCALE),
            ),
        ),
    ),
    Family(
        kids=(
            Kid(first="Naïm", last="Ouali", age=19, joined=8, weeks=("1245 7:15-9:30 16:30-18:45; 3 8:30-12:30",)),
        ),
        adults=(
            mother("Leïla", "Ouali", 30, PathSeed(entry=Term(months=6, ends=-3), prescriber=Prescriber.CAF)),
            father("Karim", "Ouali", 36, PathSeed(entry=Term(months=3, ends=24), prescriber=Prescriber.CAP_EMPLOI)),
        ),
    ),
    Family(
        kids=(
            Kid(first="Aya", last="Haddad", age=9, joined=5, weeks=("12345 9-17",)),
            Kid(first="Adam", last="Haddad", age=29, joined=8, weeks=("12345 9-17",)),
        ),
        adults=(mother("Nour", "Haddad", 33, PathSeed(entry=Term(months=6, ends=58), prescriber=Prescriber.CCAS)),),
    ),
)  # fmt: skip

PAST_PATHS = (
    Family(
        kids=(Kid(first="Mila", last="Petrović", age=40, weeks=("12345 8-17:30",)),),
        adults=(
            mother("Jelena", "Petrović", 36, PathSeed(entry=(16, 3), exit=(10, 12), outcome=Outcome.CDI)),
            father("Dragan", "Petrović", 41),
        ),
    ),
    Family(
        kids=(Kid(first="Chloé", last="N’Guessan", age=31, joined=12, weeks=("1235 8:30-17:30",)),),
        adults=(
            mother(
                "Prisca", "N’Guessan", 28,
                PathSeed(
                    entry=(9, 20), exit=Term(months=3, ends=-2), outcome=Outcome.CDD_6_MONTHS,
                    prescriber=Prescriber.PMI,
                ),
            ),
        ),
    ),
    Family(
        kids=(Kid(first="Kenza", last="Amrani", age=28, joined=15, weeks=("1345 8:30-17:30",)),),
        adults=(
            mother(
                "Hanane", "Amrani", 25,
                PathSeed(entry=(15, 2), exit=(11, 17), outcome=Outcome.QUALIFYING_TRAINING),
            ),
        ),
    ),
    Family(
        kids=(Kid(first="Liam", last="Koné", age=37, weeks=("1234 8-17",)),),
        adults=(mother("Mariam", "Koné", 27, PathSeed(entry=(14, 6), exit=(10, 23), outcome=Outcome.BREACH)),),
    ),
    Family(
        kids=(
            Kid(
                first="Sacha", last="Ferreira", age=30, leaves=12, leaving="Déménagement",
                weeks=("1245 9-17:30",),
            ),
        ),
        adults=(
            mother("Ana", "Ferreira", 31, PathSeed(entry=(17, 5), exit=(12, 19), outcome=Outcome.MOVED_AWAY)),
        ),
    ),
)  # fmt: skip

DIFFICULT = (
    Family(
        kids=(
            Kid(
                first="Oskar", last="Żółć", age=25, weeks=("13 8-17; 2 7:30-16:30; 4 8-17:30",),
                contacts=(("Zofia Żółć", "grand-mère"),),
            ),
        ),
        adults=(father("Łukasz", "Żółć", 35), mother("Katarzyna", "Żółć", 33)),
    ),
    Family(
        kids=(
            Kid(
                first="Jules", last="Roussel", age=26, weeks=("1234 7:30-16:30; 5 8:30-16:30",),
                allergies=(("Lait", "Protéines de lait de vache : biberon et goûter fournis par la famille."),),
            ),
        ),
        adults=(mother("Sandrine", "Roussel", 32), father("Grégory", "Weiss", 34, home=1, may_collect=False)),
    ),
    Family(
        kids=(
            Kid(first="Sélène", last="Bâ", age=20, joined=14, weeks=("1245 8:30-17", "12 8:30-18; 5 8:30-16")),
        ),
        adults=(mother("Khady", "Bâ", 30), father("Julien", "Caradec", 32, home=1)),
    ),
    Family(
        kids=(Kid(first="Bastien", last="Février", birth=Birth.LEAP_DAY, weeks=("12345 8:45-17:30",)),),
        adults=(mother("Coralie", "Février", 29), father("Yann", "Février", 31)),
    ),
    Family(
        kids=(
            Kid(
                first="Emma", last="Garnier", birth=Birth.THREE_ON_STAGE, weeks=("1245 9-17:30",),
                contacts=(("Paul Garnier", "grand-père"),),
            ),
        ),
        adults=(mother("Valérie", "Garnier", 39), father("Stéphane", "Garnier", 42)),
        regime=Regime.AGRICULTURAL,
    ),
    Family(
        kids=(
            Kid(first="Noé", last="Marchand", age=17, joined=14, weeks=("1245 8:15-17:45",)),
            Kid(first="Zoé", last="Marchand", age=17, joined=14, weeks=("1245 8:15-17:45",)),
        ),
        adults=(mother("Alice", "Marchand", 34), father("Quentin", "Marchand", 35)),
    ),
    Family(
        kids=(Kid(first="Lola", last="Picard", kind=Kind.OCCASIONAL, age=22, joined=10, extra=("35 9-12:15",)),),
        adults=(
            mother("Mélissa", "Picard", 27, PathSeed(entry=4, prescriber=Prescriber.PMI, followed=False)),
            father("Anthony", "Picard", 29),
        ),
    ),
    Family(
        kids=(
            Kid(
                first="Yasmine", last="El Idrissi", age=19, kind=Kind.EMERGENCY, joined=1, joined_day=20,
                weeks=("4 9-11:30; 5 8:30-14:30",), leaving="Fin de l’accueil d’urgence",
            ),
        ),
        adults=(mother("Siham", "El Idrissi", 26),),
    ),
    Family(
        kids=(
            Kid(
                first="Éden", last="Morvan", age=16, kind=Kind.OCCASIONAL, joined=11, extra=("2 9-12",),
                days_between=0,
            ),
        ),
        adults=(mother("Gwenaëlle", "Morvan", 33), father("Tanguy", "Morvan", 37)),
        regime=Regime.MARITIME,
    ),
)  # fmt: skip
