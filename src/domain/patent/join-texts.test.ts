import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimParts, claimSetsOf, joinClaims } from './claim-sets.ts';
import { lengthOfDescription, passagesOf } from './description.ts';
import { citedNumberOf, commonNumberOf } from './foreign-number.ts';
import { decideIdentity, joinRecords } from './identity.ts';
import { joinCitations } from './join-citations.ts';
import { languageOf } from './language.ts';
import { type Citation, EMPTY_RECORD, type PatentRecord } from './record.ts';

const language = fc.constantFrom('zh', 'en', 'de', '');
const claimSet = fc.record({ language, claims: fc.array(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }) });
const claims = fc.uniqueArray(claimSet, { selector: (set) => set.language, maxLength: 3 }).map(claimParts);
const citation: fc.Arbitrary<Citation> = fc.oneof(
  fc.record({ number: fc.constantFrom('US5000001', 'US5000001A', 'US5000001B2', 'EP0123456', 'CN109000001A'), by: fc.constantFrom('applicant' as const, 'examiner' as const) }),
  fc.record({ text: fc.constantFrom('Doe, Devices, 2001.', 'doe devices 2001', '装置学') }),
);

describe('claims of several sources', () => {
  test('are held in each language, Chinese before English before others', () => {
    expect(claimParts([{ language: 'de', claims: ['a'] }, { language: 'en', claims: ['b'] }, { language: 'zh', claims: ['c'] }, { language: 'en', claims: ['d'] }])).toEqual({
      claims: ['c'], claimsLanguage: 'zh', otherClaims: [{ language: 'en', claims: ['b'] }, { language: 'de', claims: ['a'] }],
    });
    expect(claimParts([{ language: 'en', claims: [] }])).toEqual({});
  });

  test('of no language are those of the other source', () => {
    expect(joinClaims({ claims: ['新'], claimsLanguage: 'zh' }, { claims: ['旧'] })).toEqual({ claims: ['新'], claimsLanguage: 'zh' });
    expect(joinClaims({ claims: ['新'] }, { claims: ['旧'], claimsLanguage: 'zh' })).toEqual({ claims: ['新'], claimsLanguage: 'zh' });
  });

  test('of no language stay beside those that the source has in the other’s language', () => {
    const strong = claimParts([{ language: '', claims: ['a'] }, { language: 'de', claims: ['b'] }]);
    expect(claimSetsOf(joinClaims(strong, { claims: ['c'], claimsLanguage: 'de' })).map(({ claims: [first] }) => first)).toEqual(['a', 'b']);
  });

  test('joined again change nothing, and no language is lost', () => {
    fc.assert(fc.property(claims, claims, (strong, weak) => {
      const once = joinClaims(strong, weak);
      expect(joinClaims(strong, once)).toEqual(once);
      const named = (parts: typeof once): string[] => claimSetsOf(parts).map((set) => set.language).filter(Boolean);
      for (const each of [...named(strong), ...named(weak)]) expect(named(once)).toContain(each);
    }));
  });
});

describe('citations of several sources', () => {
  test('are told once, with what either says; a kind code is kept', () => {
    expect(joinCitations([{ number: 'US5000001', category: 'X' }], [{ number: 'US5000001A', by: 'examiner' }, { text: 'Doe: Devices' }])).toEqual([{ number: 'US5000001A', category: 'X', by: 'examiner' }, { text: 'Doe: Devices' }]);
    expect(joinCitations(undefined, [{ text: 'a' }])).toEqual([{ text: 'a' }]);
  });

  test('joined again change nothing', () => {
    fc.assert(fc.property(fc.array(citation, { maxLength: 6 }), fc.array(citation, { maxLength: 6 }), (known, told) => {
      const once = joinCitations(known, told) ?? [];
      expect(joinCitations(once, told)).toEqual(once);
    }));
  });

  test('are numbered as publications are', () => {
    expect(citedNumberOf({ office: 'US', number: '2002/0020001', kind: 'A1', date: '' })).toBe('US20020020001A1');
    expect(citedNumberOf({ office: '', number: 'EP0680812', kind: '', date: '' })).toBe('EP0680812');
    expect(citedNumberOf({ office: 'JP', number: '63-101085', kind: 'A', date: '' })).toBe('JP63101085A');
    expect(citedNumberOf({ office: '', number: 'none', kind: '', date: '' })).toBe('');
    expect([commonNumberOf('EP2400812B1'), commonNumberOf('US9876543B2')]).toEqual(['EP2400812', undefined]);
  });
});

describe('a description', () => {
  test('is cut between paragraphs, and none is lost', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }).map((length) => ({ text: '字'.repeat(length) })), { maxLength: 12 }), (paragraphs) => {
      const passages = passagesOf(paragraphs);
      expect(passages.flat()).toEqual(paragraphs);
      expect(passages.every((each) => each.length > 0)).toBe(true);
      for (const passage of passages) expect(lengthOfDescription({ paragraphs: passage.slice(0, -1) })).toBeLessThan(8_000);
    }));
  });

  test('is in the language that its source tells, else in that of its characters', () => {
    expect([languageOf('EN', '一'), languageOf('zh-CN', 'a'), languageOf('eng', ''), languageOf('', '一种装置'), languageOf('', 'これは装置'), languageOf('', 'a device')]).toEqual(['en', 'zh', 'en', 'zh', 'ja', 'und']);
  });
});

describe('two records of one patent', () => {
  const record = (parts: Partial<PatentRecord>): PatentRecord => ({ ...EMPTY_RECORD, publications: [{ number: 'CN107000001A', date: '2018-01-02' }], ...parts });

  test('keep Chinese words where an office abroad translates them', () => {
    const joined = joinRecords(record({ title: '一种装置', applicants: ['示例公司'], inventors: ['王某'] }), record({ title: 'A device', applicants: ['EXAMPLE CO'], inventors: ['WANG'], ipc: ['G06F16/33'] }), 'record');
    expect(joined).toMatchObject({ title: '一种装置', applicants: ['示例公司'], inventors: ['王某'], ipc: ['G06F16/33'] });
  });

  test('leave no member of the family that is the patent itself', () => {
    const joined = joinRecords(record({ familyMembers: ['EP3000001A1'] }), record({ familyMembers: ['CN107000001A', 'US1A'] }), 'record');
    expect(joined.familyMembers).toEqual(['EP3000001A1', 'US1A']);
  });

  test('are placed by the day that the register knows: a full text of the application does not displace the grant\'s', () => {
    const entry = record({ publications: [{ number: 'CN107000001A', date: '2018-01-02' }, { number: 'CN107000001B', date: '2020-01-02' }], claims: ['授权'], claimsLanguage: 'zh', firstClaim: '授权' });
    expect(decideIdentity(record({ publications: [{ number: 'CN107000001A' }], claims: ['公开'], claimsLanguage: 'zh' }), [{ id: '1', record: entry }])).toMatchObject({ action: 'duplicate' });
    expect(decideIdentity(record({ publications: [{ number: 'CN107000001B' }], claims: ['更正'], claimsLanguage: 'zh' }), [{ id: '1', record: entry }])).toMatchObject({ action: 'update', record: { claims: ['更正'] } });
  });
});
