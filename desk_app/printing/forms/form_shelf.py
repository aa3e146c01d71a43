"""Chooses the form in force on a day, the ward's own files before the ones that came with the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk_app.errors import PrintTrouble
from desk_app.ports.forms import BrokenForm
from desk_app.printing.forms.form_file import FormFile
from desk_app.printing.forms.form_reader import read_form

_GONE = -1
_Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class FormOnShelf:
    """A form file as found: readable, or with the trouble that keeps it from use."""

    path: Path
    form: FormFile | None
    trouble: PrintTrouble | None = None


class FormShelf:
    """All form files of some folders; later folders win, a changed file is read again."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._stamp: _Stamp | None = None
        self._found: tuple[FormOnShelf, ...] = ()

    def all(self) -> tuple[FormOnShelf, ...]:
        """Give every file, also the unreadable ones, so that a screen can name them."""
        stamp = tuple(_seen(path) for path in self._paths())
        if stamp != self._stamp:
            self._found = tuple(_load(Path(name)) for name, _, size in stamp if size != _GONE)
            self._stamp = stamp
        return self._found

    def choose(self, form_id: str, on: date) -> FormFile:
        """Give the version in force on a day: the latest effective date, then the later folder.

        Raises PrintTrouble("printing.form_missing") when none is in force.
        """
        in_force = [form for form in self._readable() if form.id == form_id and _covers(form, on)]
        if not in_force:
            raise PrintTrouble("printing.form_missing", form=form_id, day=f"{on:%d/%m/%Y}")
        newest = max(form.effective_from for form in in_force)
        return [form for form in in_force if form.effective_from == newest][-1]

    def _readable(self) -> Iterator[FormFile]:
        return (found.form for found in self.all() if found.form is not None)

    def _paths(self) -> Iterator[Path]:
        for folder in self._folders:
            yield from sorted(folder.glob("*.toml"))


def broken_forms(*folders: Path) -> tuple[BrokenForm, ...]:
    """Give the form files of these folders that cannot be read, with what is wrong."""
    found = ((one.path.name, one.trouble) for one in FormShelf(folders).all() if one.trouble is not None)
    return tuple(BrokenForm(name, str(trouble.params.get("problem", trouble.key))) for name, trouble in found)


def _seen(path: Path) -> tuple[str, int, int]:
    """Give what tells a changed file; one that went away meanwhile has no size."""
    try:
        state = path.stat()
    except OSError:
        return (str(path), 0, _GONE)
    return (str(path), state.st_mtime_ns, state.st_size)


def _load(path: Path) -> FormOnShelf:
    try:
        return FormOnShelf(path, read_form(path))
    except PrintTrouble as trouble:
        return FormOnShelf(path, None, trouble)


def _covers(form: FormFile, on: date) -> bool:
    return form.effective_from <= on and (form.effective_to is None or on <= form.effective_to)
