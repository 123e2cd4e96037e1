"""Work that nobody should wait for: queued with the step that causes it."""
