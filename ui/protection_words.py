"""Sentences on data protection (phrases de la protection des données): what is proposed, what goes, what is left."""

from collections.abc import Sequence

from app.days import last_day_of
from app.journal_fields import FIELDS
from app.journal_words import KINDS
from app.protection.asking import Asker
from app.protection.erasing import Preview, Proposal, held_words, hold_words
from app.protection.files import FileKind
from app.protection.filled import COUNTED_FROM, LegalBasis
from app.protection.mentions import Mention
from app.protection.processings import Processing
from app.protection.records import ErasedKind, Erasure, GivenKind
from app.protection.retention import Standing
from ui import french, typesetting

NBSP = french.NBSP
ADVICE = (
    "Chaque dossier a une durée\u00a0; passée, son effacement est proposé. Rien ne s’efface tout seul\u00a0: "
    "vous décidez, dossier par dossier ou tous ensemble. Les durées se changent dans « Règles de calcul »."
)
NOTHING_LEFT = (
    "Aucun dossier n’est à effacer ni à garder\u00a0: ici viennent les enfants qui sont partis, les parents "
    "sans contact et les demandes sans suite."
)
NEVER_BACK = (
    "Cela ne s’annule pas, et ce qui a été fait avant ne s’annulera plus non plus. Les mois clos gardent leurs "
    "rapports, qui sont sans nom."
)
TO_FILL_ADVICE = (
    "Ce que la crèche seule peut dire de son registre, avec son gestionnaire ou son délégué à la protection des "
    "données\u00a0: Marelle ne le devine pas. Le registre imprime ce qui est rempli ici."
)
CHOOSE_LINE = "Choisissez un traitement dans la liste."
TO_FILL = "à compléter"
COPIES_MONTHS = 12
MOST, MOST_PEOPLE = 5, 8
"""Kinds of rows, and people, named one by one."""

FILES = {
    FileKind.CHILD: "enfant",
    FileKind.PARENT: "suivi d’insertion",
    FileKind.REQUEST: "demande d’admission",
}
ERASED_WORDS = {
    ErasedKind.CHILD: "enfant",
    ErasedKind.PARENT: "parent",
    ErasedKind.HOME: "foyer",
    ErasedKind.PATH: "parcours d’insertion",
    ErasedKind.ORIENTATION: "orientation",
    ErasedKind.REQUEST: "demande d’admission",
}
GIVEN_WORDS = {
    GivenKind.CHILD: "dossier d’un enfant",
    GivenKind.PARENT: "dossier d’un parent",
    GivenKind.INSERTION: "suivi d’insertion",
}
BASIS_WORDS = {
    LegalBasis.CONSENT: "consentement",
    LegalBasis.CONTRACT: "contrat",
    LegalBasis.LEGAL_OBLIGATION: "obligation légale",
    LegalBasis.VITAL_INTERESTS: "sauvegarde des intérêts vitaux",
    LegalBasis.PUBLIC_TASK: "mission d’intérêt public",
    LegalBasis.LEGITIMATE_INTERESTS: "intérêt légitime",
}
SHORT_BASES = {LegalBasis.VITAL_INTERESTS: "intérêts vitaux", LegalBasis.PUBLIC_TASK: "intérêt public"}
"""Where the list has no room for the whole."""
LAST = {
    FileKind.CHILD: "départ",
    FileKind.PARENT: "dernier contact",
    FileKind.REQUEST: "décision",
}


def forged(lines: int) -> str:
    """What is wrong with the list beside the file, and what to do; empty where nothing is."""
    if not lines:
        return ""
    told = french.plural(lines, "ligne que Marelle n’a pas écrite", "lignes que Marelle n’a pas écrites")
    return (
        f"La liste des effacements du dossier («\u00a0effacements.json\u00a0») contient {told}{NBSP}: personne n’a "
        "été effacé d’après cela. Après la restauration d’une sauvegarde très ancienne, effacez de nouveau ce qui est "
        "proposé. Puis supprimez ce fichier\u00a0: l’ouverture suivante le récrit."
    )


def asker_words(who: Asker) -> str:
    """« Ana Ferreira, parent »."""
    kind = {FileKind.CHILD: "enfant", FileKind.PARENT: "parent", FileKind.REQUEST: "demande d’admission"}
    return f"{who.name}, {kind[who.kind]}"


def what_words(one: Proposal) -> str:
    """« enfant », « parent et suivi d’insertion »."""
    if one.file.kind is FileKind.PARENT and one.file.is_family:
        return "parent et suivi d’insertion"
    return FILES[one.file.kind]


def last_words(one: Proposal) -> str:
    """« départ le 30/06/2023 »."""
    return f"{LAST[one.file.kind]} le {french.day_figures(one.file.last)}"


def standing_words(one: Proposal) -> str:
    """« ▲ à effacer », « retenu : … », « gardé jusqu’au … »: the later of its time and what holds it."""
    if one.standing is Standing.DUE:
        return "▲ à effacer"
    if one.standing is Standing.HELD and one.hold is not None:
        return f"retenu{NBSP}: {typesetting.typographic(hold_words(one.hold))}"
    until = one.hold.until if one.hold is not None else None
    return f"gardé jusqu’au {french.day_figures(max(one.kept_until, until or one.kept_until))}"


def why_words(one: Proposal | None) -> str:
    """Why the line chosen may not simply go: what holds it, or that its time is not over."""
    if one is None or one.standing is Standing.DUE:
        return ""
    if one.hold is not None:
        return typesetting.typographic(f"{held_words(one)} Une demande de la personne n’y change rien.")
    return (
        f"Le dossier {french.elided('de', one.file.name)} se garde jusqu’au {french.day_figures(one.kept_until)}"
        f"{NBSP}; avant, il ne s’efface qu’à la demande de la personne."
    )


def summary(found: Sequence[Proposal]) -> str:
    """« 2 dossiers à effacer, 1 retenu, 14 gardés encore. »"""
    counts = [sum(one.standing is wanted for one in found) for wanted in Standing]
    due, held, kept = counts
    if not found:
        return ""
    said = [f"{french.plural(due, 'dossier')} à effacer" if due else "Aucun dossier à effacer"]
    said += [french.plural(held, "retenu")] if held else []
    said += [f"{french.plural(kept, 'gardé')} encore"] if kept else []
    return f"{', '.join(said)}."


def going_words(preview: Preview) -> str:
    """Who and what goes, the largest kinds first."""
    rows = sorted(preview.rows.items(), key=lambda one: (-one[1], KINDS[one[0]]))
    named = [f"{KINDS[kind]} {french.number(count)}" for kind, count in rows[:MOST]]
    others = sum(count for _, count in rows[MOST:])
    named += [f"autres {french.number(others)}"] if others else []
    count = french.plural(preview.count, "fiche")
    return f"{_goes(preview)}, soit {count} ({', '.join(named)}).{_stays(preview)}"


def _goes(preview: Preview) -> str:
    """« Partent pour toujours : Ana Ferreira et la demande d’admission de Zoé Petit »."""
    people = list(preview.people)
    if len(people) > MOST_PEOPLE + 1:
        people = [*people[:MOST_PEOPLE], f"{len(people) - MOST_PEOPLE} autres personnes"]
    for one, many, names in (
        ("le suivi d’insertion", "les suivis d’insertion", preview.follow_ups),
        ("la demande d’admission", "les demandes d’admission", preview.requests),
    ):
        if len(names) > MOST:
            people.append(f"{french.number(len(names))} {many.removeprefix('les ')}")
        elif names:
            whose = french.listed([french.elided("de", name) for name in names])
            people.append(f"{one if len(names) == 1 else many} {whose}")
    verb = (
        "Part"
        if len(people) == 1 and len(preview.follow_ups) < 2 and len(preview.requests) < 2
        else "Partent"
    )
    return f"{verb} pour toujours{NBSP}: {french.listed(people)}"


def _stays(preview: Preview) -> str:
    """That the follow-up goes alone."""
    if not preview.follow_ups:
        return ""
    if len(preview.follow_ups) == 1:
        whose = french.elided("de", preview.follow_ups[0])
        return f" Restent la fiche de parent {whose}, son foyer et le dossier des enfants."
    return " Restent les fiches de ces parents, leurs foyers et le dossier des enfants."


def mention_words(found: Sequence[Mention]) -> str:
    """Where the name stays written, to be corrected by hand; nothing where it does not."""
    if not found:
        return ""
    where = f"{NBSP}; ".join(f"{KINDS[one.kind]}, {FIELDS[one.field][0]}" for one in found[:MOST])
    if len(found) > MOST:
        where += f", et {french.plural(len(found) - MOST, 'autre texte', 'autres textes')}"
    return f"Le nom reste écrit ailleurs{NBSP}: {where}. Corrigez-le à la main, avant ou après."


def copies_words(one: Erasure) -> str:
    """Until when a backup may still hold it."""
    return french.day_figures(last_day_of(one.day, months=COPIES_MONTHS))


def register_tab(found: Sequence[Processing]) -> str:
    """« Registre : 9 à compléter », or that nothing is left to fill."""
    left = sum(one.basis is None for one in found)
    left += sum(one.months is None for one in found if one.activity in COUNTED_FROM)
    return f"Registre{NBSP}: {left} à compléter" if left else f"Registre{NBSP}: complet"


def basis_words(one: Processing) -> str:
    """Its legal basis, or that it is to fill."""
    return BASIS_WORDS[one.basis] if one.basis else TO_FILL


def short_basis_words(one: Processing) -> str:
    """The same, in the list's narrow column."""
    return SHORT_BASES.get(one.basis, BASIS_WORDS[one.basis]) if one.basis else TO_FILL


def months_words(one: Processing) -> str:
    """How long it is kept where this list says it, or where else it is said."""
    if one.activity not in COUNTED_FROM:
        return "selon les règles"
    return f"{one.months}{NBSP}mois" if one.months else TO_FILL


def kept_words(one: Processing) -> str:
    """The whole of it, as the register says it."""
    return one.retention or TO_FILL


def counted_words(one: Processing) -> str:
    """From when its months are counted, or where its durations are changed."""
    if one.activity in COUNTED_FROM:
        return f"Tant de mois {COUNTED_FROM[one.activity]}. Rien ne s’efface tout seul\u00a0: c’est à vous d’y veiller."
    return "La conservation suit les durées de « Règles de calcul »."
