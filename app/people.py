"""Accounts (comptes): who uses the program, in which role; an account ends, it is never deleted."""

from dataclasses import replace

from app.errors import Conflict, InvalidEntry, WrongPassphrase
from app.fields import tidy_text
from app.passphrases import check_passphrase
from app.proof import require_passphrase
from app.search import fold
from app.session import Session
from app.users import Right, Role, User
from app.wording import quoted

LOGIN_SIGNS = 40


def login_of(text: str) -> str:
    """A login as it is kept: « Éloïse Martin » is `eloise.martin`. Raises InvalidEntry, field "login"."""
    login = ".".join("".join(sign for sign in word if sign.isascii()) for word in fold(text).split()).strip(
        "."
    )
    if not 2 <= len(login) <= LOGIN_SIGNS:
        raise InvalidEntry(
            f"L’identifiant compte de 2 à {LOGIN_SIGNS} lettres ou chiffres, par exemple « claire.menard ».",
            field="login",
        )
    return login


def add_person(session: Session, *, login: str, name: str, role: Role, passphrase: str) -> User:
    """A new account with its key slot. Raises InvalidEntry, by field, or Conflict for a login already taken."""
    session.require(Right.MANAGE_PEOPLE)
    wanted = User(login=login_of(login), name=_name(name), role=role)
    check_passphrase(passphrase, login=wanted.login, name=wanted.name)
    for other in session.store.find(User, login=wanted.login):
        advice = (
            "choisissez-en un autre." if other.active else "rouvrez ce compte, ou choisissez-en un autre."
        )
        raise Conflict(
            f"L’identifiant {quoted(other.login)} est déjà pris, par le compte {quoted(other.name)} : {advice}",
            field="login",
        )
    with session.store.atomic("add_person", about=wanted.name):
        stored = session.store.add(wanted)
        session.store.set_passphrase(stored.login, stored.name, stored.role, passphrase)
        return stored


def change_person(session: Session, user: User, *, name: str, role: Role) -> User:
    """Another name or role; the login stays. Raises Conflict where the last director would be none any more."""
    session.require(Right.MANAGE_PEOPLE)
    former = session.store.get(User, user.id)
    wanted = replace(former, name=_name(name), role=role)
    if role is not Role.DIRECTOR:
        _refuse_last_director(session, former)
    with session.store.atomic("change_person", about=wanted.name):
        session.store.change(wanted)
        session.store.rename_slot(wanted.login, wanted.name, wanted.role)
        return wanted


def end_person(session: Session, user: User) -> User:
    """The account ends: its passphrase opens nothing any more. Raises Conflict for the last director."""
    session.require(Right.MANAGE_PEOPLE)
    former = session.store.get(User, user.id)
    _refuse_last_director(session, former)
    if former.id == session.user.id:
        raise Conflict(
            "C’est votre propre compte : demandez à une autre personne de la direction de le fermer."
        )
    with session.store.atomic("end_person", about=former.name):
        ended = session.store.change(replace(former, active=False))
        session.store.drop_slot(ended.login)
        return ended


def give_passphrase(session: Session, user: User, passphrase: str) -> User:
    """The director gives somebody else a new passphrase, and reopens the account where it had ended.

    Raises InvalidEntry, field "passphrase", for one's own: `change_own_passphrase` wants the former one.
    """
    session.require(Right.MANAGE_PEOPLE)
    former = session.store.get(User, user.id)
    if former.id == session.user.id:
        raise InvalidEntry(
            "C’est votre propre compte : changez votre phrase de passe dans « Ma phrase de passe », où l’actuelle est "
            "demandée.",
            field="passphrase",
        )
    check_passphrase(passphrase, login=former.login, name=former.name)
    with session.store.atomic("give_passphrase", about=former.name):
        active = session.store.change(replace(former, active=True))
        session.store.set_passphrase(active.login, active.name, active.role, passphrase)
        return active


def change_own_passphrase(session: Session, *, former: str, passphrase: str) -> None:
    """One's own passphrase, on proof of the former one. Raises WrongPassphrase, field "former", or InvalidEntry."""
    require_passphrase(session, former, field="former")
    if passphrase == former:
        raise InvalidEntry(
            "Cette phrase de passe est déjà la vôtre : choisissez-en une autre, ou gardez celle-ci sans rien changer.",
            field="passphrase",
        )
    user = session.user
    check_passphrase(passphrase, login=user.login, name=user.name)
    with session.store.atomic("change_own_passphrase", about=user.name):
        session.store.set_passphrase(user.login, user.name, user.role, passphrase)


def new_recovery_code(session: Session, passphrase: str) -> str:
    """A new recovery code to print, on proof of one's own passphrase; the former code opens nothing any more."""
    session.require(Right.MANAGE_PEOPLE)
    require_passphrase(session, passphrase)
    return session.store.new_recovery_code()


def try_recovery_code(session: Session, code: str) -> None:
    """Opens the code's slot with what stands on the printed sheet. Raises WrongPassphrase, field "code"."""
    session.require(Right.MANAGE_PEOPLE)
    if not session.store.proves_code(code):
        refusal = WrongPassphrase(
            "Ce n’est pas le code de ce dossier. Relisez la feuille signe après signe ; si elle est mal imprimée, "
            "imprimez-la de nouveau."
        )
        refusal.field = "code"
        raise refusal


def _name(name: str) -> str:
    checked = tidy_text(name, "name", required=True)
    assert checked is not None
    return checked


def _refuse_last_director(session: Session, user: User) -> None:
    directors = session.store.find(User, role=Role.DIRECTOR, active=True)
    if [director.id for director in directors] == [user.id]:
        raise Conflict(
            f"{user.name} est la seule personne de la direction : donnez d’abord ce rôle à quelqu’un d’autre.",
            field="role",
        )
