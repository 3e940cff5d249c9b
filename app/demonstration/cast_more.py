"""The demonstration's other named families (familles): those of the screens' pictures, with allergies and protocols."""

from app.demonstration.seeds import Family, Kid, PathSeed, father, mother
from app.families.records import Regime
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber

EVERYDAY = (
    Family(
        kids=(
            Kid(
                first="Léonie", last="D’Août-Lefèvre", age=12, joined=8, weeks=("1 8-17:30; 2 7:30-17; 345 8-17:30",),
                contacts=(("Sarah Blin", "voisine"),),
            ),
        ),
        adults=(mother("Céline", "D’Août", 32), father("Marc", "Lefèvre", 36)),
    ),
    Family(
        kids=(Kid(first="Maëlle", last="O’Connor", age=24, weeks=("1245 9-17:30; 3 9-12:30",)),),
        adults=(father("Yann", "Le Bihan", 37), mother("Siobhán", "O’Connor", 36)),
    ),
    Family(
        kids=(
            Kid(
                first="Anaïs", last="Chevallier", age=21, joined=14, weeks=("1245 8-18; 3 8-12:30",),
                allergies=(("Arachide", "Lire chaque étiquette ; trousse d’urgence dans le bureau."),),
                protocol="En cas de gonflement ou de gêne pour respirer : adrénaline (stylo), puis appeler le 15.",
            ),
        ),
        adults=(mother("Laure", "Chevallier", 35), father("Pierre", "Chevallier", 38)),
    ),
    Family(
        kids=(
            Kid(
                first="Lina", last="Kaddour", age=18, joined=14, weeks=("1245 8:45-17:30",),
                allergies=(("Œuf", "Ni œuf ni gâteau de l’extérieur."),),
            ),
        ),
        adults=(
            mother(
                "Amel", "Kaddour", 28,
                PathSeed(entry=(6, 20), exit=(1, 16), outcome=Outcome.CDI, prescriber=Prescriber.PLIE),
            ),
            father("Sofiane", "Kaddour", 30),
        ),
    ),
    Family(
        kids=(Kid(first="Hugo", last="Péron", age=26, weeks=("12345 8:30-17:30",)),),
        adults=(mother("Maud", "Péron", 33), father("Cyril", "Péron", 34)),
    ),
    Family(
        kids=(
            Kid(
                first="Rose", last="Lacroix", age=28, weeks=("1245 8:30-17:30",),
                contacts=(("Jeanne Roy", "marraine"),),
            ),
        ),
        adults=(father("Étienne", "Lacroix", 40),),
    ),
    Family(
        kids=(
            Kid(
                first="Timéo", last="Fernandes", age=24, weeks=("12345 8:30-17:30",),
                contacts=(("Lúcia Fernandes", "grand-mère"),),
            ),
        ),
        adults=(mother("Patrícia", "Fernandes", 31), father("Rui", "Fernandes", 33)),
    ),
    Family(
        kids=(Kid(first="Éloïse", last="Giraud", age=11, joined=6, weeks=("12345 8:30-17",)),),
        adults=(
            mother(
                "Flavie", "Giraud", 30,
                PathSeed(
                    entry=(5, 15), exit=(2, 25), outcome=Outcome.QUALIFYING_TRAINING, prescriber=Prescriber.CAP_EMPLOI
                ),
            ),
            father("Mathieu", "Giraud", 31),
        ),
    ),
    Family(
        kids=(Kid(first="Gaël", last="Le Goff", age=10, joined=5, weeks=("1234 7:30-17",)),),
        adults=(mother("Nolwenn", "Le Goff", 32), father("Erwan", "Le Goff", 34)),
    ),
    Family(
        kids=(
            Kid(
                first="Camille", last="Dupré", age=23, joined=14, weeks=("345 9-18",), extra=("1 9-17",),
                days_between=14,
            ),
        ),
        adults=(mother("Béatrice", "Dupré", 37),),
    ),
    Family(
        kids=(
            Kid(
                first="Gabin", last="Æbischer", age=25, weeks=("1245 9-16:30",), aeeh=True,
                protocol="Traitement à 12 h selon l’ordonnance ; appeler la famille après 38,5 °C.",
            ),
        ),
        adults=(mother("Ingrid", "Æbischer", 38), father("Lars", "Søndergård", 41)),
        regime=Regime.OTHER,
    ),
    Family(
        kids=(
            Kid(
                first="Marie-Apolline", last="de La Tour d’Auvergne-Champetier", age=35, weeks=("1245 8:30-17:30",),
            ),
        ),
        adults=(
            mother("Anne-Sophie", "de La Tour d’Auvergne-Champetier", 37),
            father("Charles-Henri", "de La Tour d’Auvergne-Champetier", 39),
        ),
    ),
    Family(
        kids=(Kid(first="Zofia", last="Żółć", age=5, joined=-1, joined_day=4, weeks=("12345 8:30-17:30",)),),
        adults=(mother("Joanna", "Żółć", 30, PathSeed(entry=(-1, 4))), father("Marek", "Żółć", 32)),
    ),
)  # fmt: skip
