"""Small exports written by hand (exports faits main): blocks of text, one a table, the table's name above its lines."""

from pathlib import Path

from tests.naive.tables import FILES


def write_tables(directory: Path, written: str) -> Path:
    """Writes each block of the text as the table's CSV file; tables it does not name stay empty."""
    directory.mkdir(parents=True, exist_ok=True)
    for name in FILES.values():
        (directory / name).write_text("", encoding="utf-8")
    for table, lines in blocks(written).items():
        if f"{table}.csv" not in FILES.values():
            raise ValueError(f"no such table: {table}")
        (directory / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return directory


def blocks(written: str) -> dict[str, list[str]]:
    """Table name → header and lines; blocks are parted by an empty line, the same name twice is refused."""
    found: dict[str, list[str]] = {}
    for block in written.strip().split("\n\n"):
        table, *lines = [line.strip() for line in block.strip().splitlines()]
        if table in found:
            raise ValueError(f"{table} twice")
        found[table] = lines
    return found
