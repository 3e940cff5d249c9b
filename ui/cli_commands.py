"""What each command does (commandes): one function each, one line in COMMANDS; those of papers stand apart (no Qt)."""

from collections.abc import Callable, Mapping

from app.consulting import Consulted, consulted
from app.storage import OWN
from app.users import Right
from ui.cli_papers import account, estimate, filoue, merge, report, statement
from ui.cli_work import Work, say
from ui.restored import told


def demo(work: Work) -> int:
    """A demonstration crèche."""
    from app import demonstration
    from ui.pdf.report import draw

    asked = work.asked
    today = asked.today or work.clock.day()
    demonstration.create(work.storage, work.creche, today, asked.months, asked.places, draw=draw)
    return 0


def check(work: Work) -> int:
    """Silence when all is well, else what is wrong, one line each, and status 1."""
    faults = work.storage.check(work.creche, *work.who())
    for fault in faults:
        say(fault)
    return 1 if faults else 0


def export(work: Work) -> int:
    """Every table as CSV."""
    with work.session() as session:
        session.require(Right.CARRY_OUT)
        work.storage.export(session.store, work.asked.directory)
        consulted(session, Consulted.FOLDER)
    return 0


def import_(work: Work) -> int:
    """A new crèche from an export; its recovery code is printed once."""
    code = work.storage.import_(work.asked.directory, work.creche, *work.who())
    say(f"Code de secours, à garder sous clé\u00a0: {code}")
    return 0


def backup(work: Work) -> int:
    """A verified copy, in the crèche's own folder of copies or in one that is there; says where."""
    from app.backups import back_up, back_up_elsewhere

    directory, own = work.asked.directory, work.creche / OWN
    with work.session() as session:
        if directory.resolve() == own.resolve():
            say(str(back_up(session, own)))
        else:
            say(str(back_up_elsewhere(session, directory, work.creche)))
    return 0


def restore(work: Work) -> int:
    """A verified backup put in place; says so, where the former folder was kept and who can come in again."""
    held = work.storage.held(work.asked.backup, work.creche)
    done = work.storage.restore(work.asked.backup, work.creche, *work.who())
    for said in told(done, held):
        say(said.text)
    return 0


COMMANDS: Mapping[str, Callable[[Work], int]] = {
    "demo": demo,
    "report": report,
    "statement": statement,
    "account": account,
    "estimate": estimate,
    "filoue": filoue,
    "merge": merge,
    "check": check,
    "export": export,
    "import": import_,
    "backup": backup,
    "restore": restore,
}
"""A word of the command line and what it does; what it returns is the exit status."""
