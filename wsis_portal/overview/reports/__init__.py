"""The yearly report: its figures gathered on a day and kept, told as page and PDF."""
