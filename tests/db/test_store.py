"""The open file (le fichier ouvert): what is written comes back, all or nothing."""

from app.session import Session
from app.users import User


def test_the_director_of_a_new_creche_is_at_work(session: Session) -> None:
    assert session.store.find(User) == [session.user]
