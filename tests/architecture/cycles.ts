import { importsOf, resolvedPath } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/**
 * The import cycles between files: each group holds the paths that reach one another, largest group first.
 * Imports of types count too: two files that need each other's types are one idea in two files.
 */
export function importCycles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const graph = new Map(files.map((file) => [file.path, targetsOf(file)]));
  return stronglyConnected(graph)
    .filter((group) => group.length > 1 || group.some((path) => graph.get(path)?.includes(path)))
    .map((group) => [...group].sort())
    .sort((left, right) => right.length - left.length);
}

function targetsOf(file: SourceFile): readonly string[] {
  return importsOf(file)
    .filter((each) => !each.lazy)
    .flatMap((each) => resolvedPath(file.path, each.specifier) ?? []);
}

/** Tarjan's strongly connected components. */
function stronglyConnected(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const groups: string[][] = [];

  /** Visits a file and returns the earliest open file it reaches. */
  function visit(path: string): number {
    const index = order.size;
    order.set(path, index);
    open.push(path);
    let earliest = index;
    for (const target of graph.get(path) ?? []) {
      if (!graph.has(target)) continue;
      const seen = order.get(target);
      if (seen === undefined) earliest = Math.min(earliest, visit(target));
      else if (open.includes(target)) earliest = Math.min(earliest, seen);
    }
    if (earliest === index) groups.push(open.splice(open.indexOf(path)));
    return earliest;
  }

  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return groups;
}
