"""Enfants et familles: the list at the left, the child's sheet at the right; a new child on one form."""

from ui.pages.children.page import ChildrenPage

__all__ = ["ChildrenPage"]
