"""The papers (PDF): the report, the contract, the day sheet, lists. reportlab only here; no Qt."""
