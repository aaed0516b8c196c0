"""Data written for browsers: numbers in few signs, and shards as classic scripts that harm no page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.inert import inert_json

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def encode_numbers(numbers: Iterable[int]) -> str:
    """Write numbers from 0 up, five bits a sign, the lowest first; all but the last sign of a number add 32."""
    return "".join(map(_encode_number, numbers))


def write_literal(value: object) -> str:
    """Write a value as JSON that is a literal of JavaScript too, on one line."""
    return inert_json(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _encode_number(number: int) -> str:
    signs = ""
    while number > 31:  # noqa: PLR2004  five bits
        signs += _DIGITS[number & 31 | 32]
        number >>= 5
    return signs + _DIGITS[number]
