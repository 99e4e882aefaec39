import type { Indicator } from './indicator.ts';

/** By what a list of indicators is narrowed: words in name, definition or id, and the function that owns them (归口). */
export interface IndicatorFilter {
  readonly q?: string | undefined;
  readonly owner?: string | undefined;
}

/** Whether an indicator is among those asked for; every word must be found. */
export function matchesIndicator({ id, name, definition, owner }: Pick<Indicator, 'id' | 'name' | 'definition' | 'owner'>, filter: IndicatorFilter): boolean {
  const words = `${name.zh} ${name.en} ${definition.zh} ${definition.en} ${id}`.toLowerCase();
  return (filter.owner === undefined || owner === filter.owner) && (filter.q ?? '').toLowerCase().split(/\s+/).every((part) => words.includes(part));
}
