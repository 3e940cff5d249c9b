"""The planning's gestures (gestes du planning): what a drag, a paste or a copied week would do, and doing it."""
