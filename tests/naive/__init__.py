"""The report's figures a second time (recalcul naïf): from the exported CSV alone, minute by minute, no app code."""
