"""Keeps the translation catalogues in step with the code: `python -m desk_app.qt.catalogue_files update|compile`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from desk_app.child_environment import child_environment
from desk_app.qt.translation import CATALOGUES, compile_catalogue, qt_tool
from desk_app.resources import home, resource

OWN = "desk_vi.ts"


def update(target: Path) -> None:
    """Bring the sources of our own catalogue up to date with the code, keeping what is translated."""
    command = [str(qt_tool("lupdate")), "-silent", "-extensions", "py", "-locations", "none", "-no-obsolete"]
    command += [str(home() / "desk_app"), "-ts", str(target)]
    subprocess.run(command, check=True, env=child_environment())  # noqa: S603


def compile_all() -> list[Path]:
    """Compile every catalogue beside its source, for a built program."""
    made = []
    for name in CATALOGUES:
        source = resource("translations", f"{name}_vi.ts")
        compile_catalogue(source, source.with_suffix(".qm"))
        made.append(source.with_suffix(".qm"))
    return made


def messages(catalogue: Path) -> dict[tuple[str, str], str]:
    """Give (context, source) → finished translation of a catalogue; an unfinished one is empty."""
    found = {}
    for context in ElementTree.parse(catalogue).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            found[name, message.findtext("source", "")] = (translation.text or "") if done else ""  # type: ignore[union-attr]
    return found


def main(arguments: list[str]) -> int:
    """Update or compile."""
    if arguments == ["update"]:
        update(resource("translations", OWN))
    elif arguments == ["compile"]:
        compile_all()
    else:
        sys.stderr.write("usage: python -m desk_app.qt.catalogue_files update|compile\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
