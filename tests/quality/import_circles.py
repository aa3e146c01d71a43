"""Finds circles of imports: groups of modules none of which can be understood without the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import grimp


@dataclass(frozen=True, slots=True)
class Circle:
    """Modules that reach each other by imports, with every import between them as a line to look at."""

    modules: tuple[str, ...]
    imports: tuple[str, ...]

    def __str__(self) -> str:
        return "\n    ".join((" <-> ".join(self.modules), *self.imports))


def circles_of(package: str) -> list[Circle]:
    """Read every import of a package: at the top, inside functions, and those for the type checker only."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=False, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in sorted(graph.modules)}
    return [_circle(graph, group, imports) for group in groups(imports) if len(group) > 1]


def _circle(graph: grimp.ImportGraph, group: frozenset[str], imports: Mapping[str, set[str]]) -> Circle:
    lines = (
        f"{importer}:{detail['line_number']} {detail['line_contents']}"
        for importer in sorted(group)
        for imported in sorted(imports[importer] & group)
        for detail in graph.get_import_details(importer=importer, imported=imported)
    )
    return Circle(tuple(sorted(group)), tuple(lines))


def groups(imports: Mapping[str, set[str]]) -> list[frozenset[str]]:
    """Put modules that reach each other into one group (Kosaraju: ends of a walk, then a walk against the arrows)."""
    order: list[str] = []
    seen: set[str] = set()
    for start in imports:
        order += _walk(start, imports, seen)
    importers: dict[str, set[str]] = {module: set() for module in imports}
    for importer, imported in imports.items():
        for module in imported:
            importers[module].add(importer)
    placed: set[str] = set()
    return [group for last in reversed(order) if (group := frozenset(_walk(last, importers, placed)))]


def _walk(start: str, arrows: Mapping[str, set[str]], seen: set[str]) -> Iterator[str]:
    """Give what can be reached and was not seen before, each module after all that it leads to."""
    if start in seen:
        return
    seen.add(start)
    way = [(start, iter(sorted(arrows[start])))]
    while way:
        module, rest = way[-1]
        step = next((one for one in rest if one not in seen), None)
        if step is None:
            way.pop()
            yield module
        else:
            seen.add(step)
            way.append((step, iter(sorted(arrows[step]))))
