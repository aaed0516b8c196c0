"""YAML as editors read it: the core schema of YAML 1.2, which makes numbers, truth values and nothing of plain text."""

from __future__ import annotations

import re
from typing import Any

import yaml

_NULL, _BOOL, _INT, _FLOAT = (f"tag:yaml.org,2002:{each}" for each in ("null", "bool", "int", "float"))


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers = {}  # noqa: RUF012  PyYAML's own way


for _tag, _pattern in (
    (_NULL, r"~|null|Null|NULL|"),
    (_BOOL, r"true|True|TRUE|false|False|FALSE"),
    (_INT, r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    (_FLOAT, r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(rf"^(?:{_pattern})$"), None)
_Loader.add_constructor(_BOOL, lambda _, node: node.value.lower() == "true")
_Loader.add_constructor(_INT, lambda _, node: int(node.value, 0 if node.value.startswith("0x") else 10))
_Loader.add_constructor(_FLOAT, lambda _, node: float(node.value))


def read_yaml(text: str) -> Any:  # noqa: ANN401  whatever stands in it
    loader = _Loader(text)
    try:
        return _with_text_keys(loader.get_single_data())
    finally:
        loader.dispose()


def _with_text_keys(node: Any) -> Any:  # noqa: ANN401
    """Make text of keys, as JSON has them."""
    if isinstance(node, dict):
        return {_text(key): _with_text_keys(value) for key, value in node.items()}
    return [_with_text_keys(each) for each in node] if isinstance(node, list) else node


def _text(key: object) -> str:
    return {"True": "true", "False": "false", "None": "null"}.get(str(key), str(key))
