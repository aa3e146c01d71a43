"""The memory outside the data folder, in memory itself."""

from __future__ import annotations

from collections.abc import Mapping

from desk_app.errors import StorageTrouble
from desk_app.ports.witness import TryMark, WitnessMark


class FakeWitness:
    """A memory beside the data; `lost` is out of reach, `held` by another program, one that `refuses` keeps no mark."""

    def __init__(self) -> None:
        self.mark: WitnessMark | None = None
        self.marks: dict[str, TryMark] = {}
        self.lost = self.held = self.refuses = False

    def read(self, instance_id: str) -> WitnessMark | None:
        return None if self.lost else self.mark

    def must_take(self, instance_id: str) -> None:
        if self.held:
            raise StorageTrouble("storage.held", path="witness")

    def write(self, mark: WitnessMark) -> bool:
        if not (self.lost or self.held or self.refuses):
            self.mark = mark
        return self.mark is mark

    def tries(self, instance_id: str) -> Mapping[str, TryMark]:
        return {} if self.lost else dict(self.marks)

    def keep_tries(self, instance_id: str, mark: TryMark) -> None:
        if not self.lost:
            self.marks[mark.user] = mark
