import type { Option } from '../ui/combobox.tsx';

/** The options in which every part of what was typed occurs, those that begin with it first. At most `limit`. */
export function matching(options: readonly Option[], query: string, limit = 50): Option[] {
  const parts = query.toLowerCase().split(/\s+/).filter((part) => part !== '');
  const found = options.filter((option) => parts.every((part) => `${option.title} ${option.note ?? ''} ${option.key}`.toLowerCase().includes(part)));
  const begins = (option: Option): boolean => option.title.toLowerCase().startsWith(parts[0] ?? '');
  return [...found.filter(begins), ...found.filter((option) => !begins(option))].slice(0, limit);
}
