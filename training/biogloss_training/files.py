"""Files that others may have mapped into memory are replaced, never written into."""

from pathlib import Path


def write_file(file: Path, data: bytes) -> None:
    """Leaves a file that holds `data` already as it is."""
    if file.exists() and file.read_bytes() == data:
        return
    new = file.with_name(file.name + ".new")
    new.write_bytes(data)
    new.replace(file)
