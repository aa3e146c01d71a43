"""Folds the journal entries of one dossier into what is shown of it, whatever order they came in.

A deed is judged by what its author had seen: every entry names the heads of the dossier its author had folded, so the
entries form a graph, and of two of them one knew of the other or neither did. Those that knew of each other are folded
one after the other; of two that did not, the law of pairs says what stands and whether a person must look. Places in
the city's feed only order what the law leaves open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import itemgetter
from typing import Any

from desk_app.domain.dossier.dossier import Dossier, HistoryLine
from desk_app.domain.facts.city_facts import ExceptionClosed
from desk_app.domain.facts.dossier_facts import DeedTakenBack
from desk_app.domain.facts.wire import UNREADABLE, fact_or_none
from desk_app.domain.fold.effects import Opening, opened
from desk_app.domain.fold.judgement import Judgement
from desk_app.domain.fold.legality import after, fits
from desk_app.domain.fold.pieces import Key, Piece, arrange, read_piece
from desk_app.domain.fold.reconcile import reconcile
from desk_app.domain.fold.taken_back import takes_back
from desk_app.domain.journal.entry import Entry

BREAKS = (ArithmeticError, LookupError, *UNREADABLE)
"""What a fact makes the fold raise that nobody thought of."""


def fold_all(
    entries: Iterable[tuple[Key, Entry]],
    read: Callable[[Entry], Any] = fact_or_none,
    broken: Callable[[Entry], object] = bool,
) -> Dossier | None:
    """Fold a dossier from all its entries; None while what opens it has not come.

    Total: a fact that happened is never refused. Entries of unknown kind, and those without body, change nothing but
    the history; those that hang on entries which have not come wait. `read` gives the fact of an entry; `broken` is told
    of an entry whose fact the fold fails on, which counts as one nobody can read.
    """
    keyed = sorted(entries, key=itemgetter(0))
    pieces = [(key, piece) for key, entry in keyed if (piece := read_piece(entry, read(entry))) is not None]
    try:
        return _fold_pieces(pieces)
    except BREAKS:
        return _fold_without_broken(pieces, broken)


def _fold_pieces(pieces: list[tuple[Any, Piece]]) -> Dossier | None:
    line = [piece for _, piece in pieces]
    return _fold_line(line) if _is_line(line) else _fold_graph(pieces)


def _fold_without_broken(
    pieces: list[tuple[Any, Piece]], broken: Callable[[Entry], object]
) -> Dossier | None:
    """Fold entries one more at a time, so that the one the fold fails on is known."""
    whole: list[tuple[Any, Piece]] = []
    for key, piece in pieces:
        try:
            _fold_pieces([*whole, (key, piece)])
            whole.append((key, piece))
        except BREAKS:
            broken(piece.entry)
            whole.append((key, replace(piece, fact=None, done=None)))
    return _fold_pieces(whole)


def _is_line(pieces: list[Piece]) -> bool:
    """Whether every author had seen just what stands before: so it is with nearly every dossier."""
    head: tuple[str, ...] = ()
    for piece in pieces:
        if piece.named != head:
            return False
        head = (piece.entry.hash,)
    return True


def _fold_graph(pieces: list[tuple[Any, Piece]]) -> Dossier | None:
    """Fold what authors did without knowledge of each other.

    They are folded by the moments they happened, so that no feed can turn round what an author had seen and what
    clashes; the city's order gives the history, and the first of two where the law says that it counts.
    """
    arranged = arrange(((piece.at, piece.entry.hash), piece) for _, piece in pieces)
    by_city = arrange(pieces)
    if not arranged.pieces:
        return None
    judged = Judgement(arranged)
    places = {piece.entry.hash: place for place, piece in enumerate(arranged.pieces)}
    order = [places[piece.entry.hash] for piece in by_city.pieces]
    ranks = sorted(range(len(order)), key=order.__getitem__)
    result = reconcile(
        arranged, judged.fitting, judged.rulings, judged.taken_back, arranged.whole, ranks=ranks
    )
    if result.dossier is None:
        return None
    lines = [
        line_of(
            arranged.pieces[place],
            conflict=not judged.fitting[place],
            set_aside=place in result.set_aside,
        )
        for place in order
    ]
    lines += [line_of(piece, conflict=False, set_aside=True) for piece in by_city.waiting]
    return replace(
        result.dossier,
        history=tuple(lines),
        heads=tuple(by_city.pieces[place].entry.hash for place in by_city.heads(by_city.whole)),
        waits=by_city.missing,
        divergences=result.divergences,
        parted=any(seen != (1 << place) - 1 for place, seen in enumerate(arranged.seen)),
    )


def _fold_line(pieces: list[Piece]) -> Dossier | None:
    """Fold what nobody did without knowledge of the rest, which leaves nothing to judge."""
    if len(pieces) == 1 and isinstance(pieces[0].fact, Opening):
        return _fold_opening(pieces[0], pieces[0].fact)
    state: Dossier | None = None
    before: Dossier | None = None
    lines: list[HistoryLine] = []
    for place, piece in enumerate(pieces):
        if place and takes_back(piece, pieces[place - 1]):
            lines[-1] = replace(lines[-1], set_aside=True)
            lines.append(line_of(piece, conflict=False))
            state = before
            continue
        fitting = fits(piece, state)
        before, state = state, after(piece, state, fitting=fitting)
        lines.append(line_of(piece, conflict=not fitting))
    if state is None:
        return None
    return replace(
        state, history=tuple(lines), heads=(pieces[-1].entry.hash,), waits=(), divergences=(), parted=False
    )


def _fold_opening(piece: Piece, fact: Opening) -> Dossier:
    """Fold a dossier that has only been opened; most come so, and it is made in one go."""
    line = line_of(piece, conflict=not fits(piece, None))
    return opened(fact, piece.entry.header, piece.at, history=(line,), heads=(piece.entry.hash,))


def fold_on_top(dossier: Dossier | None, entry: Entry, fact: Any) -> Dossier | None:
    """Fold an entry whose author had seen all that is folded; None where all must be folded anew from the entries."""
    try:
        return _fold_on_top(dossier, entry, fact)
    except BREAKS:
        return None


def _fold_on_top(dossier: Dossier | None, entry: Entry, fact: Any) -> Dossier | None:
    piece = read_piece(entry, fact)
    if piece is None:
        return dossier
    if (
        dossier is None
        or dossier.parted
        or dossier.waits
        or isinstance(fact, ExceptionClosed | DeedTakenBack)
    ):
        return None
    if not set(dossier.heads) <= set(piece.named):
        return None
    if len(piece.named) > len(dossier.heads):
        known = {line.entry_hash for line in dossier.history}
        if not set(piece.named) <= known:
            return None
    fitting = fits(piece, dossier)
    folded = after(piece, dossier, fitting=fitting) or dossier
    line = line_of(piece, conflict=not fitting)
    return replace(folded, history=(*dossier.history, line), heads=(entry.hash,))


def line_of(piece: Piece, *, conflict: bool, set_aside: bool = False) -> HistoryLine:
    """Give the line of an entry in the history."""
    header = piece.entry.header
    return HistoryLine(
        header.seq,
        header.kind,
        piece.at,
        header.actor,
        piece.entry.hash,
        conflict=conflict,
        desk_id=header.desk_id,
        set_aside=set_aside,
    )
