"""Keeps half-typed receptions against a crash, to be offered when the desk starts (invariant I8)."""

from __future__ import annotations

from desk_app.ports.changes import Changes
from desk_app.ports.drafts import SavedDraft
from desk_app.services.context import DeskContext

_CHANGED = Changes(drafts=True)


class KeepDraft:
    """Saves what is typed so far; called while typing, at most seconds after the last change."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self, draft_id: str, user: str, content: str) -> Changes:
        """Keep or replace the draft; `content` is the screen's own text, encrypted at rest like all else."""
        with self._context.uow() as work:
            work.drafts.save(SavedDraft(draft_id, user, self._context.now(), content))
            work.commit()
        return _CHANGED


class DropDraft:
    """Forgets a draft that became a dossier or that the clerk let go."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self, draft_id: str) -> Changes:
        """Forget the draft; one already gone is no trouble."""
        with self._context.uow() as work:
            work.drafts.discard(draft_id)
            work.commit()
        return _CHANGED
