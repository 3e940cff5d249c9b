"""The demonstration crèche (crèche de démonstration): lifelike, awkward, and the same for a given day."""

from app.demonstration.write import PASSPHRASE, create, is_demonstration, write

__all__ = ["PASSPHRASE", "create", "is_demonstration", "write"]
