import { contentOf } from './column-content.ts';
import { looksLikeOrganisation, nameStyleOf, splitNames } from './names.ts';
import type { RecognisedColumn } from './column-mapping.ts';
import type { PatentRole } from './column-role.ts';
import { declarationOf } from './column-role.ts';
import { findDay } from './day-text.ts';

const NAME_ROLES = ['applicants', 'inventors'] as const;

type Rows = readonly (readonly string[])[];

/**
 * Puts right pairs of columns whose cells look alike one by one but not side by side: applicants and inventors
 * (organisations invent nothing), titles and names, filing and publication dates (nothing is published before it is
 * filed).
 */
export function correctSwaps(columns: readonly RecognisedColumn[], sample: Rows): RecognisedColumn[] {
  const namesRight = swapIf(columns, 'applicants', 'inventors', (applicants, inventors) => {
    const [first, second] = [organisations(sample, applicants), organisations(sample, inventors)];
    return second > 0.3 && first < second / 3;
  });
  const named = NAME_ROLES.reduce((all, role) => swapIf(all, 'title', role, (title, names) => isNames(sample, title) && !isNames(sample, names)), namesRight);
  return swapIf(named, 'filingDate', 'publicationDate', (filing, publication) => mostlyLater(sample, filing, publication));
}

function swapIf(
  columns: readonly RecognisedColumn[],
  one: PatentRole,
  other: PatentRole,
  wrong: (one: number, other: number) => boolean,
): RecognisedColumn[] {
  const [a, b] = [one, other].map((role) => columns.find((each) => each.role === role && each.confidence < 1));
  if (!a || !b || !wrong(a.column, b.column)) return [...columns];
  return columns.map((each) => {
    if (each === a) return swapped(each, other);
    return each === b ? swapped(each, one) : each;
  });
}

function swapped(column: RecognisedColumn, role: PatentRole): RecognisedColumn {
  const [said, told] = [declarationOf(column.role).name, declarationOf(role).name];
  const reason = { zh: `表头写「${said.zh}」，与另一列对照应为「${told.zh}」，以内容为准`, en: `the header says ${said.en}; beside the other column its cells are ${told.en}; the cells count` };
  return { ...column, role, confidence: 0.8, reason };
}

function isNames(sample: Rows, column: number): boolean {
  return contentOf(sample.map((cells) => cells[column] ?? '')).kind === 'names';
}

function organisations(sample: Rows, column: number): number {
  const filled = sample.map((cells) => cells[column] ?? '').filter((cell) => cell.trim() !== '');
  const style = nameStyleOf(filled);
  const counted = filled.filter((cell) => splitNames(cell, style).some(looksLikeOrganisation)).length;
  return filled.length === 0 ? 0 : counted / filled.length;
}

/** At least nine rows in ten have the first date after the second. */
function mostlyLater(sample: Rows, one: number, other: number): boolean {
  const pairs = sample.map((cells) => [findDay(cells[one] ?? ''), findDay(cells[other] ?? '')] as const).filter(([a, b]) => a && b);
  const later = pairs.filter(([a = '', b = '']) => a > b).length;
  return pairs.length > 0 && later >= pairs.length * 0.9;
}
