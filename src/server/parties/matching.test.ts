import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { applicationOf, gazette, gazetteRow, importFiles, NOW } from '../../../tests/support/import.ts';
import { creditCodeCheck, organisationCodeCheck } from '#domain/party/credit-code.ts';
import { applicationCheckDigit } from '#domain/patent/number.ts';
import { followStock } from '../patents/stock/follow-stock.ts';
import { registerStock } from '../patents/stock/read-stock.ts';
import { rebuild } from '../store/rebuild.ts';
import { followParties, isFollowed } from './follow.ts';

function numberOf(serial: number): string {
  const body = `20152${String(serial).padStart(7, '0')}`;
  return `${body}.${applicationCheckDigit(body)}`;
}

function codeOf(serial: number): string {
  const body = String(serial).padStart(8, '0');
  const first = `91990101${body}${organisationCodeCheck(body)}`;
  return `${first}${creditCodeCheck(first)}`;
}

interface Shown {
  readonly subject: string;
  readonly party: string;
  readonly relation: string;
  readonly strength: string;
  readonly left: { readonly name: string; readonly patents: number };
  readonly right: { readonly name: string };
}

eachEngine('names on patents and the register of parties', ({ database }) => {
  let opened: Promise<TestBureau> | undefined;
  const bureau = (): Promise<TestBureau> => (opened ??= openBureau(database(), { now: () => new Date(NOW) }));
  const call = async <T>(route: Parameters<TestBureau['call']>[0], call: object = {}, user = 'statistics-officer'): Promise<T> => {
    const reply = await (await bureau()).call(route, user, call);
    if (reply.statusCode !== 200) throw new Error(reply.body);
    return reply.json();
  };
  const patent = async (serial: number, applicants: readonly string[], address?: string): Promise<string> => {
    const entry = { title: `一种装置${serial}`, applicationNumber: numberOf(serial), kind: 'utility', applicants, filingDate: '2015-03-05', ...(address && { address }), publications: [{ number: `CN20${String(serial).padStart(7, '0')}U`, date: '2015-10-10' }] };
    return (await call<{ id: string }>('registerPatent', { body: { entry, reason: '核对公报' } })).id;
  };
  const party = async (name: string, more: object = {}): Promise<string> => (await call<{ row: { id: string } }>('openCase', { body: { type: 'party', input: { name, kind: 'enterprise', registeredOn: '2020-01-02', ...more } } }, 'officer')).row.id;
  const follow = async (): Promise<void> => {
    await followParties((await bureau()).server);
    expect(await isFollowed((await bureau()).server)).toBe(true);
  };
  const suggestions = async (query: object = {}): Promise<readonly Shown[]> => {
    await follow();
    return (await call<{ rows: readonly Shown[] }>('partySuggestions', { query })).rows;
  };
  const told = ({ left, right, relation, strength }: Shown): string => `${left.name}(${left.patents})→${right.name} ${relation} ${strength}`;
  const place = async (id: string): Promise<string> => (await call<{ text: { zh: string } }>('districtOfPatent', { params: { id } })).text.zh;
  const inEast = async (): Promise<readonly string[]> => {
    const search = await (await bureau()).server.search();
    await search.catchUp();
    return (await search.find({ q: 'DIST=东区', offset: 0, limit: 20, sort: 'filed-oldest', facets: [] })).hits.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
  };
  const stock = async (day: string): Promise<unknown> => {
    await followStock(database());
    const { districts, noDistrict } = await registerStock(database().kysely, (await (await bureau()).server.organisation()).districts, 'utility', day);
    return { east: districts.get('990101')?.inForce ?? 0, none: noDistrict.inForce };
  };
  const ids: Record<string, string> = {};

  test('the very same name with one bearer is linked by rule, which is an event; the rest is suggested', async () => {
    ids['one'] = await patent(1, ['样例市晨光机械有限公司'], '样例市');
    ids['two'] = await patent(2, ['样例市晨光機械有限責任公司', '李明']);
    ids['three'] = await patent(3, ['样例市晨光机械有限公司东区分公司'], '样例市东区一号');
    ids['four'] = await patent(4, ['王小明']);
    await patent(5, ['Odd "Works" {a, b}\\ Co., Ltd.'], '广东省深圳市');
    ids['party'] = await party('样例市晨光机械有限公司', { code: codeOf(1), district: '990101' });
    expect((await suggestions()).map(told)).toEqual([
      '样例市晨光机械有限公司东区分公司(1)→样例市晨光机械有限公司 branch strong',
      '样例市晨光機械有限責任公司(1)→样例市晨光机械有限公司 same strong',
    ]);
    const { rows } = await call<{ rows: readonly { by: string; name: string }[] }>('partyDecisions');
    expect(rows).toMatchObject([{ by: 'rule', name: '样例市晨光机械有限公司', partyName: '样例市晨光机械有限公司', undone: false, evidence: [{ name: { zh: '名称完全相同' } }] }]);
    ids['rule'] = (rows[0] as unknown as { id: string }).id;
  });

  test('the linked owner’s seat places a patent whose address tells no district, and only that', async () => {
    expect(await place(ids['one'] ?? '')).toBe('东区（按权利人“样例市晨光机械有限公司”的注册地，地址只写到市）');
    expect(await place(ids['two'] ?? '')).toBe('未能确定：没有地址');
    expect(await place(ids['three'] ?? '')).toBe('东区（按地址）');
    expect(await inEast()).toEqual([ids['one'], ids['three']]);
    expect(await stock('2016-01-01')).toEqual({ east: 2, none: 2 });
  });

  test('what a person decides is remembered: the same, a branch, another', async () => {
    const [branch, same] = await suggestions();
    if (!branch || !same) throw new Error('two are suggested');
    const decide = (each: Shown, decision: string): Promise<{ id: string }> => call('decideParty', { body: { of: 'name', subject: each.subject, party: each.party, decision } });
    const linked = await decide(same, 'same');
    await decide(branch, 'branch');
    expect(await suggestions()).toEqual([]);
    expect(await place(ids['two'] ?? '')).toBe('东区（按权利人“样例市晨光机械有限公司”的注册地，没有地址）');
    await call('undoPartyDecision', { params: { id: linked.id }, body: { reason: '认错了' } });
    expect(await place(ids['two'] ?? '')).toBe('未能确定：没有地址');
    expect((await suggestions()).map(({ subject }) => subject)).toEqual([same.subject]);
    await decide(same, 'different');
    expect(await suggestions()).toEqual([]);
    await follow();
    const second = await (await bureau()).call('decideParty', 'statistics-officer', { body: { of: 'name', subject: same.subject, party: same.party, decision: 'different' } });
    expect([second.statusCode, second.json().code]).toEqual([409, 'guard-refused']);
  });

  test('a link by rule that was undone is not made again', async () => {
    await call('undoPartyDecision', { params: { id: ids['rule'] ?? '' }, body: { reason: '不是这一家' } });
    await sql`update known_name set matched = false`.execute(database().kysely);
    const open = await suggestions();
    expect(open.map(told)).toEqual(['样例市晨光机械有限公司(1)→样例市晨光机械有限公司 same certain']);
    expect(await place(ids['one'] ?? '')).toBe('未能确定：地址只写到市（样例市）');
    await call('decideParty', { body: { of: 'name', subject: open[0]?.subject, party: open[0]?.party, decision: 'same', reason: '核对证照' } });
  });

  test('two entries of the register that may be one are suggested; merging relinks, and undoing puts back what it relinked', async () => {
    ids['later'] = await party('样例市晨光机械有限责任公司', { district: '990101' });
    const [pair] = await suggestions({ of: 'party' });
    expect(pair && told(pair)).toBe('样例市晨光机械有限责任公司(1)→样例市晨光机械有限公司 same strong');
    expect(await place(ids['two'] ?? '')).toBe('东区（按权利人“样例市晨光机械有限责任公司”的注册地，没有地址）');
    const visit = (partyId: string, name: string): Promise<{ row: { id: string } }> => call('openCase', { body: { type: 'enterprise-visit', input: { date: '2020-03-02', enterprise: { id: partyId, name }, team: 'team-1', members: 2, leaderLed: false, district: '990101', problems: [] } } }, 'officer');
    const first = await visit(ids['later'] ?? '', '样例市晨光机械有限责任公司');
    const second = await visit(ids['party'] ?? '', '样例市晨光机械有限公司');
    const enterprises = async (): Promise<unknown> => Promise.all([first, second].map(async ({ row: { id } }) => (await call<{ values: { enterprise: { id: string } } }>('getCase', { params: { id } }, 'officer')).values.enterprise.id));
    const merged = await call<{ id: string; relinked: number }>('decideParty', { body: { of: 'party', subject: ids['later'], party: ids['party'], decision: 'same', reason: '证照同一' } });
    // The visit, and the decision by rule on the name that both entries' patents bear.
    expect(merged.relinked).toBe(2);
    expect(await place(ids['two'] ?? '')).toBe('东区（按权利人“样例市晨光机械有限公司”的注册地，没有地址）');
    expect(await enterprises()).toEqual([ids['party'], ids['party']]);
    expect(await suggestions({ of: 'party' })).toEqual([]);
    expect(await call('undoPartyDecision', { params: { id: merged.id }, body: { reason: '两家' } })).toEqual({ restored: 2, left: 0 });
    expect(await place(ids['two'] ?? '')).toBe('东区（按权利人“样例市晨光机械有限责任公司”的注册地，没有地址）');
    expect(await enterprises()).toEqual([ids['later'], ids['party']]);
    expect((await call<{ row: { annulled: boolean } }>('getCase', { params: { id: ids['later'] ?? '' } }, 'officer')).row.annulled).toBe(false);
    expect(await suggestions({ of: 'party' })).toHaveLength(1);
    expect((await rebuild(database(), await (await bureau()).server.setting())).differences).toEqual([]);
  });

  test('patents without a district are listed with their reason, and set by hand with another', async () => {
    interface Page { readonly rows: readonly { readonly patent: { readonly id: string }; readonly question?: string; readonly decision?: string }[]; readonly counts: readonly { readonly question: string; readonly count: number }[] }
    await follow();
    const page = await call<Page>('placedPatents');
    expect(page.rows.map(({ patent: { id }, question }) => [id, question])).toEqual([[ids['four'], 'no-address']]);
    expect(await call('setPatentPlaces', { body: { patents: [ids['four']], district: '990101', reason: '发明人住所' } })).toEqual({ set: 1 });
    expect(await place(ids['four'] ?? '')).toBe('东区（人工认定）');
    expect(await inEast()).toEqual([ids['one'], ids['two'], ids['three'], ids['four']]);
    expect(await stock('2016-01-01')).toEqual({ east: 4, none: 0 });
    const hand = await call<Page>('placedPatents', { query: { question: 'hand' } });
    expect(hand.rows.map(({ patent: { id } }) => id)).toEqual([ids['four']]);
    await call('undoPatentPlace', { params: { id: hand.rows[0]?.decision ?? '' }, body: { reason: '有误' } });
    expect(await inEast()).toEqual([ids['one'], ids['two'], ids['three']]);
    expect(await place(ids['four'] ?? '')).toBe('未能确定：没有地址');
    const wrong = await (await bureau()).call('setPatentPlaces', 'statistics-officer', { body: { patents: [ids['four']], district: '990100', reason: '市' } });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'not-allowed-value']);
  });

  test('a patent with a long title is set by hand, once where it is named twice', async () => {
    await importFiles((await bureau()).server, [{ name: '公报.csv', text: gazette([gazetteRow(6, false, '一种装置'.repeat(400))]) }]);
    const { rows: [found] } = await sql<{ id: string }>`select patent::text as id from patent_number where number = ${applicationOf(6)}`.execute(database().kysely);
    const id = found?.id ?? '';
    await follow();
    expect(await call('setPatentPlaces', { body: { patents: [id, id, `0${id}`], district: '990101', reason: '核对' } })).toEqual({ set: 1 });
    const { decisions } = await call<{ decisions: readonly { id: string; undone: boolean }[] }>('districtOfPatent', { params: { id } });
    expect(decisions.map(({ undone }) => undone)).toEqual([false]);
    await call('undoPatentPlace', { params: { id: decisions[0]?.id ?? '' }, body: { reason: '有误' } });
  });

  test('where address and seat differ the address counts, and the entry is listed', async () => {
    const away = await patent(8, ['样例市晨光机械有限公司'], '广东省深圳市南山区');
    await follow();
    expect(await place(away)).toBe('外地：广东省深圳市南山区（按地址）；与权利人“样例市晨光机械有限公司”的注册地东区不一致');
    const { rows } = await call<{ rows: readonly { patent: { id: string }; conflict?: string }[] }>('placedPatents', { query: { question: 'conflict' } });
    expect(rows.map(({ patent: { id }, conflict }) => [id, conflict])).toEqual([[away, '990101']]);
    expect(await inEast()).not.toContain(away);
  });

  test('a seat counts on its own days: the stock before the party moved stays where it was', async () => {
    const { row, version } = await call<{ row: { id: string; version: number }; version?: number }>('getCase', { params: { id: ids['party'] ?? '' } }, 'officer');
    const values = { formerSeats: [{ district: '990101', until: '2017-12-31' }], district: null };
    const body = { action: 'correct', input: { reason: '迁往外地', values }, basedOn: version ?? row.version };
    await call('act', { params: { id: row.id }, body }, 'officer');
    const before = await stock('2016-01-01');
    await follow();
    expect(await place(ids['one'] ?? '')).toBe('未能确定：地址只写到市（样例市）');
    expect(before).toEqual({ east: 3, none: 1 });
  });

  test('another division’s officers may look and not decide', async () => {
    const reply = await (await bureau()).call('decideParty', 'division-head', { body: { of: 'name', subject: 'x', party: 'y', decision: 'same' } });
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'not-your-role']);
    const merge = await (await bureau()).call('mergeParties', 'division-head', { params: { id: ids['later'] ?? '' }, body: { into: ids['party'], reason: '同一' } });
    expect([merge.statusCode, merge.json().code]).toEqual([403, 'not-your-role']);
    expect((await (await bureau()).call('partySuggestions', 'division-head')).statusCode).toBe(200);
  });

  test('all that is kept comes out the same when made anew', async () => {
    await follow();
    const dump = async (): Promise<unknown> => Promise.all(['patent_name', 'known_name', 'known_party', 'party_decision', 'party_suggestion', 'patent_seat'].map(async (table) => (await sql`select * from ${sql.table(table)} x order by x::text`.execute(database().kysely)).rows));
    const before = await dump();
    for (const table of ['patent_name', 'known_name', 'known_party', 'party_decision', 'party_suggestion', 'followed_case', 'party_mark', 'patent_place', 'patent_seat', 'place_due', 'place_decision']) await sql`delete from ${sql.table(table)}`.execute(database().kysely);
    await follow();
    expect(await dump()).toEqual(before);
  });
});
