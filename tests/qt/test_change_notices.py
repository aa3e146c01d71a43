"""A deed tells each kind of change once, and only the kinds it changed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desk_app.ports.changes import Changes
from desk_app.qt.change_notices import ChangeNotices


def test_only_what_changed_is_told_with_the_codes_concerned(qapp: object, qtbot: QtBot) -> None:
    notices, heard = ChangeNotices(), []
    notices.dossiers.connect(heard.append)
    for kind in ("queue", "users", "settings", "reference", "drafts"):
        getattr(notices, kind).connect(lambda kind=kind: heard.append(kind))
    notices.publish(Changes(dossiers=True, queue=True, codes=("H26.99.01-261120-1001",)))
    assert heard == [("H26.99.01-261120-1001",), "queue"]
    heard.clear()
    notices.publish(Changes(users=True, settings=True, reference=True, drafts=True))
    assert heard == ["users", "settings", "reference", "drafts"]
