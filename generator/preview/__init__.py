"""A live preview: the built site on an address of this machine, built anew and shown again when a file is saved."""

from generator.preview.banner import Complaint
from generator.preview.conversions import Conversions
from generator.preview.server import PreviewServer

__all__ = ["Complaint", "Conversions", "PreviewServer"]
