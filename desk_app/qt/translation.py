"""Puts the windows into Vietnamese: our own sentences and Qt's standard buttons, from catalogues compiled when needed."""

from __future__ import annotations

import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QCryptographicHash, QLocale, QStandardPaths, QTranslator

from desk_app.child_environment import child_environment
from desk_app.platform.private_files import close_to_others, make_folder, put_in_place
from desk_app.resources import resource

SOURCE_LANGUAGE = "en"
"""The language of the texts in the code; it needs no catalogue."""

CATALOGUES = ("qtbase", "desk")
"""Qt's own standard texts, of which Qt ships no Vietnamese, and ours."""


def install_language(app: QCoreApplication, lang: str) -> tuple[QTranslator, ...]:
    """Install the catalogues of a language; the answer must be kept as long as they are needed."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    if lang == SOURCE_LANGUAGE:
        return ()
    translators = []
    for name in CATALOGUES:
        translator = QTranslator(app)
        if translator.load(str(compiled(resource("translations", f"{name}_{lang}.ts")))):
            app.installTranslator(translator)
            translators.append(translator)
    return tuple(translators)


def compiled(source: Path) -> Path:
    """Give the .qm of a .ts: the one beside it in a built program, else one compiled once per content."""
    beside = source.with_suffix(".qm")
    if beside.is_file():
        return beside
    content = QCryptographicHash.hash(source.read_bytes(), QCryptographicHash.Algorithm.Sha256)
    target = _cache() / f"{source.stem}-{bytes(content.toHex().data()).decode()[:16]}.qm"
    if not target.is_file():
        make_folder(target.parent)
        compile_catalogue(source, target)
    return target


def compile_catalogue(source: Path, target: Path) -> None:
    """Compile a .ts with Qt's lrelease; the target appears whole or not at all."""
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        made = Path(folder) / target.name
        command = [str(qt_tool("lrelease")), "-silent", "-nounfinished", str(source), "-qm", str(made)]
        subprocess.run(command, check=True, capture_output=True, env=child_environment())  # noqa: S603 - Qt's own tool
        close_to_others(made)
        put_in_place(made, target)


def qt_tool(name: str) -> Path:
    """Give the path of a tool that comes with PySide6 (lrelease, lupdate)."""
    home = Path(PySide6.__file__).parent
    return home / (f"{name}.exe" if sys.platform == "win32" else name)


def _cache() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(folder) / "ward-desk"
