"""Joins alembic to the connection it is given; the caller owns the transaction."""

from __future__ import annotations

from alembic import context

from desk_app.storage.database.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
