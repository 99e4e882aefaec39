import { describe, expect, test } from 'vitest';
import { withChanges } from './change.ts';
import { checkChange } from './check-change.ts';
import { asOn, type District, standingOn, type Unit } from './organisation.ts';

const label = (text: string): { zh: string; en: string } => ({ zh: text, en: text });
const BUREAU: Unit = { code: 'bureau', name: label('样例局'), kind: 'bureau', functions: [], from: '2019-01-01' };
const OFFICE: Unit = { code: 'office', name: label('办公室'), kind: 'division', functions: ['office'], from: '2019-01-01', parent: 'bureau' };
const TEAM: Unit = { code: 'team', name: label('二科'), kind: 'division', functions: [], from: '2019-01-01', parent: 'office' };
const CITY: District = { code: '990100', name: label('样例市'), from: '2019-01-01' };
const chart = { units: [BUREAU, OFFICE, TEAM], districts: [CITY], functions: ['office', 'legal'] };
const codesOf = (change: Parameters<typeof checkChange>[1]): readonly string[] => checkChange(chart, change).map(({ code, path }) => `${code} ${path ?? ''}`.trim());

describe('the changes of a unit', () => {
  const [unit = OFFICE] = withChanges('unit', [OFFICE], [
    { node: 'unit', code: 'office', kind: 'end', on: '2025-01-01', successors: ['legal'] },
    { node: 'unit', code: 'office', kind: 'rename', on: '2022-05-01', name: label('综合处') },
    { node: 'unit', code: 'office', kind: 'charge', on: '2023-05-01', functions: ['office', 'legal'] },
    { node: 'unit', code: 'office', kind: 'rename', on: '2022-05-01', name: label('综合办') },
  ]);

  test('make its standings, each from a day to a day, however they were recorded', () => {
    expect(unit.standings?.map(({ from, to, name, functions }) => [from, to, name.zh, functions?.length])).toEqual([
      ['2019-01-01', '2022-04-30', '办公室', 1], ['2022-05-01', '2023-04-30', '综合办', 1], ['2023-05-01', '2024-12-31', '综合办', 2],
    ]);
    expect([unit.to, unit.successors]).toEqual(['2024-12-31', ['legal']]);
  });

  test('tell how it stood on any day, before it began as it began', () => {
    expect([standingOn(unit, '2000-01-01').name.zh, standingOn(unit, '2022-05-01').name.zh, asOn(unit, '2030-01-01').functions]).toEqual(['办公室', '综合办', ['office', 'legal']]);
  });
});

describe('a change is refused', () => {
  const add = { node: 'unit', kind: 'add', on: '2023-01-01', name: label('法规处'), unitKind: 'division', functions: ['legal'], parent: 'bureau' } as const;

  test('with a code that was used, or has another form', () => {
    expect(codesOf({ ...add, code: 'legal' })).toEqual([]);
    expect(codesOf({ ...add, code: 'office' })).toEqual(['guard-refused code']);
    expect(codesOf({ ...add, code: '法规' })).toEqual(['wrong-format code']);
    expect(codesOf({ node: 'district', kind: 'add', on: '2023-01-01', code: '9901', parent: '990100', name: label('东区') })).toEqual(['wrong-format code']);
  });

  test('without a name, or with one that bears a mark of secrecy', () => {
    expect(codesOf({ node: 'unit', code: 'office', kind: 'rename', on: '2023-01-01' })).toEqual(['required name']);
    expect(codesOf({ node: 'unit', code: 'office', kind: 'rename', on: '2023-01-01', name: label('机密★处') })).toEqual(['state-secret name']);
  });

  test('below itself, below what is gone, or of a root', () => {
    expect(codesOf({ node: 'unit', code: 'office', kind: 'move', on: '2023-01-01', parent: 'team' })).toEqual(['guard-refused parent']);
    expect(codesOf({ ...add, code: 'legal', on: '2018-01-01' })).toEqual(['guard-refused parent']);
    expect(codesOf({ node: 'unit', code: 'bureau', kind: 'end', on: '2023-01-01' })).toEqual(['guard-refused code']);
    expect(codesOf({ node: 'district', code: '990200', kind: 'add', on: '2023-01-01', name: label('第二市') })).toEqual(['guard-refused parent']);
  });

  test('while something lies below it, or into what does not exist', () => {
    expect(codesOf({ node: 'unit', code: 'office', kind: 'end', on: '2023-01-01' })).toEqual(['guard-refused code']);
    expect(codesOf({ node: 'unit', code: 'team', kind: 'end', on: '2023-01-01', successors: ['legal'] })).toEqual(['guard-refused successors']);
    expect(codesOf({ node: 'unit', code: 'team', kind: 'end', on: '2019-01-01' })).toEqual(['out-of-range on']);
  });

  test('for a district bureau without its district, and for a function nobody knows', () => {
    expect(codesOf({ ...add, code: 'east', unitKind: 'district-bureau' })).toEqual(['required district']);
    expect(codesOf({ node: 'unit', code: 'office', kind: 'charge', on: '2023-01-01', functions: ['tax'] })).toEqual(['not-allowed-value functions']);
  });
});
