"""The check (vérification): everything that can be wrong with a folder, each fault a French sentence."""

from hashlib import sha256
from pathlib import Path

from app.errors import RuleError
from app.protection.records import Erasure
from app.report.closed_months import ClosedMonth, ClosedPaper, PaperKind
from app.storage import OWN
from db import connection, erasures, journal_check, migrations
from db.chain import Chain
from db.driver import Database, sqlite3
from db.french import counted
from db.keyring import Keyring
from db.keyslot import RECOVERY
from db.names import DATA, ERASURES
from db.tables import HEADS, TABLES, kind_named
from db.told import Told


def faults_of(folder: Path, ring: Keyring) -> list[str]:
    """What is wrong, empty when all is well."""
    return [*_of_keys(ring), *_of_file(folder, ring)]


def _of_keys(ring: Keyring) -> list[str]:
    found = [
        f"La clé de « {login} » est abîmée : donnez-lui une nouvelle phrase de passe."
        for login in ring.content.damaged
        if login != RECOVERY
    ]
    if RECOVERY not in ring.content.slots:
        found.append("Le code de secours n’ouvre plus ce dossier : faites-en imprimer un nouveau.")
    return found


def _of_file(folder: Path, ring: Keyring) -> list[str]:
    path = folder / DATA
    try:
        with Told(path):
            db = connection.connect(path, ring.data_key)
            try:
                connection.require_ours(db, path)
                connection.hold(db)
                return [
                    *_of_pages(db),
                    *_of_rows(db),
                    *_of_schema(db),
                    *_of_papers(db),
                    *_of_journal(db, folder),
                    *_of_erasures(db, folder, ring.content.folder),
                ]
            finally:
                db.close()
    except RuleError as error:
        return [error.sentence]


def _of_pages(db: Database) -> list[str]:
    broken = connection.cipher_damage(db)
    if not broken:
        return []
    return [f"Fichier abîmé sur {counted(len(broken), 'page', 'pages')}. Restaurez la dernière sauvegarde."]


def _of_rows(db: Database) -> list[str]:
    try:
        found = [
            f"Le contenu du fichier n’est pas cohérent : {row[0]}."
            for row in db.execute("PRAGMA integrity_check").fetchall()
            if row[0] != "ok"
        ]
    except sqlite3.DatabaseError as error:
        return [f"Le fichier ne peut pas être lu jusqu’au bout : {error}. Restaurez la dernière sauvegarde."]
    for table, row, other, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        found.append(
            f"La fiche {row} ({kind_named(table)}) renvoie à une fiche ({kind_named(other)}) qui n’existe pas."
        )
    return found


def _of_schema(db: Database) -> list[str]:
    pending = migrations.pending(db)
    if pending:
        return [f"Le fichier attend la mise à jour « {pending[0]} » : ouvrez-le une fois, puis recommencez."]
    expected, found = migrations.expected_schema(), migrations.schema_of(db)
    return [
        f"La structure du fichier n’est pas celle attendue : « {name} »."
        for name in sorted(expected.keys() | found.keys())
        if expected.get(name) != found.get(name)
    ]


def _of_journal(db: Database, folder: Path) -> list[str]:
    """What does not follow in the journal's chain, or is no longer what a copy of the folder remembers."""
    if migrations.pending(db):
        return []
    try:
        return journal_check.faults(db, folder / OWN)
    except sqlite3.DatabaseError:
        return []  # the pages and rows have told it already


def _of_erasures(db: Database, folder: Path, known: str) -> list[str]:
    """Lines of the list beside the file that would erase somebody and that this file did not write."""
    lines = erasures.read(folder, known)
    if not lines or migrations.pending(db):
        return []
    try:
        heads = db.execute(f'SELECT secret FROM "{HEADS}"').fetchall()
        done = db.execute(f'SELECT what, number FROM "{TABLES[Erasure]}"').fetchall()
    except sqlite3.DatabaseError:
        return []  # the pages and rows have told it already
    forged = erasures.forged(lines, done, Chain(heads[0][0]), known) if len(heads) == 1 else []
    if not forged:
        return []
    how_many = counted(len(forged), "ligne d’une autre main", "lignes d’une autre main")
    told = f"La liste des effacements (« {ERASURES} ») contient {how_many} : personne n’a été effacé d’après cela. "
    return [
        f"{told}Voyez « Protection des données », puis supprimez ce fichier : l’ouverture suivante le récrit."
    ]


def _of_papers(db: Database) -> list[str]:
    """Closed months whose papers are not there, or whose data are no longer those of their SHA-256."""
    if migrations.pending(db):
        return []
    found = []
    months, papers = TABLES[ClosedMonth], TABLES[ClosedPaper]
    try:
        for closing, month, printed in db.execute(
            f'SELECT id, month, sha256 FROM "{months}" ORDER BY id'
        ).fetchall():
            stored = dict(
                db.execute(f'SELECT kind, content FROM "{papers}" WHERE closing_id = ?', [closing]).fetchall()
            )
            if set(stored) != {kind.value for kind in PaperKind}:
                found.append(
                    f"Le mois clos {month} n’a plus ses deux papiers. Restaurez la dernière sauvegarde."
                )
            elif sha256(stored[PaperKind.DATA]).hexdigest() != printed:
                found.append(
                    f"Les données du mois clos {month} ne sont plus celles de leur empreinte. "
                    "Restaurez la dernière sauvegarde."
                )
    except sqlite3.DatabaseError:
        return found  # the pages and rows have told it already
    return found
