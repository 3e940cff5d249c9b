"""Leaving the crèche's file (fermer): what waits is written first, and the file is closed whatever happens."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.store import Store

if TYPE_CHECKING:
    from ui.window import Window


def close_file(store: Store, windows: Iterable["Window"]) -> None:
    """Lets the windows of this file write their drafts, then closes it."""
    try:
        for window in windows:
            if window.desk.session.store is store:
                window.settle()
    finally:
        # A bug in a page must not leave the file open behind the log-in page.
        store.close()
