"""Judges the deeds of a dossier by what their authors had seen: each by itself, and each pair that parted."""

from __future__ import annotations

from dataclasses import replace

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.city_facts import ExceptionClosed
from desk_app.domain.fold.legality import after, fits
from desk_app.domain.fold.pieces import Arranged, Piece, bits
from desk_app.domain.fold.reconcile import reconcile
from desk_app.domain.fold.standing import Rulings
from desk_app.domain.fold.taken_back import TakenBack
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.law import Done, judge
from desk_app.domain.steps.steps import STEPS


class Judgement:
    """What each author of a dossier had seen: whether the deed fitted that, and what the law says of those who parted."""

    def __init__(self, arranged: Arranged) -> None:
        self._arranged = arranged
        self.pieces = arranged.pieces
        self.fitting: list[bool] = []
        self._seen: list[Dossier | None] = []
        self._after: list[Dossier | None] = []
        self.rulings = Rulings()
        self.taken_back = TakenBack(arranged)
        self._states: dict[int, Dossier | None] = {}
        self._counting = self._settling = 0
        for place, piece in enumerate(arranged.pieces):
            self._add(place, piece)

    def _add(self, place: int, piece: Piece) -> None:
        seen = self._state(self._arranged.seen[place])
        taken_back = self.taken_back.deeds.get(place)
        fitting = taken_back is not None or fits(piece, seen)
        self._seen.append(seen)
        self.fitting.append(fitting)
        self._judge(place)
        if taken_back is not None:
            self._after.append(self._seen[taken_back])
        elif isinstance(piece.fact, ExceptionClosed) and self.rulings:
            # A settlement may let another deed stand than stood before.
            self._settling |= 1 << place
            self._after.append(self._reconciled(self._arranged.seen[place] | 1 << place))
        else:
            self._after.append(after(piece, seen, fitting=fitting))

    def _state(self, mask: int) -> Dossier | None:
        """Give the state of all that an author had seen."""
        heads = self._arranged.heads(mask)
        if not heads:
            return None
        return self._after[heads[0]] if len(heads) == 1 else self._reconciled(mask)

    def _reconciled(self, mask: int) -> Dossier | None:
        if mask not in self._states:
            known, state = self._folded_before(mask)
            result = reconcile(
                self._arranged, self.fitting, self.rulings, self.taken_back, mask, known, state
            )
            self._states[mask] = result.dossier
        return self._states[mask]

    def _folded_before(self, mask: int) -> tuple[int, Dossier | None]:
        """Give the most that is already folded and that all the rest of a set was done on top of."""
        for known in self._arranged.trunks(mask):
            if mask & ~known & self._settling:
                break
            if self.taken_back.reach_into(known, mask & ~known):
                continue
            if known in self._states:
                return known, self._states[known]
            heads = self._arranged.heads(known)
            if len(heads) == 1:
                return known, self._after[heads[0]]
        return 0, None

    def _judge(self, place: int) -> None:
        """Judge a piece against all earlier ones whose authors did not know of it, nor it of them.

        A deed against procedure is told of by itself, and takes no part, unless it has left the building.
        """
        one = self._done(place)
        if one is None or not (self.fitting[place] or one.deed is Deed.RETURN):
            return
        for other_place in bits(self._arranged.together(place) & self._counting):
            other = self._done(other_place)
            if other is not None and self._meet(other_place, place):
                ruling = judge(other, one, same_ground=self._same_ground(other_place, place))
                self.rulings.add(other_place, place, ruling)
                self.taken_back.heed(other_place, place, ruling)
        self._counting |= 1 << place

    def _done(self, place: int) -> Done | None:
        """Give the deed of a piece as the law judges it; none for the taking back of what did not count anyhow."""
        done, taken_back = self.pieces[place].done, self.taken_back.deeds.get(place)
        if done is None or taken_back is None:
            return done
        return replace(done, undoes=self.pieces[taken_back].deed) if self.fitting[taken_back] else None

    def _meet(self, one: int, other: int) -> bool:
        """Whether the law is asked: a taking back says something only to who had seen the deed, and not that it is gone."""
        taken_back = self.taken_back
        for taker, beside in ((one, other), (other, one)):
            deed, seen = taken_back.deeds.get(taker), self._arranged.seen[beside]
            if deed is not None and beside not in taken_back.deeds:
                return bool(seen >> deed & 1) and not seen & taken_back.takers(deed)
        return True

    def _same_ground(self, one: int, other: int) -> bool:
        pieces = self.pieces
        for apart in (Deed.TAKE_BACK, Deed.CITY_STATUS):
            if pieces[one].deed is apart:
                return not self._moved_before(other, one)
            if pieces[other].deed is apart:
                return not self._moved_before(one, other)
        if not (self.fitting[one] and self.fitting[other]):
            return True
        first, second = self._seen[one], self._seen[other]
        return first is second or (first.status if first else None) is (second.status if second else None)

    def _moved_before(self, place: int, unknown_to: int) -> bool:
        """Whether a deed was done after another one that led to a status and that somebody else did not know of."""
        seen = self._arranged.seen
        between = seen[place] & ~seen[unknown_to] & ~self.taken_back.gone(seen[place])
        return any(
            self.fitting[one] and (deed := self.pieces[one].deed) and STEPS[deed].to is not None
            for one in bits(between)
        )
