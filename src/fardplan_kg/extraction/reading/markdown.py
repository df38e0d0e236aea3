"""Markdown → lines: what a reader sees, without the marks.

A paragraph's lines stay lines; an item of a list keeps its mark ("-" or its number); the cells of a
table row are parted by a tab; of pictures and of HTML the text stays. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z!][^>]*>", re.DOTALL)
LISTS = ("bullet_list", "ordered_list")


def read_markdown(text: str) -> str:
    """Return the text of a Markdown document, with blank lines between its blocks."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    blocks = (block.strip("\n") for block in _blocks(tree.children))
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        if node.type in LISTS:
            yield "\n".join(_items(node))
        elif node.type == "table":
            yield "\n".join(_rows(node))
        elif node.type in ("code_block", "fence"):
            yield node.content
        elif node.type == "html_block":
            yield TAG.sub("", node.content)
        elif node.type == "inline":
            yield _inline(node)
        else:
            yield from _blocks(node.children)


def _items(node: SyntaxTreeNode) -> Iterator[str]:
    for item in node.children:
        mark = f"{item.info}{item.markup}" if item.info else "-"
        yield f"{mark} " + "\n".join(_blocks(item.children))


def _rows(table: SyntaxTreeNode) -> Iterator[str]:
    for part in table.children:
        for row in part.children:
            yield "\t".join("".join(_blocks(cell.children)) for cell in row.children)


def _inline(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    if node.type == "html_inline":
        return "\n" if node.content.lower().startswith("<br") else ""
    if node.children:
        return "".join(map(_inline, node.children))
    return node.content
