"""Paramètres: the crèche's identity, opening, agreement, closures, groups, rules, people and safety."""

from ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
