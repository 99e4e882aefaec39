import { CATALOG } from '#catalog/index.ts';
import { RELATIONS } from '#domain/access/visibility.ts';
import { SOURCES } from '#domain/indicator/indicator.ts';
import { DISTRICTS, UNITS } from '#demo/bureau.ts';

function isLabel(value: object): value is { readonly zh: string; readonly en: string } {
  return 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string';
}

/** Every label within some declarations, however deep. */
function collect(value: unknown, found: Set<string>, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (isLabel(value)) {
    if (value.zh !== value.en) found.add(value.zh.trim());
    return;
  }
  for (const each of Object.values(value)) collect(each, found, seen);
}

function wordsOfCatalogue(): ReadonlySet<string> {
  const found = new Set<string>();
  collect([CATALOG.types, CATALOG.currentIndicators, CATALOG.roles, CATALOG.functions, CATALOG.rules, CATALOG.genres, RELATIONS, SOURCES, UNITS, DISTRICTS], found, new Set());
  return found;
}

/** The Chinese of what the catalogue and the model city's bureau name in both languages: none of it stands on an English page. */
export const CHINESE_WORDS: ReadonlySet<string> = wordsOfCatalogue();

/** Whether a text is such a word, or a list of such words. */
export function isChineseWording(text: string): boolean {
  const words = text.split(/[、，；：·（）]/).map((word) => word.trim()).filter(Boolean);
  return words.length > 0 && words.every((word) => CHINESE_WORDS.has(word));
}
