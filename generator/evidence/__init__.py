"""Checks against the archive: what stands in it, what is copied, what is left out, how many origins there are."""
