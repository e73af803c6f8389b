"""Drafts of data: attribute lists, SQL."""
