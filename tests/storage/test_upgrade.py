"""A database is brought up to date as a whole, with a copy made first, or stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from desk_app.errors import StorageTrouble
from desk_app.storage.database.schema import metadata
from desk_app.storage.opening import open_database
from desk_app.storage.upgrade import OURS, Steps, version_of
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import NOW, OpenDesk, SeededIds, code_of, reopen

STEP = '''"""{promise}"""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Change."""
    op.execute("CREATE TABLE shelves (name TEXT PRIMARY KEY)")
    with op.batch_alter_table("drafts") as drafts:
        drafts.alter_column("user", new_column_name="owner")
    {last}
'''


def steps(tmp_path: Path, last: str = "op.execute('SELECT 1')") -> Steps:
    """Give the program of next year, whose fourth step ends so."""
    folder = tmp_path / "migrations"
    shutil.copytree(OURS.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = STEP.format(promise="Shelves.", last=last)
    (folder / "versions" / "s0004_shelves.py").write_text(step, encoding="utf-8")
    return Steps(folder, "0004")


def opened(desk: OpenDesk, later: Steps) -> OpenDesk:
    database = open_database(desk.root, desk.keys, steps=later, now=lambda: NOW)
    return OpenDesk(desk.root, desk.keys, database, SeededIds(3))


def tables(desk: OpenDesk) -> set[str]:
    with desk.database.begin(write=False) as connection:
        return set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_the_steps_build_exactly_the_tables_the_stores_use(desk: OpenDesk) -> None:
    with desk.database.begin(write=False) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
        assert version_of(connection) == OURS.newest
    # The word index is FTS5's own, and the lists' indexes hold their members only: neither is known to Core.
    beyond_core = ("search_words", "ix_dossiers_", "ix_entries_", "alembic_version")
    unexpected = [one for one in differences if not any(name in repr(one) for name in beyond_core)]
    assert unexpected == []


def test_an_older_database_is_copied_first_and_then_brought_up_to_date(
    desk: OpenDesk, tmp_path: Path
) -> None:
    desk.receive(1)
    desk.close()
    later = opened(desk, steps(tmp_path))
    assert "shelves" in tables(later)
    assert verify(later.database).ok
    later.close()
    copies = [path.name for path in desk.database.folder.backups.glob("*.db")]
    assert copies == ["before-0004-20261120-093000-000000.db"]
    with pytest.raises(StorageTrouble, match=r"storage\.newer_database"):
        reopen(desk)


@pytest.mark.parametrize(
    ("last", "error"),
    [
        ("op.execute('SELECT * FROM nowhere')", OperationalError),
        ("op.execute(\"INSERT INTO persons VALUES ('1', 99)\")", StorageTrouble),
        ("raise KeyboardInterrupt", KeyboardInterrupt),
    ],
)
def test_a_step_that_fails_half_way_leaves_the_old_database_whole(
    desk: OpenDesk, tmp_path: Path, last: str, error: type[BaseException]
) -> None:
    desk.receive(1)
    desk.close()
    with pytest.raises(error):
        opened(desk, steps(tmp_path, last))
    again = reopen(desk)
    assert "shelves" not in tables(again)
    assert verify(again.database).ok
    again.receive(2)
    with again.work(write=False) as work:
        assert work.dossiers.by_code(code_of(2)) is not None
    again.close()


def test_a_full_disk_during_an_upgrade_is_named_and_changes_nothing(desk: OpenDesk, tmp_path: Path) -> None:
    desk.close()
    last = "op.get_bind().exec_driver_sql('PRAGMA max_page_count = 1'); op.execute('CREATE TABLE more AS SELECT zeroblob(9000000)')"
    with pytest.raises(StorageTrouble, match=r"storage\.disk_full"):
        opened(desk, steps(tmp_path, last))
    again = reopen(desk)
    assert "shelves" not in tables(again)
    again.close()
