import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applicationOf, gazette, gazetteRow, importFiles, NOW } from '../../../tests/support/import.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { SYSTEM } from '#domain/access/actor.ts';
import { slotsOf } from '../context.ts';
import { verifyJournal } from '../journal/verify.ts';
import { openCaseIn } from '../store/cases.ts';
import { relinkImported } from './relink-numbers.ts';

interface Detail {
  readonly patent: { readonly id: string; readonly title: string; readonly applicationNumber?: string };
  readonly entry: Record<string, unknown>;
  readonly corrected: readonly string[];
  readonly history: readonly { readonly act: { readonly zh: string }; readonly reason: string; readonly changes: readonly { readonly field: string; readonly before?: string; readonly after?: string }[]; readonly absorbed: readonly string[] }[];
}

interface Answer {
  readonly status: number;
  readonly body: { readonly id?: string; readonly outcome?: string; readonly relinked?: number; readonly errors?: readonly { readonly code: string; readonly path: string }[] };
}

const [ONE, TWO, THREE, FOUR, FIVE] = [17, 2, 3, 4, 5].map(applicationOf) as [string, string, string, string, string];

eachEngine('the register of patents, written by hand', ({ database }) => {
  let opened: Promise<TestBureau> | undefined;
  const bureau = (): Promise<TestBureau> => (opened ??= openBureau(database(), { now: () => new Date(NOW) }));
  const entered = { title: '一种检索装置', applicationNumber: ONE, applicants: ['晨光机械有限公司'], filingDate: '2019-01-24' };
  const register = async (entry: object, more: object = {}, user = 'officer'): Promise<Answer> => {
    const reply = await (await bureau()).call('registerPatent', user, { body: { entry, reason: '当事人提交证书', ...more } });
    return { status: reply.statusCode, body: reply.json() };
  };
  const correct = async (id: string, entry: object, more: object = {}): Promise<Answer> => {
    const reply = await (await bureau()).call('correctPatent', 'officer', { params: { id }, body: { entry, reason: '证书与登记不一致', ...more } });
    return { status: reply.statusCode, body: reply.json() };
  };
  const detail = async (id: string): Promise<Detail> => (await (await bureau()).call('patent', 'officer', { params: { id } })).json();
  const codes = ({ body }: Answer): readonly string[] => (body.errors ?? []).map(({ code, path }) => `${code} ${path}`.trim());
  const counted = async (): Promise<unknown> => {
    const { rows } = await sql<{ amount: bigint }>`select coalesce(sum(amount), 0)::bigint as amount from balance where indicator = 'patents-registered' and month like '____'`.execute(database().kysely);
    return rows[0]?.amount;
  };
  let one = '';

  test('takes a patent in, counts it, and keeps who did it and why', async () => {
    const added = await register(entered);
    expect([added.status, added.body.outcome]).toEqual([200, 'added']);
    one = added.body.id ?? '';
    const { patent, history } = await detail(one);
    expect([patent.title, patent.applicationNumber]).toEqual(['一种检索装置', ONE]);
    expect(history.map(({ act, reason }) => [act.zh, reason])).toEqual([['登记', '当事人提交证书']]);
    expect(await counted()).toBe(1n);
  });

  test('refuses a wrong check digit, a number without its kind code, a missing reason and whoever keeps no register', async () => {
    expect(codes(await register({ ...entered, applicationNumber: `${ONE.slice(0, -1)}${ONE.endsWith('1') ? '2' : '1'}` }))).toEqual(['check-digit applicationNumber']);
    expect(codes(await register({ ...entered, applicationNumber: '', publications: [{ number: 'CN109996757' }] }))).toContain('wrong-format publications[0].number');
    expect(codes(await register(entered, { reason: ' ' }))).toEqual(['required reason']);
    expect((await register(entered, {}, 'finance')).status).toBe(403);
  });

  test('finds what it holds by the rules of imports, and joins it only when told to', async () => {
    const again = { ...entered, publications: [{ number: 'CN111111111A', date: '2021-01-05' }] };
    expect(codes(await register(again))).toEqual(['patent-registered applicationNumber']);
    const joined = await register(again, { join: true });
    expect([joined.body.outcome, joined.body.id]).toEqual(['joined', one]);
    expect((await register(again, { join: true })).body.outcome).toBe('known');
    expect(await counted()).toBe(1n);
    expect(codes(await register({ ...entered, applicationNumber: TWO, publications: [{ number: 'CN111111111A', date: '2021-01-05' }] }))).toEqual(['publication-taken publications']);
  });

  test('corrects a field by a person, shows it in the history, and keeps it against an import of the same patent', async () => {
    const { entry } = await detail(one);
    const done = await correct(one, { ...entry, title: '一种专利检索装置' });
    expect([done.status, done.body.outcome]).toEqual([200, 'corrected']);
    const after = await detail(one);
    expect(after.corrected).toEqual(['title']);
    expect(after.history[0]?.changes).toEqual([{ field: 'title', before: '一种检索装置', after: '一种专利检索装置' }]);
    expect(codes(await correct(one, after.entry))).toEqual(['guard-refused']);
    const { server } = await bureau();
    await importFiles(server, [{ name: 'later.csv', text: gazette([gazetteRow(17)]) }]);
    expect((await detail(one)).patent.title).toBe('一种专利检索装置');
  });

  test('a number that is corrected away is free for its own patent', async () => {
    const wrong = await register({ ...entered, title: '另一件', applicationNumber: TWO });
    const id = wrong.body.id ?? '';
    const { entry } = await detail(id);
    expect((await correct(id, { ...entry, applicationNumber: THREE })).status).toBe(200);
    const own = await register({ ...entered, title: '真正的第二件', applicationNumber: TWO });
    expect(own.body.outcome).toBe('added');
    expect((await detail(id)).patent.applicationNumber).toBe(THREE);
  });

  test('a correction that shows two entries to be one patent joins them when told to', async () => {
    const published = await register({ ...entered, title: '只有公开号', applicationNumber: '', publications: [{ number: 'CN112222222A', date: '2021-02-02' }] });
    const id = published.body.id ?? '';
    const { entry } = await detail(id);
    expect(codes(await correct(id, { ...entry, applicationNumber: TWO }))).toEqual(['patent-registered applicationNumber']);
    expect((await correct(id, { ...entry, applicationNumber: TWO }, { join: true })).body.outcome).toBe('corrected');
    const { patent, history } = await detail(id);
    expect([patent.applicationNumber, history[0]?.absorbed.length]).toEqual([TWO, 1]);
    expect((await detail(history[0]?.absorbed[0] ?? '')).patent.id).toBe(id);
  });

  test('a case that named a patent by its number alone names the entry once it is there, by hand or by import', async () => {
    const { server } = await bureau();
    const setting = await server.setting();
    const pledge = { date: '2026-03-01', pledgor: { id: 'p-1', name: '晨光机械有限公司' }, district: '990101', pledgee: '某银行', product: 'pure', registrations: [], loans: [] };
    const opened = async (patent: string): Promise<string> => {
      const input = { ...pledge, patents: [{ patent: { id: `cn:${patent}`, number: patent, title: '待登记' } }] };
      const recorded = await server.database.transaction((trx) => openCaseIn(trx, setting, slotsOf(server.database), 'pledge-financing', { action: 'open', input }, { ...SYSTEM, person: 'p001', unit: 'promotion' }, 'promotion'));
      return recorded.view.id;
    };
    const [byHand, byImport] = [await opened(FOUR), await opened(FIVE)];
    const named = async (id: string): Promise<string> => {
      const { rows } = await sql<{ id: string }>`select content->'values'->'patents'->0->'patent'->>'id' as id from case_file where id = ${id}`.execute(database().kysely);
      return rows[0]?.id ?? '';
    };
    const done = await register({ ...entered, applicationNumber: FOUR });
    expect([done.body.relinked, await named(byHand)]).toEqual([1, done.body.id]);
    expect(await named(byImport)).toBe(`cn:${FIVE}`);
    await importFiles(server, [{ name: 'five.csv', text: gazette([gazetteRow(5)]) }]);
    await relinkImported(server);
    expect(await named(byImport)).toMatch(/^\d+$/);
  });

  test('every entry by hand is in the journal, and the journal holds', async () => {
    const found = await verifyJournal(database().kysely);
    expect(found.findings).toEqual([]);
  });
});
