import { beforeAll, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { ProblemError } from '#domain/errors.ts';
import { yearPeriod } from '#domain/indicator/fact.ts';
import { sealAll, setting, visitOf, VISITING_OFFICER as officer } from '../../../tests/support/work.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { journalHead } from '../journal/blocks.ts';
import { verifyJournal } from '../journal/verify.ts';
import { sqlBalances } from '../ledger/balances.ts';
import { FLAT_TREES } from '../ledger/scope-filter.ts';
import { countedRows } from '../ledger/rows.ts';
import { actIn, openCaseIn } from './cases.ts';

const YEAR = yearPeriod(2026);

/** What the trigger says, or the missing privilege. */
const REFUSED = /append-only|permission denied/;

eachEngine('recording cases', ({ kind, database }) => {
  const slots = kind === 'postgres' ? 16 : 1;
  const open = (input: unknown) => database().transaction((trx) => openCaseIn(trx, setting, slots, 'enterprise-visit', { action: 'open', input }, officer));
  const balances = () => sqlBalances(database().kysely, FLAT_TREES);
  let first = '';

  beforeAll(async () => {
    first = (await open(visitOf('a', 3))).view.id;
    await open(visitOf('a', 2));
    await open(visitOf('b', 4));
  });

  test('three visits to two enterprises are three 户次 and two 家', async () => {
    expect(await balances().sum('visits', YEAR, {})).toEqual({ amount: 3, rows: 3 });
    expect(await balances().distinct('visits', YEAR, {})).toBe(2);
    expect(await balances().sum('visit-staff', YEAR, {})).toEqual({ amount: 9, rows: 3 });
  });

  test('numbers count from one within prefix and year', async () => {
    const rows = await database().kysely.selectFrom('case_file').select('number').orderBy('number').execute();
    expect(rows.map(({ number }) => number)).toEqual(['访〔2026〕1号', '访〔2026〕2号', '访〔2026〕3号']);
  });

  test('a figure opens to the rows it counts, and their sum is the figure', async () => {
    const rows = await countedRows(database().kysely, CATALOG, FLAT_TREES, 'visit-staff', YEAR, {});
    expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(9);
    expect(rows[0]?.event).toBe('访〔2026〕1号#1');
    expect(await countedRows(database().kysely, CATALOG, FLAT_TREES, 'visited-enterprises', YEAR, {})).toHaveLength(2);
  });

  test('a correction takes back the old lines and posts the new ones', async () => {
    const input = { reason: '人数录错', values: { members: 5 } };
    await database().transaction((trx) => actIn(trx, setting, slots, first, { action: 'correct', input, basedOn: 1 }, officer));
    expect(await balances().sum('visit-staff', YEAR, {})).toEqual({ amount: 11, rows: 3 });
    expect(await balances().sum('visits', YEAR, {})).toEqual({ amount: 3, rows: 3 });
  });

  test('an action based on a version that is no longer current is refused and changes nothing', async () => {
    const input = { reason: '再改', values: { members: 9 } };
    const acting = database().transaction((trx) => actIn(trx, setting, slots, first, { action: 'correct', input, basedOn: 1 }, officer));
    await expect(acting).rejects.toThrow(ProblemError);
    expect(await balances().sum('visit-staff', YEAR, {})).toEqual({ amount: 11, rows: 3 });
  });

  test('an annulled entry counts no more, and its enterprise goes when nothing else names it', async () => {
    const { view } = await open(visitOf('c', 1));
    expect(await balances().distinct('visits', YEAR, {})).toBe(3);
    await database().transaction((trx) => actIn(trx, setting, slots, view.id, { action: 'annul', input: { reason: '重复登记' }, basedOn: 1 }, officer));
    expect(await balances().distinct('visits', YEAR, {})).toBe(2);
  });

  test('the chains and sealed blocks verify, and the personal value is in the journal only as a digest', async () => {
    await sealAll(database());
    const found = await verifyJournal(database().kysely);
    expect(found.findings).toEqual([]);
    expect(found.events).toBe(6);
    expect(await journalHead(database().kysely)).toMatch(/^[1-9]\d*:[0-9a-f]{64}$/);
    const payloads = await database().kysely.selectFrom('case_event').select('payload').execute();
    expect(payloads.some(({ payload }) => payload.includes('王某某'))).toBe(false);
  });

  test('an erased value is gone everywhere, and the journal still verifies and says that it was erased', async () => {
    const input = { field: 'contact', reason: '当事人要求删除' };
    const { view } = await database().transaction((trx) => actIn(trx, setting, slots, first, { action: 'erase', input, basedOn: 2 }, officer));
    expect(view.values).not.toHaveProperty('contact');
    const kept = await database().kysely.selectFrom('case_file').select('content').where('id', '=', first).executeTakeFirstOrThrow();
    expect(JSON.stringify(kept.content)).not.toContain('王某某');
    expect(await database().kysely.selectFrom('erasable_value').select('path').execute()).toHaveLength(3);
    expect(await verifyJournal(database().kysely)).toMatchObject({ findings: [], erased: 1 });
  });

  test('a personal value that vanished without an order is found', async () => {
    const [row] = await database().kysely.selectFrom('erasable_value').selectAll().execute();
    await database().kysely.deleteFrom('erasable_value').where('event_id', '=', row?.event_id ?? 0n).execute();
    expect((await verifyJournal(database().kysely)).findings).toEqual([`event ${row?.event_id}: 1 erasable values are gone though no event erased them`]);
  });

  test('the journal cannot be rewritten', async () => {
    await expect(database().kysely.updateTable('case_event').set({ actor: 'someone' }).execute()).rejects.toThrow(REFUSED);
    await expect(database().kysely.deleteFrom('posting').execute()).rejects.toThrow(REFUSED);
  });
});
