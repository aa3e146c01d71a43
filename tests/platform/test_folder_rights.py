"""What the program makes is for this user: on Windows by rights the folder above cannot add to."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_app.platform.private_files import close_folder_to_others, make_folder
from desk_app.platform.system_files import SystemFiles, use_files
from desk_app.platform.windows_rights import only_for
from desk_app.storage.layout import DeskFolder, close_folder


class Rights(SystemFiles):
    """Files of a system with rights of folders, which notes what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []

    def make_folder(self, path: Path) -> None:
        self.asked.append(("make", path.name))
        super().make_folder(path)

    def close_folder(self, path: Path) -> None:
        self.asked.append(("close", path.name))
        raise PermissionError(13, "a stick has no rights", str(path))


@pytest.fixture
def rights() -> Rights:
    files = Rights()
    use_files(files)
    return files


@pytest.fixture(autouse=True)
def _usual_again() -> object:
    yield
    use_files()


def test_the_rights_are_protected_and_name_user_system_and_administrators_only() -> None:
    sddl = only_for("S-1-5-21-1-2-3-1001")
    assert sddl == "D:P(A;OICI;FA;;;S-1-5-21-1-2-3-1001)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)"


def test_every_folder_that_is_missing_is_made_with_its_own_rights(tmp_path: Path, rights: Rights) -> None:
    make_folder(tmp_path / "ổ dữ liệu" / "quầy")
    make_folder(tmp_path / "ổ dữ liệu" / "quầy")
    assert rights.asked == [("make", "ổ dữ liệu"), ("make", "quầy")]


def test_a_data_folder_of_an_older_program_is_closed_when_it_is_opened(
    tmp_path: Path, rights: Rights
) -> None:
    folder = DeskFolder(tmp_path / "desk")
    folder.make()
    rights.asked.clear()
    close_folder(folder)
    assert rights.asked == [("close", "desk")]
    close_folder_to_others(folder.root)
