import type { Values } from '#domain/form/index.ts';

/** An item while it is being typed: perhaps without an id, which the check gives. */
export type TypedItem = Values;

export function typedItems(value: unknown): readonly TypedItem[] {
  return Array.isArray(value) ? value.filter((item): item is TypedItem => typeof item === 'object' && item !== null) : [];
}

/** The items with one value of one of them changed. */
export function withValue(items: readonly TypedItem[], index: number, name: string, value: unknown): readonly TypedItem[] {
  return items.map((item, at) => (at === index ? { ...item, [name]: value } : item));
}

export function without(items: readonly TypedItem[], index: number): readonly TypedItem[] {
  return items.filter((_, at) => at !== index);
}
