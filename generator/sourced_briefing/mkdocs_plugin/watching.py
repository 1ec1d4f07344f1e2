"""Follows edits by what the system tells of them, in place of MkDocs' look at all files twice a second."""

import os
import re
import sys
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
POLLING = "BRIEFING_POLLING"  # the environment variable that leaves MkDocs its own look at all files
# Systems of files that others change, of which Linux tells nothing: shares, folders of a host, drives of Windows.
SILENT = frozenset("9p afs ceph cifs fakeowner fuse grpcfuse nfs nfs4 prl_fs smb3 smbfs vboxsf virtiofs".split())
SILENT_PREFIX, MOUNTS = "fuse.", Path("/proc/self/mounts")
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
    if os.environ.get(POLLING, "0") not in ("", "0") or any(map(is_silent, paths)) or not _works(paths):
        return
    for path in paths:
        server.unwatch(path)
    server.observer, server.build_delay = _Changes(), SETTLED
    for path in paths:
        server.watch(path)


def is_silent(path: str, mounts: Path = MOUNTS) -> bool:
    """Whether a file lies where the system hears nothing of changes that are made elsewhere."""
    if not (sys.platform == "linux" and mounts.exists()):
        return False
    found = [line.split() for line in mounts.read_text("utf-8", "replace").splitlines()]
    kinds = {_unescaped(place): kind for _, place, kind, *_ in found}  # the last of a place lies over those before it
    above = [str(folder) for folder in (Path(path).resolve(), *Path(path).resolve().parents)]
    kind = next((kinds[folder] for folder in above if folder in kinds), "")
    return kind in SILENT or kind.startswith(SILENT_PREFIX)


def _unescaped(place: str) -> str:
    """A place as the list of mounts writes it, which has numbers for spaces."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), place)


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
