"""Journal: who wrote, read or came in, page by page; what was there before and after; printed and carried out."""

from ui.pages.journal.page import JournalPage

__all__ = ["JournalPage"]
