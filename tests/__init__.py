"""The tests mirror the tree: app, db, ui."""
