"""The server hears of each edit at once where the system tells of them, and looks at all files where it does not."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from sourced_briefing.mkdocs_plugin import watching
from watchdog.observers.polling import PollingObserver

LONG = 20.0  # seconds that a busy machine may take


class Followed:
    """A server over a folder, and what each build read there."""

    def __init__(self, folder: Path) -> None:
        self.file, self.built = folder / "value.yml", [""]
        self.file.write_text("0")
        self.server = LiveReloadServer(self.build, "127.0.0.1", 0, str(folder))
        self.server.watch(str(folder))

    def build(self) -> None:
        self.built.append(self.file.read_text())

    def run(self) -> None:
        """Follow, and build after edits, as `serve` of MkDocs does it."""
        self.server.observer.start()
        threading.Thread(target=self.server._build_loop, daemon=True).start()

    def waits_for(self, state: Callable[[], bool]) -> bool:
        end = time.monotonic() + LONG
        while not state() and time.monotonic() < end:
            time.sleep(0.01)
        return state()


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Followed]:
    followed = Followed(tmp_path)
    yield followed
    followed.server._shutdown = True
    followed.server.observer.stop()
    followed.server.server_close()


@pytest.mark.parametrize("polling", ["0", "1"])
def test_a_storm_of_saves_ends_in_the_last_state(
    followed: Followed, monkeypatch: pytest.MonkeyPatch, polling: str
) -> None:
    """However many builds it takes; some editors write in place, others put a new file there."""
    monkeypatch.setenv(watching.POLLING, polling)
    watching.follow(followed.server, [str(followed.file.parent)])
    followed.run()
    for value in range(1, 60):
        new = followed.file.with_suffix(".new")
        new.write_text(str(value))
        new.replace(followed.file) if value % 2 else followed.file.write_text(str(value))
        time.sleep(0.01)
    assert followed.waits_for(lambda: followed.built[-1] == "59")


def test_a_single_file_is_followed_when_it_is_replaced(followed: Followed) -> None:
    """As for mkdocs.yml; other files of its folder start no build."""
    other = followed.file.parent.parent / "other"
    followed.server.unwatch(str(followed.file.parent))
    followed.server.watch(str(followed.file))
    watching.follow(followed.server, [str(followed.file)])
    followed.run()
    (followed.file.parent / "beside.yml").write_text("1")
    time.sleep(0.5)
    assert followed.built == [""]
    other.write_text("2")
    other.replace(followed.file)
    assert followed.waits_for(lambda: followed.built[-1] == "2")


def test_mkdocs_polls_on_demand_and_where_the_system_is_silent(
    followed: Followed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The variable is there for what the list of mounts does not tell."""
    monkeypatch.setenv(watching.POLLING, "1")
    watching.follow(followed.server, [str(tmp_path)])
    assert isinstance(followed.server.observer, PollingObserver)
    monkeypatch.delenv(watching.POLLING)
    monkeypatch.setattr(watching, "is_silent", lambda path: True)
    watching.follow(followed.server, [str(tmp_path)])
    assert isinstance(followed.server.observer, PollingObserver)


@pytest.mark.parametrize(
    ("mounts", "silent"),
    [
        ("/dev/sda / ext4 rw 0 0", False),
        ("/dev/sda / ext4 rw 0 0\nC:\\134 /mnt/c 9p rw 0 0", True),
        ("/dev/sda / ext4 rw 0 0\nhost /mnt/c/my\\040work nfs4 rw 0 0", True),
        ("host /mnt nfs rw 0 0\n/dev/sdb /mnt/c ext4 rw 0 0", False),
        ("share /mnt fuse.sshfs rw 0 0", True),
        ("share /mn nfs rw 0 0", False),
    ],
)
def test_the_list_of_mounts_tells_where_the_system_is_silent(
    tmp_path: Path, mounts: str, silent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drives of Windows, network folders, and folders that a host shares with a container."""
    monkeypatch.setattr(watching.sys, "platform", "linux")  # type: ignore[attr-defined]
    (tmp_path / "mounts").write_text(mounts)
    assert watching.is_silent("/mnt/c/my work/content", tmp_path / "mounts") is silent
