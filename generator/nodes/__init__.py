"""YAML read into plain text, lists and maps that know where they stand; nothing is guessed or executed."""

from generator.nodes.composing import LEAVE_OUT, MAX_DEPTH, MAX_NODES, compose_yaml
from generator.nodes.files import MAX_BYTES, decode_text, read_bytes, read_text
from generator.nodes.places import Lines
from generator.nodes.syntax import UNQUOTED_LINK
from generator.nodes.tree import List, Map, Node, Numeral, Text, texts_in

__all__ = [
    "LEAVE_OUT",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "UNQUOTED_LINK",
    "Lines",
    "List",
    "Map",
    "Node",
    "Numeral",
    "Text",
    "compose_yaml",
    "decode_text",
    "read_bytes",
    "read_text",
    "texts_in",
]
