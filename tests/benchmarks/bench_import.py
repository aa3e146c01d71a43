"""Taking over a long journal, every entry checked, folded and indexed, against bare rows written in bulk."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from desk_app.storage.journal.bulk_import import import_entries
from tests.benchmarks.many_dossiers import fill_lists, own_journal
from tests.storage.desk_builders import DESK, new_desk

DOSSIERS = 20_000
GOAL = 8_000


def main(dossiers: int = DOSSIERS) -> None:
    """Print the table."""
    journal = list(own_journal(dossiers))
    with tempfile.TemporaryDirectory(prefix="bench-import-") as folder:
        desk = new_desk(Path(folder) / "ours", desk=DESK)
        began = perf_counter()
        import_entries(desk.database, desk.work, journal)
        ours = perf_counter() - began
        desk.close()
        bare = new_desk(Path(folder) / "bare", desk=DESK)
        began = perf_counter()
        fill_lists(bare.database, dossiers)
        peer = perf_counter() - began
        bare.close()
    print(f"{'taking over ' + format(dossiers, ',') + ' dossiers, encrypted':<46}{'a second':>10}")
    print(f"{'ours: checked, folded, journaled, indexed':<46}{dossiers / ours:>10,.0f}")
    print(f"{'limit: list and search rows only':<46}{dossiers / peer:>10,.0f}")
    verdict = "met" if dossiers / ours >= GOAL else "MISSED"
    print(f"ratio {ours / peer:.1f} of the limit; goal >= {GOAL:,} a second: {verdict}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOSSIERS)
