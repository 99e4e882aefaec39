import { describe, expect, test } from 'vitest';
import { decideIdentity, identityKeys } from './identity.ts';
import type { KnownPatent } from './identity.ts';
import { EMPTY_RECORD } from './record.ts';
import type { PatentRecord } from './record.ts';

const TRUE_NUMBER = { text: '2017106018623', normal: '201710601862.3', damaged: false };
const DAMAGED = { text: '2.017E+12', damaged: true };
const published = { number: 'CN107000001A', date: '2018-01-02' };
const granted = { number: 'CN107000001B', date: '2019-07-12' };

function record(parts: Partial<PatentRecord>): PatentRecord {
  return { ...EMPTY_RECORD, title: '一种示例装置', applicants: ['示例甲公司'], ...parts };
}

function known(id: string, parts: Partial<PatentRecord>, seenInThisFile = false): KnownPatent {
  return { id, record: record(parts), seenInThisFile };
}

describe('the keys of a record', () => {
  test('are its undamaged application number and its publication numbers', () => {
    expect(identityKeys(record({ applicationNumber: TRUE_NUMBER, publications: [published, granted] }))).toEqual({
      applicationNumber: '201710601862.3',
      publicationNumbers: ['CN107000001A', 'CN107000001B'], commonNumbers: [],
    });
  });

  test('leave a damaged number out', () => {
    expect(identityKeys(record({ applicationNumber: DAMAGED, publications: [published] }))).toEqual({ publicationNumbers: ['CN107000001A'], commonNumbers: [] });
  });
});

describe('a record', () => {
  test('that nothing known matches is added', () => {
    expect(decideIdentity(record({ applicationNumber: TRUE_NUMBER }), [])).toEqual({ action: 'add' });
  });

  test('that says the same again is a duplicate', () => {
    const parts = { applicationNumber: TRUE_NUMBER, publications: [published] };
    expect(decideIdentity(record(parts), [known('p1', parts)])).toEqual({ action: 'duplicate', id: 'p1', conflicts: [] });
  });

  test('that only spells its number otherwise is a duplicate', () => {
    const again = record({ applicationNumber: { ...TRUE_NUMBER, text: 'CN201710601862.3' } });
    expect(decideIdentity(again, [known('p1', { applicationNumber: TRUE_NUMBER })])).toMatchObject({ action: 'duplicate' });
  });

  test('of a later publication updates what it says and adds the publication', () => {
    const decision = decideIdentity(record({ applicationNumber: TRUE_NUMBER, publications: [granted], applicants: ['示例乙公司'] }), [
      known('p1', { applicationNumber: TRUE_NUMBER, publications: [published], abstract: '摘要。' }),
    ]);
    expect(decision).toMatchObject({ action: 'update', id: 'p1', changed: ['publications', 'applicants'] });
    expect(decision).toMatchObject({ record: { publications: [published, granted], applicants: ['示例乙公司'], abstract: '摘要。' } });
  });

  test('of an earlier publication only fills what was missing', () => {
    const decision = decideIdentity(record({ applicationNumber: TRUE_NUMBER, publications: [published], applicants: ['示例旧公司'], abstract: '摘要。' }), [
      known('p1', { applicationNumber: TRUE_NUMBER, publications: [granted] }),
    ]);
    expect(decision).toMatchObject({ action: 'update', changed: ['publications', 'abstract'], record: { applicants: ['示例甲公司'] } });
  });

  test('with a damaged number does not damage the good one', () => {
    const decision = decideIdentity(record({ applicationNumber: DAMAGED, publications: [published] }), [
      known('p1', { applicationNumber: TRUE_NUMBER, publications: [published] }),
    ]);
    expect(decision).toMatchObject({ action: 'duplicate', id: 'p1' });
  });

  test('with the true number mends an entry that had a damaged one', () => {
    const decision = decideIdentity(record({ applicationNumber: TRUE_NUMBER, publications: [published] }), [
      known('p1', { applicationNumber: DAMAGED, publications: [published] }),
    ]);
    expect(decision).toMatchObject({ action: 'update', changed: ['applicationNumber'], record: { applicationNumber: TRUE_NUMBER } });
  });

  test('whose two numbers find two entries makes them one, keeping the one with the true number', () => {
    const decision = decideIdentity(record({ applicationNumber: TRUE_NUMBER, publications: [granted] }), [
      known('p1', { applicationNumber: DAMAGED, publications: [granted], legalStatus: '有效' }),
      known('p2', { applicationNumber: TRUE_NUMBER, publications: [published] }),
    ]);
    expect(decision).toMatchObject({ action: 'merge', keep: 'p2', absorb: ['p1'], changed: ['publications', 'legalStatus'] });
    expect(decision).toMatchObject({ record: { applicationNumber: TRUE_NUMBER, publications: [published, granted], legalStatus: '有效' } });
  });

  test('that contradicts an earlier row of its own file leaves that row and names the fields', () => {
    const entry = known('p1', { publications: [published] }, true);
    expect(decideIdentity(record({ publications: [published], title: '另一种装置' }), [entry])).toEqual({ action: 'duplicate', id: 'p1', conflicts: ['title'] });
  });

  test('that corrects what another file said updates it', () => {
    const decision = decideIdentity(record({ publications: [published], title: '更正后的装置' }), [known('p1', { publications: [published] })]);
    expect(decision).toMatchObject({ action: 'update', changed: ['title'] });
  });

  test('whose publication number belongs to another application is refused', () => {
    const other = { ...TRUE_NUMBER, normal: '201710601863.8' };
    const decision = decideIdentity(record({ applicationNumber: TRUE_NUMBER, publications: [published] }), [known('p1', { applicationNumber: other, publications: [published] })]);
    expect(decision).toEqual({ action: 'refuse', publication: 'CN107000001A', application: '201710601863.8' });
  });

  test('that would join two patents with different good numbers is refused', () => {
    const other = { ...TRUE_NUMBER, normal: '201710601863.8' };
    const decision = decideIdentity(record({ publications: [published, granted] }), [
      known('p1', { applicationNumber: TRUE_NUMBER, publications: [published] }),
      known('p2', { applicationNumber: other, publications: [granted] }),
    ]);
    expect(decision).toEqual({ action: 'refuse', publication: 'CN107000001B', application: '201710601863.8' });
  });
});
