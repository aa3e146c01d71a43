"""The memory outside the data folder, in memory itself."""

from __future__ import annotations

from collections.abc import Mapping

from desk_app.ports.witness import TryMark, WitnessMark


class FakeWitness:
    """A memory beside the data; `lost` is a place out of reach."""

    def __init__(self) -> None:
        self.mark: WitnessMark | None = None
        self.marks: dict[str, TryMark] = {}
        self.lost = False

    def read(self, instance_id: str) -> WitnessMark | None:
        return None if self.lost else self.mark

    def write(self, mark: WitnessMark) -> None:
        if not self.lost:
            self.mark = mark

    def tries(self, instance_id: str) -> Mapping[str, TryMark]:
        return {} if self.lost else dict(self.marks)

    def keep_tries(self, instance_id: str, mark: TryMark) -> None:
        if not self.lost:
            self.marks[mark.user] = mark
