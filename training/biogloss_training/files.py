"""Files: what others may have mapped into memory is replaced, never written into."""

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def write_file(file: Path, data: bytes) -> None:
    """Leaves a file that holds `data` already as it is."""
    if file.exists() and file.read_bytes() == data:
        return
    new = file.with_name(file.name + ".new")
    new.write_bytes(data)
    new.replace(file)


def read_json(file: Path) -> Json:
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def compact_rows(text: str) -> str:
    """Joins the lines of every innermost list of an indented JSON text, and of the layout steps."""
    lines, out = text.split("\n"), []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.endswith(("[", "{")):
            end = at + 1
            while end < len(lines) and not lines[end].endswith(("[", "{", "]", "}", "],", "},")):
                end += 1
            joined = line + " ".join(part.strip() for part in lines[at + 1 : end + 1])
            innermost = lines[end].strip().rstrip(",") in ("]", "}")
            if innermost and (line.endswith("[") or len(joined) <= 110):
                out.append(joined.replace('{"', '{ "').replace(" ]", "]"))
                at = end + 1
                continue
        out.append(line)
        at += 1
    return "\n".join(out)
