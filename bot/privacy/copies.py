"""A copy of somebody's data as files: a page to read, plain text, and JSON for other programs. Pure."""

from __future__ import annotations

import json
from html import escape

from bot.core.wording import say
from bot.privacy.rules import Copy

Files = dict[str, bytes]
"""The name of a file to what is in it."""


def files_of(copy: Copy) -> Files:
    return {
        "my-data.html": as_html(copy).encode(),
        "my-data.txt": as_text(copy).encode(),
        "my-data.json": as_json(copy).encode(),
    }


def as_json(copy: Copy) -> str:
    """Tables and columns by the words of the copy, so that it says the same as the page."""
    sections = {
        section.table: {"about": section.about, "records": [dict(entry.fields) for entry in section.entries]}
        for section in copy.sections
    }
    whole = {"name": copy.name, "made_at": copy.made_at.isoformat(), "data": sections}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_text(copy: Copy) -> str:
    lines = [say("privacy-copy-title", name=copy.name), say("privacy-copy-about"), ""]
    for section in copy.sections:
        lines += [section.about, "=" * len(section.about), ""]
        for entry in section.entries:
            lines += [*(f"{label}: {value}" for label, value in entry.fields), ""]
    return "\n".join(lines)


def as_html(copy: Copy) -> str:
    """One file with nothing around it: it opens anywhere, also with no network."""
    parts = []
    for section in copy.sections:
        parts.append(f"<h2>{escape(section.about)}</h2>")
        for entry in section.entries:
            fields = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in entry.fields)
            parts.append(f"<dl>{fields}</dl>")
    title = escape(say("privacy-copy-title", name=copy.name))
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>"
        "body{font:1.1rem/1.6 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}"
        "dl{border-left:.25rem solid #555;padding-left:1rem}dt{font-weight:bold}dd{margin:0 0 .5rem;"
        "overflow-wrap:anywhere;white-space:pre-line}</style></head>"
        f"<body><h1>{title}</h1><p>{escape(say('privacy-copy-about'))}</p>{''.join(parts)}</body></html>\n"
    )
