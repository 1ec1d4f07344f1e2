"""Follows edits by what the system tells of them, in place of MkDocs' look at all files twice a second."""

from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

# Not that a file is read: the build reads them all.
CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
SETTLED = 0.05  # seconds without another change, after which a build begins; saving may take several steps


class _Changes(Observer):  # type: ignore[misc, valid-type]  # which class it is depends on the system
    """Tells of changed files. A single one is followed in its folder: editors put a new file in its place."""

    def schedule(self, handler: FileSystemEventHandler, path: str, **options: Any) -> ObservedWatch:
        """Called by MkDocs for each folder and file to watch."""
        if Path(path).is_file():
            handler, path, options = _One(handler, path), str(Path(path).parent), {"recursive": False}
        watch: ObservedWatch = super().schedule(handler, path, event_filter=CHANGES, **options)
        return watch


class _One(FileSystemEventHandler):
    """Passes on what happens to one file of a folder."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self.handler, self.path = handler, path

    def on_any_event(self, event: FileSystemEvent) -> None:
        if self.path in (event.src_path, event.dest_path):
            self.handler.on_any_event(event)


def follow(server: LiveReloadServer, paths: list[str]) -> None:
    """Let the server follow edits at once. `paths` are those that it watches already.

    Where the system can't tell of changes, or of no more files, the server goes on as it was.
    """
    if not _works(paths):
        return
    for path in paths:
        server.unwatch(path)
    server.observer, server.build_delay = _Changes(), SETTLED
    for path in paths:
        server.watch(path)


def _works(paths: list[str]) -> bool:
    probe = _Changes()
    try:
        for path in paths:
            probe.schedule(FileSystemEventHandler(), path, recursive=True)
        probe.start()
    except OSError:
        return False
    probe.stop()
    probe.join()
    return True
