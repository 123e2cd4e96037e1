"""What other apps may want to know of."""

from django.dispatch import Signal

reference_loading = Signal()
"""Sent by load() in its transaction, before the first row is written."""
reference_loaded = Signal()
"""Sent by load(), in its transaction, with `changed`: whether any row is another."""
