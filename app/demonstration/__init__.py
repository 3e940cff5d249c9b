"""The demonstration crèche (crèche de démonstration): lifelike, awkward, and the same for a given day."""

from app.demonstration.write import PASSPHRASE, create, write

__all__ = ["PASSPHRASE", "create", "write"]
