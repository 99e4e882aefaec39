import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SECTORS, TECHNOLOGY_FIELDS, technologyFieldOf } from './technology-field.ts';

const CONCORDANCE = new URL('../../../../shared/data/classification/wipo-ipc-technology-concordance.csv', import.meta.url);

describe('the technology field of an IPC symbol', () => {
  test('is told by its subclass', () => {
    expect(technologyFieldOf('H01M10/0525')).toBe(1);
    expect(technologyFieldOf('G06Q')).toBe(7);
  });

  test('is told by its main group where fields share a subclass', () => {
    expect(technologyFieldOf('H04N21/00')).toBe(4);
    expect(technologyFieldOf('H04N1/00')).toBe(3);
    expect(technologyFieldOf('A61K8/02')).toBe(14);
    expect(technologyFieldOf('A61K31/00')).toBe(16);
  });

  test('is that of the rest of the subclass for a group newer than the table', () => {
    expect(technologyFieldOf('H04N23/60')).toBe(2);
    expect(technologyFieldOf('H10B12/00')).toBe(8);
  });

  test('is unknown for what is no class', () => {
    expect(technologyFieldOf('X99Y')).toBeUndefined();
    expect(technologyFieldOf('')).toBeUndefined();
  });
});

test('there are 35 fields in five sectors', () => {
  expect(TECHNOLOGY_FIELDS.map(({ number }) => number)).toEqual(Array.from({ length: 35 }, (_, index) => index + 1));
  expect(new Set(TECHNOLOGY_FIELDS.map(({ sector }) => sector))).toEqual(new Set(Object.keys(SECTORS)));
});

test.skipIf(!existsSync(CONCORDANCE))('every line of the published concordance gives its field (skipped where ../shared/data is absent)', () => {
  const lines = readFileSync(CONCORDANCE, 'utf8').split(/\r?\n/).slice(1).filter((line) => line !== '');
  const wrong = lines.flatMap((line) => {
    const number = Number(line.slice(0, line.indexOf(',')));
    const symbol = /,([A-H]\d{2}[A-Z](?:\s*\d+\/)?)%/.exec(line)?.[1]?.replace(/\s/g, '') ?? '';
    return technologyFieldOf(symbol) === number ? [] : [`${symbol}: ${technologyFieldOf(symbol)} for ${number}`];
  });
  expect(lines.length).toBeGreaterThan(700);
  expect(wrong).toEqual([]);
});
