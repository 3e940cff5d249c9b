"""What the demonstration's counsellor writes after an interview (notes d'entretien): short, as the parent may read it.

`{who}`, `{child}`, `{of_child}` (« de » or « d’ ») and `{adviser}` stand for the parent, the child, who prescribed.
"""

from collections.abc import Mapping

from app.insertion.needs import Theme

FIRST = (
    "Premier entretien : parcours, attentes, horaires. {who} cherche un poste de jour, 20 à 25 h par semaine.",
    "On fait connaissance. Expérience dans la vente, arrêt depuis la naissance {of_child}.",
    "Présentation de la crèche et du rôle de chacun. Deux priorités : un emploi proche, et du temps pour {child}.",
    "Premier échange, la lettre de prescription sous les yeux. Libre du lundi au vendredi, de 8 h à 17 h.",
    "Tour des sections avec {child}, puis une heure pour raconter le parcours. « Je veux retravailler vite. »",
    "Premier rendez-vous. {who} apporte son CV ; beaucoup d’heures de ménage et de cuisine jamais écrites.",
)
ENGAGED = (
    "Engagement relu ensemble puis signé. Objectifs : CV à jour, deux candidatures par semaine.",
    "Signature de l’engagement. Rythme choisi : un entretien par semaine, le matin.",
    "Engagement signé, un exemplaire pour chacun. Première étape : l’inscription à l’atelier du mardi.",
    "On signe l’engagement. {who} préfère avancer par petites étapes, datées.",
)
BILAN = (
    "Bilan : la régularité est là, trois actions sur cinq sont faites. On renouvelle pour trois mois.",
    "Bilan à trois avec {adviser} : le projet tient, il manque encore une expérience récente. Renouvellement utile.",
    "Bilan : le français progresse, la mobilité reste à régler. Renouvellement demandé par {who}.",
    "Bilan des trois mois : beaucoup de candidatures, un seul retour. On change de cap, vers la restauration.",
)
PREPARATION = (
    "Répétition de l’entretien d’embauche : deux passages, le second très clair.",
    "Questions sur les horaires préparées, tenue choisie, trajet vérifié sur le plan.",
    "On prépare les réponses aux questions difficiles : la période sans emploi, la garde {of_child}.",
)
HIRED = (
    "Contrat signé ! On relit ensemble les horaires et l’accueil {of_child}.",
    "Dernier point avant la prise de poste. On se rappelle dans trois mois.",
    "Début lundi. {who} sait qui prévenir en cas de retard : la crèche et le chef d’équipe.",
)
LEAVING = (
    "Dernier entretien : on fait le tour de ce qui a avancé, et des contacts à garder.",
    "On termine ici. {who} part avec son dossier complet et le numéro de {adviser}.",
)
EXCUSED = (
    "{child} malade, message reçu le matin.",
    "Convocation à la même heure, prévenu la veille.",
    "Grève des bus : prévenu, reporté à la semaine suivante.",
    "Remplacement accepté au dernier moment, bonne nouvelle.",
    "Rendez-vous médical {of_child} avancé ; on se rappelle.",
)
CANCELLED = (
    "Conseillère en formation ce jour-là.",
    "Réunion avancée ; le parent a été prévenu la veille.",
    "Dégât des eaux dans le bureau : annulé par la crèche.",
    "Conseillère absente, message laissé le matin.",
    "Comité départemental avancé ; on se voit la semaine prochaine.",
)
MISSED = ("Pas de nouvelle, message laissé à midi.", "Sonnerie sans réponse ; sms envoyé.", None)

GENERAL = (
    "Point rapide : la semaine a été chargée, le plan reste le même.",
    "On relit le plan : deux actions faites, une repoussée.",
    "Entretien court, {child} avait mal dormi. L’essentiel est dit.",
    "Premier appel d’un employeur cette semaine, le sourire est là.",
    "Semaine calme ; on garde le cap.",
    "Rendez-vous demandé par {who} pour relire un courrier. C’est fait, la réponse part aujourd’hui.",
    "{who} trouve que « ça avance, doucement ». On note ce qui a changé depuis le début.",
    "{adviser} a appelé : une offre à voir ensemble dès demain.",
)
BY_THEME: Mapping[Theme, tuple[str, ...]] = {
    Theme.MOBILITY: (
        "Trajet essayé à vélo jusqu’à la zone hôtelière : 25 minutes, faisable le matin.",
        "Roue libre prête un vélo électrique pour deux mois. Remise des clés jeudi.",
        "Le premier bus passe à 5 h 50 : assez tôt pour une prise de poste à 6 h 30.",
        "Aide au permis demandée ; réponse de la commission sous un mois.",
    ),
    Theme.LANGUAGE: (
        "Trois pages d’un règlement lues ensemble, presque sans aide.",
        "Atelier de français avec M. Obame : deux séances sur deux.",
        "Appel à l’employeur préparé mot à mot, puis passé d’ici : tout s’est bien dit.",
        "Le test de niveau est fixé ; révision des questions courantes.",
    ),
    Theme.HOUSING: (
        "Dossier de logement social complet, numéro unique reçu.",
        "Visite d’un T3 à Quetigny samedi, réponse du bailleur sous dix jours.",
        "Courrier du bailleur relu ensemble : rien d’urgent.",
    ),
    Theme.CHILDCARE: (
        "{child} dort mieux, les matins sont moins longs.",
        "Une voisine peut prendre {child} de 18 h à 20 h le mardi : le poste du soir devient possible.",
        "Mme Sẽna confirme le rendez-vous {of_child} ; l’esprit est plus libre.",
    ),
    Theme.DIGITAL: (
        "Espace personnel rouvert, mot de passe noté dans le carnet. Actualisation faite ensemble.",
        "Première candidature envoyée en ligne sans aide.",
    ),
    Theme.PAPERWORK: (
        "Attestation de droits mise à jour ; il manque encore un justificatif de domicile.",
        "Dossier rangé en trois pochettes. Plus rien ne traîne.",
    ),
    Theme.MONEY: (
        "Budget posé sur une feuille : la prime d’activité compte dès 15 h par semaine.",
        "Échéancier accepté pour l’électricité, 40 € par mois.",
    ),
    Theme.CHOOSING_A_JOB: (
        "Trois métiers restent sur la liste : cuisine, petite enfance, vente.",
        "Visite d’une blanchisserie : le rythme plaît, les horaires moins.",
        "Vidéos de métiers regardées ; le soin à domicile revient à chaque fois.",
    ),
    Theme.TRAINING: (
        "Réunion d’information aux Ateliers du Canal mardi, test d’entrée dans trois semaines.",
        "Dossier de financement envoyé. Réponse attendue sous un mois.",
        "Test de positionnement passé : 14 sur 20 en calcul.",
    ),
    Theme.APPLYING: (
        "CV repris en deux versions, restauration et nettoyage.",
        "Lettre relue à voix haute : plus courte, plus directe.",
        "Dix minutes de simulation. Points forts trouvés : ponctualité, mémoire des gestes, goût de l’équipe.",
    ),
    Theme.FINDING_A_JOB: (
        "Quatre annonces triées, deux retenues. Candidatures envoyées d’ici.",
        "Intérim Santé propose deux remplacements ; les horaires passent avec l’accueil {of_child}.",
        "L’Hôtel du Cèdre rappelle la semaine prochaine. Le poste est en coupure, on en a parlé.",
        "Pas de réponse de la cuisine centrale, relance prévue lundi.",
    ),
}
"""What is said of a need of the path."""

OBJECTIVES = (
    "CV à jour, deux candidatures par semaine, un essai en entreprise avant la fin du deuxième mois.",
    "Retrouver un poste de jour dans la restauration ou l’entretien, 20 à 28 h par semaine.",
    "Valider le projet de formation et trouver son financement.",
    "Reprendre confiance à l’oral, constituer le dossier de candidature, rencontrer trois employeurs.",
    "Régler la mobilité, puis chercher à moins de trente minutes du domicile.",
)
AGAIN = (
    "Aller au bout des candidatures engagées et préparer la prise de poste.",
    "Une immersion de deux semaines, puis un contrat, même court.",
    "Entrer en formation au prochain démarrage ; garder le rythme d’ici là.",
)
REVIEWS = (
    "Présence régulière. CV et lettre prêts, deux entretiens d’embauche passés. La mobilité reste à régler.",
    "Projet confirmé, expérience récente encore courte. Renouvellement pour une immersion.",
    "De vrais progrès à l’oral. Les candidatures partent seules ; il manque une réponse.",
    "Objectifs atteints pour moitié. La garde du soir est trouvée, la recherche peut s’élargir.",
)
