"""What the rules' tests stand on: a new crèche's open file, its clock, and its director at work."""

from tests import builders

clock, timer, storage, folder, store, session = (
    builders.clock,
    builders.timer,
    builders.storage,
    builders.folder,
    builders.store,
    builders.session,
)
