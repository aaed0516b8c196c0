"""Drawings made at build time, as SVG with real links."""
