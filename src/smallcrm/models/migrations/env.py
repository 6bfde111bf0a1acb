"""Run by Alembic: migrates the one connection that `models.schema` hands over."""

from alembic import context

from smallcrm.models.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
