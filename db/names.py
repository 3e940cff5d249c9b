"""What lies in a crèche's folder, and what is written beside it (noms des fichiers)."""

DATA = "donnees.db"
KEYS = "cles.json"
LOCK = "ouverture.json"
LOG = "journal.log"
MANIFEST = "sauvegarde.json"
ERASURES = "effacements.json"
REHEARSAL = "repetition.json"
WAITS_FILE = "attente.json"
RENEWED = "donnees.db.neuf"
"""The file encrypted again, before it takes the other's place."""

UNFINISHED = ".en-cours"
"""Ends the name of a folder that is still being written: never opened, cleared by the next attempt."""
READY = ".restauration-prete"
"""Ends the name of a verified copy about to take the crèche's place."""

APPLICATION_ID = 0x4D524C31
"""`PRAGMA application_id` of a crèche's file: "MRL1"."""
