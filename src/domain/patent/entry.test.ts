import { describe, expect, test } from 'vitest';
import { correctedRecord, entryOf, type PatentEntry, readEntry } from './entry.ts';
import { decideIdentity, joinRecords } from './identity.ts';
import { EMPTY_RECORD, type PatentRecord } from './record.ts';

const TODAY = '2026-06-01';
const BLANK: PatentEntry = { title: '', applicationNumber: '', kind: '', filingDate: '', publications: [], applicants: [], inventors: [], address: '', classes: '', abstract: '', compensation: '', drugCompensation: '' };
const GOOD: PatentEntry = { ...BLANK, title: '一种检索装置', applicationNumber: 'ZL 2017 1 0601862.3', filingDate: '2017-07-21', publications: [{ number: 'CN 109996757 A', date: '2019-07-09' }], applicants: ['晨光机械有限公司'] };

function read(entry: PatentEntry): PatentRecord {
  const outcome = readEntry(entry, TODAY);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code }) => code).join());
  return outcome.value;
}

function codes(entry: PatentEntry): readonly string[] {
  const outcome = readEntry(entry, TODAY);
  return outcome.ok ? [] : outcome.problems.map(({ code, path }) => `${code} ${path ?? ''}`.trim());
}

describe('an entry by hand', () => {
  test('is read in any spelling of its numbers, and says its kind', () => {
    expect(read(GOOD)).toMatchObject({ title: '一种检索装置', kind: 'invention', applicationNumber: { normal: '201710601862.3', damaged: false }, publications: [{ number: 'CN109996757A', date: '2019-07-09' }] });
  });

  test('with a wrong check digit is refused with the right one, and without a usable number altogether', () => {
    expect(readEntry({ ...GOOD, applicationNumber: '201710601862.4' }, TODAY)).toMatchObject({ ok: false, problems: [{ code: 'check-digit', path: 'applicationNumber', params: { expected: '3' } }] });
    expect(codes({ ...GOOD, applicationNumber: '', publications: [] })).toEqual(['no-patent-number applicationNumber']);
    expect(codes({ ...GOOD, applicationNumber: '2.02E+12' })).toEqual(['damaged-number applicationNumber']);
  });

  test('with a publication number that lacks its kind code, or of another kind, is refused', () => {
    expect(codes({ ...GOOD, publications: [{ number: 'CN109996757', date: '' }] })).toEqual(['wrong-format publications[0].number']);
    expect(codes({ ...GOOD, publications: [{ number: 'CN305246987S', date: '' }] })).toEqual(['kind-mismatch publications']);
  });

  test('needs a title and an applicant, and days that can be', () => {
    expect(codes({ ...GOOD, title: ' ', applicants: [''], filingDate: '2027-01-01', publications: [{ number: 'CN109996757A', date: '1984-01-01' }] })).toEqual(['required title', 'required applicants', 'future-date filingDate', 'out-of-range publications[0].date']);
    expect(codes({ ...GOOD, title: '机密★装置' })).toEqual(['state-secret']);
  });
});

describe('a correction', () => {
  const record: PatentRecord = { ...read(GOOD), agents: ['甲'], firstClaim: '一种装置' };

  test('changes what the person changed and nothing else', () => {
    const outcome = correctedRecord(record, { ...entryOf(record), title: '一种检索方法', applicants: ['晨光机械有限公司', '某大学'] }, TODAY);
    expect(outcome).toMatchObject({ ok: true, value: { changed: ['title', 'applicants'], record: { title: '一种检索方法', agents: ['甲'], firstClaim: '一种装置', corrected: ['applicants', 'title'] } } });
    expect(correctedRecord(record, entryOf(record), TODAY)).toEqual({ ok: true, value: { changed: [], record } });
  });

  test('stands against the row that it corrected, and against a later one', () => {
    const outcome = correctedRecord(record, { ...entryOf(record), title: '一种检索方法' }, TODAY);
    if (!outcome.ok) throw new Error('refused');
    expect(joinRecords(outcome.value.record, record, 'record').title).toBe('一种检索方法');
    expect(decideIdentity(record, [{ id: '1', record: outcome.value.record }])).toMatchObject({ action: 'duplicate' });
  });

  test('of publications keeps a removed one away, and takes a later one in', () => {
    const wrong: PatentRecord = { ...record, publications: [{ number: 'CN109996757A', date: '2019-07-09' }, { number: 'CN109996758B', date: '2020-01-01' }] };
    const outcome = correctedRecord(wrong, { ...entryOf(wrong), publications: [{ number: 'CN109996757A', date: '2019-07-09' }] }, TODAY);
    if (!outcome.ok) throw new Error('refused');
    const joined = joinRecords(outcome.value.record, { ...EMPTY_RECORD, publications: [{ number: 'CN109996757A', date: '2019-07-09' }, { number: 'CN109996757B', date: '2021-05-04' }] }, 'record');
    expect(joined.publications.map(({ number }) => number)).toEqual(['CN109996757A', 'CN109996757B']);
  });

  test('supplies a number that was damaged, and leaves it damaged where it is left blank', () => {
    const damaged: PatentRecord = { ...record, applicationNumber: { text: '2.02E+12', damaged: true } };
    const other = correctedRecord(damaged, { ...entryOf(damaged), title: '改名' }, TODAY);
    expect(other).toMatchObject({ ok: true, value: { changed: ['title'], record: { applicationNumber: { damaged: true } } } });
    const mended = correctedRecord(damaged, { ...entryOf(damaged), applicationNumber: '201710601862.3' }, TODAY);
    expect(mended).toMatchObject({ ok: true, value: { changed: ['applicationNumber'], record: { applicationNumber: { normal: '201710601862.3', damaged: false } } } });
  });
});

const US: PatentEntry = { ...BLANK, title: 'Method of searching', applicationNumber: 'US 12/134,151', kind: 'invention', filingDate: '2008-06-05', publications: [{ number: 'US 2009/0300000 A1', date: '2009-12-03' }, { number: 'US 8,926,509 B2', date: '2015-01-06' }], applicants: ['Example Inc.'] };

describe('a foreign patent by hand', () => {
  test('is known by numbers with their country before them, as imports write them', () => {
    expect(read(US)).toMatchObject({ applicationNumber: { normal: 'US12134151', damaged: false }, publications: [{ number: 'US20090300000A1' }, { number: 'US8926509B2' }], kind: 'invention' });
    expect(read({ ...US, applicationNumber: 'PCT/EP2009/067890', publications: [{ number: 'WO 2010/133782 A1', date: '' }, { number: 'EP 2 123 456 B1', date: '' }] })).toMatchObject({ applicationNumber: { normal: 'PCT/EP2009/067890' }, publications: [{ number: 'WO2010/133782A1' }, { number: 'EP2123456B1' }] });
  });

  test('comes back as it was entered, and its correction is held against later imports', () => {
    const known = read(US);
    expect(read(entryOf(known))).toEqual({ ...known, applicationNumber: { ...known.applicationNumber, text: 'US12134151' } });
    const outcome = correctedRecord(known, { ...entryOf(known), title: 'Method of finding' }, TODAY);
    if (!outcome.ok) throw new Error('refused');
    expect(outcome.value).toMatchObject({ changed: ['title'], record: { title: 'Method of finding', corrected: ['title'] } });
    expect(joinRecords(outcome.value.record, known, 'record').title).toBe('Method of finding');
  });

  test('without a kind code, of two offices, or mixed with Chinese numbers is refused', () => {
    expect(codes({ ...US, publications: [{ number: 'US 8,926,509', date: '' }] })).toEqual(['wrong-format publications[0].number']);
    expect(codes({ ...US, publications: [{ number: 'US8926509B2', date: '' }, { number: 'EP2123456B1', date: '' }] })).toEqual(['wrong-format publications']);
    expect(codes({ ...US, publications: [{ number: 'US8926509B2', date: '' }, { number: 'CN109996757A', date: '' }] })).toEqual(['wrong-format publications[1].number']);
    expect(codes({ ...US, applicationNumber: '12134151' })).toEqual(['wrong-format applicationNumber']);
  });

  test('may be older than China’s patent law', () => {
    expect(read({ ...US, filingDate: '1972-05-05', publications: [{ number: 'US3926509A', date: '1975-01-06' }] }).filingDate).toBe('1972-05-05');
  });
});

describe('a compensation of the term by hand', () => {
  test('is kept by its ground, and only for inventions', () => {
    expect(read({ ...GOOD, compensation: '120', drugCompensation: '0' }).compensation).toEqual([{ ground: 'delay', days: 120 }]);
    expect(codes({ ...GOOD, compensation: '一百天' })).toEqual(['out-of-range compensation']);
    expect(codes({ ...GOOD, applicationNumber: '', publications: [{ number: 'CN305246987S', date: '' }], drugCompensation: '30' })).toEqual(['not-allowed-value drugCompensation']);
  });

  test('that is taken back is none, whatever was announced', () => {
    const announced: PatentRecord = { ...read(GOOD), events: [{ date: '2024-01-02', text: '专利权期限的补偿;补偿天数:120' }] };
    expect(entryOf(announced).compensation).toBe('120');
    const outcome = correctedRecord(announced, { ...entryOf(announced), compensation: '' }, TODAY);
    expect(outcome.ok && [outcome.value.record.compensation, entryOf(outcome.value.record).compensation]).toEqual([[], '']);
  });
});
