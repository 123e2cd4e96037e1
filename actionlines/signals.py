"""What other apps may want to know of."""

from django.dispatch import Signal

reference_loaded = Signal()
"""Sent by load(), in its transaction, with `changed`: whether any row is another."""
