"""A question in words, as people type it, and what it asks of the texts."""
