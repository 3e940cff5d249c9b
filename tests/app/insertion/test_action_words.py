"""What an action is about, guessed from its words."""

import pytest

from app.insertion.action_words import guess_kind
from app.insertion.actions import ActionKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("rappeler la mission locale", ActionKind.EMPLOYER_CONTACT),
        ("Mission locale", ActionKind.OTHER),
        ("inscription à la mission locale", ActionKind.PAPERWORK),
        ("chercher une mission de nuit", ActionKind.TEMP_MISSIONS),
        ("missions de ménage", ActionKind.TEMP_MISSIONS),
        ("Inscription en intérim", ActionKind.TEMP_MISSIONS),
        ("refaire le CV", ActionKind.CV_LETTER),
    ],
)
def test_the_mission_locale_is_no_mission(words: str, kind: ActionKind) -> None:
    assert guess_kind(words) is kind
