"""Erasure is tested on real files: a new crèche, its director, and a family that left."""

from tests import builders

clock, timer, storage, folder, store, session = (
    builders.clock,
    builders.timer,
    builders.storage,
    builders.folder,
    builders.store,
    builders.session,
)
