"""Names, streets and communes of the demonstration's ordinary families (noms)."""

CHILDREN = (
    "Louise", "Gabriel", "Jade", "Raphaël", "Ambre", "Arthur", "Alba", "Marceau", "Romy", "Isaac", "Emma-Lou",
    "Côme", "Agathe", "Sohan", "Iris", "Malo", "Olivia", "Nino", "Giulia", "Eliott", "Jeanne", "Ismaël", "Charlie",
    "Basile", "Nour", "Augustin", "Lyna", "Théo", "Margaux", "Ayden", "Victoire", "Milo", "Assia", "Robin", "Capucine",
    "Tiago", "Apolline", "Ilyes", "Suzanne", "Loris", "Héloïse", "Noa", "Mathilde", "Amir", "Salomé", "Aaron",
    "Garance", "Léandre", "Thaïs", "Kylian", "Céleste", "Joachim", "Inès", "Anatole", "Maïssa", "Tom", "Albane",
    "Marius", "Soline", "Wassim", "Lise", "Octave", "Myriam", "Ezio", "Clémence", "Mamadou", "Ondine", "Simon",
)  # fmt: skip

FAMILIES = (
    "Martin", "Bernard", "Petit", "Moreau", "Lefebvre", "Garcia", "Roux", "Fontaine", "Mercier", "Blanc", "Guérin",
    "Boyer", "Perrin", "Clément", "Gauthier", "Lopes", "Masson", "Caron", "Meyer", "Leroux", "Renaud", "Arnaud",
    "Da Silva", "Colin", "Vidal", "Brunet", "Schmitt", "Leclercq", "Hamdi", "Rolland", "Lecomte", "Diallo", "Aubert",
    "Carpentier", "Berger", "Pons", "Mahieu", "Besson", "Le Roy", "Poirier", "Ramos", "Rey", "Cordier", "Bouvier",
    "Mbaye", "Gillet", "Tessier", "Weber", "Chauvin", "Delmas", "Hoarau", "Jacquet", "Belkacem", "Vallée", "Maillard",
    "Pereira", "Coulibaly", "Navarro", "Étienne", "Briand", "Lacombe", "Saïdi", "Pichon", "Grondin", "Lemaître",
)  # fmt: skip

MOTHERS = (
    "Marie", "Julie", "Sophie", "Laura", "Nadia", "Aurélie", "Camille", "Sarah", "Émilie", "Mélanie", "Fanny",
    "Amélie", "Hélène", "Pauline", "Lucie", "Chloé", "Delphine", "Sonia", "Justine", "Manon", "Anne-Laure", "Cécile",
    "Noémie", "Rachida", "Élodie", "Marion", "Laetitia", "Charlotte", "Aminata", "Virginie", "Claire-Marie",
)  # fmt: skip

FATHERS = (
    "Thomas", "Nicolas", "Julien", "Mehdi", "Antoine", "Maxime", "David", "Romain", "Benoît", "Alexandre", "Samir",
    "Guillaume", "Sébastien", "Florian", "Rémi", "Moussa", "Clément", "Vincent", "Jérôme", "Kévin", "Loïc", "Adrien",
    "François-Xavier", "Bruno", "Yacine", "Damien", "Olivier", "Fabien", "Carlos",
)  # fmt: skip

STREETS = (
    "rue des Tilleuls", "rue Jean-Jaurès", "allée des Érables", "rue de la Fontaine", "avenue du Stade",
    "rue Marie-Curie", "place du Marché", "impasse des Lilas", "rue des Écoles", "boulevard de l’Est",
    "chemin de l’Ouche", "rue d’Auxonne",
)  # fmt: skip

COMMUNES = (
    ("21000", "Dijon"), ("21000", "Dijon"), ("21000", "Dijon"), ("21300", "Chenôve"), ("21600", "Longvic"),
    ("21800", "Quetigny"), ("21240", "Talant"), ("21121", "Fontaine-lès-Dijon"),
)  # fmt: skip

RELATIONS = ("grand-mère", "grand-père", "tante", "oncle", "voisine", "marraine")

LEAVINGS = ("Déménagement", "Place obtenue plus près du domicile", "Garde par une assistante maternelle")
