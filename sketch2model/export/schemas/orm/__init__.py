"""Draft schemas as classes of object-relational mappers."""
