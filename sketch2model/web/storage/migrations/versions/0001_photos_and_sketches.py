"""Photos, sketches, their revisions and tags."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "home",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("folder", sa.Text, nullable=False),
    )
    op.create_table(
        "photo",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False, index=True),
        sa.Column("step", sa.Text),
        sa.Column("page", sa.Integer),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("incomplete", sa.Boolean, nullable=False),
        sa.Column("problem", sa.JSON),
        sa.Column("failures", sa.JSON, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "sketch",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("photo_id", sa.Text, sa.ForeignKey("photo.id", ondelete="CASCADE"), index=True),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("diagram", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.Column("nodes", sa.Integer, nullable=False),
        sa.Column("edges", sa.Integer, nullable=False),
        sa.Column("doubts", sa.Integer, nullable=False),
        sa.Column("width", sa.Double, nullable=False),
        sa.Column("height", sa.Double, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "revision",
        sa.Column("sketch_id", sa.Text, sa.ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    )
    op.create_table(
        "tag",
        sa.Column("sketch_id", sa.Text, sa.ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True, index=True),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("tag", "revision", "sketch", "photo", "home"):
        op.drop_table(table)
