import { readJson, writeJson } from '../../ui/settings.ts';
import { type ListSearch, listSearch } from '../searches.ts';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The filter last used on a type's list on this device. */
export function rememberedSearch(typeId: string): ListSearch {
  return listSearch(readJson(`filter.${typeId}`, isObject) ?? {});
}

export function rememberSearch(typeId: string, search: ListSearch): void {
  writeJson(`filter.${typeId}`, Object.keys(search).length === 0 ? undefined : search);
}
