import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { RouteId, ROUTES } from '#contract/routes.ts';
import { DISTRICTS, openBureau, PEOPLE, type TestBureau, type TestCall, UNITS } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import { readForm } from '../imports/statements/form.ts';
import { readStatementFile } from '../imports/statements/read-file.ts';
import type { Person } from '../organisation/organisation.ts';

const SINCE = '2019-01-01';
const OTHERS = [['990102', 'west', '西区', 'West'], ['990103', 'north', '北区', 'North'], ['990104', 'south', '南区', 'South']] as const;
const MORE_DISTRICTS = OTHERS.map(([code, , zh, en]) => ({ code, name: { zh, en }, parent: '990100', from: SINCE }));
const MORE_UNITS = OTHERS.map(([district, code, zh, en]) => ({ code, name: { zh: `${zh}知识产权局`, en: `${en} Bureau` }, parent: 'bureau', kind: 'district-bureau' as const, functions: ['district'], district, from: SINCE }));
const MORE: readonly Person[] = [
  ...OTHERS.map(([, unit], index) => ({ code: `d${index}`, name: `区员${index}`, unit, roles: ['district-officer'], user: unit, active: true })),
  { code: 's2', name: '统计乙', unit: 'office', roles: ['statistics-officer'], user: 'checker', active: true },
  { code: 'e1', name: '编辑甲', unit: 'office', roles: ['officer'], user: 'editor', active: true },
  { code: 'd9', name: '区副局长', unit: 'east', roles: ['district-officer', 'division-head'], user: 'deputy', active: true },
  { code: 'e2', name: '主任乙', unit: 'office', roles: ['division-head'], user: 'office-head', active: true },
];
const MONTH = '2026-02';
const ASKED = ['inventions-in-force', 'invention-grants'];
type Return = Reply<typeof ROUTES.monthlyReturn>;

eachEngine('monthly returns', (engine) => {
  let bureau: TestBureau;
  let today = '2026-03-03';
  let bulletin = '';
  let objection = '';

  const ask = async <Id extends RouteId>(route: Id, user: string, call: TestCall = {}): Promise<Reply<(typeof ROUTES)[Id]>> => {
    const answer = await bureau.call(route, user, call);
    if (answer.statusCode !== 200) throw new Error(`${route} as ${user}: ${answer.body}`);
    return answer.json();
  };
  const tryTo = async (id: string, user: string, action: string, input: object = {}, kind = 'act'): ReturnType<TestBureau['call']> => {
    const { row } = await ask('getCase', user, { params: { id } });
    return bureau.call('act', user, { params: { id }, body: { action, kind, input, basedOn: row.version } });
  };
  const act = async (id: string, user: string, action: string, input: object = {}, kind = 'act'): Promise<Reply<typeof ROUTES.act>> => {
    const answer = await tryTo(id, user, action, input, kind);
    if (answer.statusCode !== 200) throw new Error(`${action} as ${user}: ${answer.body}`);
    return answer.json();
  };
  const monthOf = (user: string): Promise<Reply<typeof ROUTES.monthlyReturns>> => ask('monthlyReturns', user, { query: { month: MONTH } });
  const idOf = async (district: string): Promise<string> => (await monthOf('statistics-officer')).rows.find((row) => row.district === district)?.case?.id ?? '';
  const valueOf = ({ values }: Return, indicator: string): Return['values'][number] | undefined => values.find((each) => each.indicator === indicator);
  const statement = async (month: string, values: readonly object[]): Promise<void> => {
    const { row } = await ask('openCase', 'statistics-officer', { body: { type: 'statement', input: { source: 'national', table: '月报', month, values } } });
    await act(row.id, 'statistics-officer', 'publish');
    await act(row.id, 'checker', 'publish', { opinion: '同意' }, 'endorse');
  };
  const lockedWith = async (district: string, user: string, amount: number): Promise<void> => {
    const id = await idOf(district);
    await act(id, user, 'submit', { rows: [{ indicator: 'inventions-in-force', amount }] });
    await act(id, 'statistics-officer', 'lock', {});
  };
  const form = (text: string, name = '填报表.csv'): TestCall => {
    const head = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    return { body: Buffer.concat([Buffer.from(head), Buffer.from(text), Buffer.from('\r\n--edge--\r\n')]), headers: { 'content-type': 'multipart/form-data; boundary=edge' } };
  };

  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: () => new Date(`${today}T02:00:00.000Z`), people: [...PEOPLE, ...MORE], units: [...UNITS, ...MORE_UNITS], districts: [...DISTRICTS, ...MORE_DISTRICTS] });
    await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('a', 2, '2026-02-10') } });
    await statement('2026-01', [{ indicator: 'inventions-in-force', district: '990101', role: 'level', amount: 1000 }]);
    await statement('2025-02', [{ indicator: 'inventions-in-force', district: '990101', role: 'level', amount: 900 }]);
    await statement(MONTH, ['990101', '990102'].map((district) => ({ indicator: 'invention-grants', district, role: 'year-to-date', amount: 40 })));
  });
  afterAll(() => bureau.close());

  test('are opened for every district at once, due by the rule, and a second time for none', async () => {
    const body = { month: MONTH, indicators: ASKED };
    expect((await bureau.call('openMonthlyReturns', 'district-officer', { body })).statusCode).toBe(403);
    expect((await bureau.call('openMonthlyReturns', 'officer', { body })).json()).toMatchObject({ code: 'not-your-role' });
    expect((await bureau.call('openMonthlyReturns', 'editor', { body: { ...body, indicators: ['visits'] } })).json()).toMatchObject({ code: 'not-allowed-value' });
    expect((await bureau.call('openMonthlyReturns', 'editor', { body: { ...body, month: '2026-04' } })).json()).toMatchObject({ code: 'guard-refused' });
    expect((await bureau.call('openMonthlyReturns', 'editor', { body: { ...body, dueOn: '2026-03-02' } })).json()).toMatchObject({ code: 'out-of-range' });
    expect(await ask('openMonthlyReturns', 'editor', { body })).toEqual({ month: MONTH, dueOn: '2026-03-06', opened: 4, standing: 0 });
    expect(await ask('openMonthlyReturns', 'statistics-officer', { body })).toMatchObject({ opened: 0, standing: 4 });
    const second = { type: 'monthly-return', input: { district: '990101', place: '东区', month: MONTH, indicators: ASKED, dueOn: '2026-03-06' } };
    expect((await bureau.call('openCase', 'statistics-officer', { body: second })).json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('统一发起') });
    const { rows, months } = await monthOf('director');
    expect(rows.map(({ name, state, late }) => [name.zh, state, late])).toEqual([['东区', 'filling', false], ['西区', 'filling', false], ['北区', 'filling', false], ['南区', 'filling', false]]);
    expect(months).toEqual([{ month: MONTH, returns: 4, locked: 0 }]);
  });

  test('a district sees its own and no other’s, in lists and one by one; other divisions see none', async () => {
    expect((await monthOf('west')).rows.map(({ district }) => district)).toEqual(['990102']);
    expect((await monthOf('officer')).rows).toEqual([]);
    expect((await ask('cases', 'west', { query: { type: 'monthly-return' } })).rows.map(({ district }) => district)).toEqual(['990102']);
    expect((await ask('worklist', 'west')).rows.map(({ type }) => type)).toEqual(['monthly-return']);
    const id = await idOf('990101');
    for (const route of ['monthlyReturn', 'getCase', 'monthlyReturnForm'] as const) expect((await bureau.call(route, 'west', { params: { id } })).statusCode).toBe(404);
    expect((await bureau.call('readMonthlyReturnForm', 'west', { params: { id }, ...form('a') })).statusCode).toBe(404);
  });

  test('show what the ledgers know, ask only what nobody told, and hold each value against the last month and the year', async () => {
    const found = await ask('monthlyReturn', 'district-officer', { params: { id: await idOf('990101') } });
    expect(found.ledger.find(({ indicator }) => indicator === 'visits')).toMatchObject({ month: { value: 1 }, year: { value: 1 } });
    expect(valueOf(found, 'inventions-in-force')).toMatchObject({ known: false, before: 1000, beforeMonth: '2026-01', lastYear: 900 });
    expect(valueOf(found, 'invention-grants')).toMatchObject({ known: true, told: { amount: 40 } });
    const north = await ask('monthlyReturn', 'north', { params: { id: await idOf('990103') } });
    expect([valueOf(north, 'invention-grants')?.known, north.ledger.find(({ indicator }) => indicator === 'visits')?.month.value]).toEqual([false, 0]);
  });

  test('what is odd must be explained, whatever the sender says of the months before', async () => {
    const id = await idOf('990101');
    const jump = { indicator: 'inventions-in-force', amount: 1300, before: 1290 };
    expect((await tryTo(id, 'district-officer', 'submit', { rows: [jump] })).json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('“有效发明专利”变动过大') });
    await act(id, 'district-officer', 'fill', { rows: [{ indicator: 'inventions-in-force' }] });
    expect((await tryTo(id, 'district-officer', 'submit', { rows: [] })).json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('未填') });
    expect((await tryTo(id, 'district-officer', 'submit', { rows: [{ indicator: 'designs-in-force', amount: 3 }] })).json()).toMatchObject({ code: 'not-allowed-value' });
    const sent = await act(id, 'district-officer', 'submit', { rows: [{ ...jump, explanation: '并入一家企业的存量' }] });
    expect(sent.values['rows']).toMatchObject([{ indicator: 'inventions-in-force', amount: 1300, before: 1000, beforeMonth: '2026-01', lastYear: 900, doubt: 'jumps' }]);
    expect((await ask('worklist', 'checker')).rows.map(({ title }) => title)).toContain('东区2026年2月月报');
  });

  test('a form that comes back is read against its own return, and nothing of it is kept', async () => {
    const id = await idOf('990103');
    const file = await bureau.call('monthlyReturnForm', 'north', { params: { id } });
    const read = readForm((await readStatementFile({ name: 'a.xlsx', bytes: file.rawPayload })).rows);
    expect(read).toMatchObject({ source: '北区知识产权局', month: MONTH });
    expect(read?.mapping.columns.flatMap(({ indicator }) => indicator ?? [])).toEqual(['invention-grants', 'inventions-in-force']);
    const head = '表号,填报单位,报表期,区划代码,地区,有效发明专利（月末数，件）,发明专利授权（本年累计，件）,数据性质,说明';
    const reply = await ask('readMonthlyReturnForm', 'north', { params: { id }, ...form(`${head}\nZS-REPORT-1,北区知识产权局,2026-02,990103,北区,"1,205",,正式数,授权数待省局下发\n`) });
    expect(reply).toEqual({ values: [{ indicator: 'inventions-in-force', amount: 1205 }, { indicator: 'invention-grants', amount: null }], note: '授权数待省局下发' });
    const wrong = async (row: string): Promise<unknown> => (await bureau.call('readMonthlyReturnForm', 'north', { params: { id }, ...form(`${head}\n${row}\n`) })).json();
    expect(await wrong('ZS-REPORT-1,北区知识产权局,2026-01,990103,北区,5,5,,')).toMatchObject({ code: 'damaged-file' });
    expect(await wrong('ZS-REPORT-1,北区知识产权局,2026-02,990101,东区,5,5,,')).toMatchObject({ code: 'damaged-file' });
    expect(await wrong('ZS-REPORT-1,北区知识产权局,2026-02,990103,北区,约五件,5,,')).toMatchObject({ code: 'wrong-format', detail: expect.stringContaining('有效发明专利') });
    expect((await ask('getCase', 'north', { params: { id } })).timeline).toHaveLength(1);
  });

  test('sent back with a reason, sent again and locked, they count; what is missing is 未报 in the ranking, neither zero nor last', async () => {
    const east = await idOf('990101');
    await act(east, 'statistics-officer', 'send-back', { reason: '与登记簿相差较大' });
    expect((await ask('worklist', 'checker')).rows.map(({ title }) => title)).not.toContain('东区2026年2月月报');
    await act(east, 'district-officer', 'submit', { rows: [{ indicator: 'inventions-in-force', amount: 1100 }] });
    expect((await ask('facts', 'director', { query: { indicator: 'inventions-in-force', period: MONTH, district: '990101' } })).value).toBeNull();
    await act(east, 'checker', 'lock', { finding: '与登记簿衔接' });
    await lockedWith('990102', 'west', 1100);
    const north = await idOf('990103');
    today = '2026-03-09';
    await act(north, 'north', 'submit', { rows: [{ indicator: 'inventions-in-force', amount: 1200 }, { indicator: 'invention-grants', explanation: '待省局下发' }] });
    await act(north, 'statistics-officer', 'lock');
    const report = await ask('report', 'director', { params: { genre: 'district-bulletin' }, query: { year: '2026', asOf: '2026-02-28' } });
    const table = report.chapters.find(({ id }) => id === 'ranking-inventions-in-force');
    expect(table?.tables[0]?.rows.map((row) => row.slice(0, 5).map(({ text }) => text))).toEqual([
      ['北区', '1200', '1', '—', '—'], ['东区', '1100', '2', '降1位', '100'], ['西区', '1100', '2', '—', '100'], ['南区', '未报', '—', '—', '—'],
    ]);
    expect(table?.paragraphs.map(({ text }) => text).join('')).toContain('缺报的有南区，不列位次，也不按零计。');
    const { rows } = await monthOf('director');
    expect(rows.map(({ state, late, sentBack }) => [state, late, sentBack])).toEqual([['locked', false, 1], ['locked', false, 0], ['locked', true, 0], ['filling', true, 0]]);
  });

  test('a bulletin is not written for one unit', async () => {
    const refused = await bureau.call('report', 'director', { params: { genre: 'district-bulletin' }, query: { year: '2026', asOf: '2026-02-28', unit: 'east' } });
    expect(refused.json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('不能按一个单位编写') });
    const file = await bureau.call('reportFile', 'director', { params: { genre: 'district-bulletin' }, query: { year: '2026', asOf: '2026-02-28', unit: 'east', format: 'docx' } });
    expect(file.json()).toMatchObject({ code: 'guard-refused' });
    expect((await bureau.call('report', 'director', { params: { genre: 'district-bulletin' }, query: { year: '2026', asOf: '2026-02-28', unit: 'bureau' } })).statusCode).toBe(200);
  });

  const issued = async (more: object): Promise<string> => {
    const { row } = await ask('openCase', 'editor', { body: { type: 'report-round', input: { genre: 'district-bulletin', year: 2026, asOf: '2026-02-28', dueOn: '2026-03-20', ...more } } });
    for (const { case: section } of (await ask('round', 'editor', { params: { id: row.id } })).sections) await act(section.id, 'editor', 'annul', { reason: '按系统生成文字' });
    await act(row.id, 'director', 'pass-meeting', { heldOn: today });
    await act(row.id, 'editor', 'request-seal', { documentNumber: '样知发〔2026〕3号', addressee: '各区局', disclosure: 'closed', disclosureBasis: '第16条', copies: 20 });
    await act(row.id, 'office-head', 'request-seal', { opinion: '同意' }, 'endorse');
    await act(row.id, 'bureau-leader', 'request-seal', { opinion: '签发' }, 'endorse');
    const sealed = await ask('upload', 'editor', form('%PDF-1.4\n%%EOF', 'sealed.pdf'));
    await act(row.id, 'editor', 'seal', { sealed, sealedOn: today, keeper: '甲' });
    await act(row.id, 'editor', 'issue', { issuedOn: today });
    return row.id;
  };
  const referenceTo = async (id: string): Promise<object> => {
    const { row } = await ask('getCase', 'editor', { params: { id } });
    return { id, number: row.number, title: row.title };
  };

  test('an objection is raised against an issued bulletin, within three working days, by a district on its own figures', async () => {
    bulletin = await issued({});
    const raise = async (user: string, district: string, raisedOn: string): ReturnType<TestBureau['call']> =>
      bureau.call('openCase', user, { body: { type: 'bulletin-objection', input: { bulletin: await referenceTo(bulletin), district, raisedOn, indicator: 'inventions-in-force', claim: '漏计十件' } } });
    for (const user of ['district-officer', 'deputy']) expect((await raise(user, '990102', today)).json()).toMatchObject({ detail: '区局只能就本区的数据提出异议。' });
    today = '2026-03-13';
    const tooLate = { detail: '通报于 2026-03-09 印发，异议应在 2026-03-12 前（含当日）提出。' };
    expect((await raise('district-officer', '990101', '2026-03-13')).json()).toMatchObject(tooLate);
    // A district does not date back what it raises too late; what came on paper in time the bureau enters.
    expect((await raise('district-officer', '990101', '2026-03-12')).json()).toMatchObject(tooLate);
    expect((await raise('statistics-officer', '990102', '2026-03-12')).statusCode).toBe(200);
    today = '2026-03-12';
    objection = (await raise('district-officer', '990101', '2026-03-12')).json<Reply<typeof ROUTES.openCase>>().row.id;
    expect(objection).toBeTruthy();
  });

  test('a change after locking is a correction: the published bulletin stays and shows it, the correction is a new bulletin', async () => {
    const { id: edition } = await ask('publish', 'bureau-leader', { params: { genre: 'district-bulletin' }, body: { year: 2026, asOf: '2026-02-28', round: bulletin } });
    const east = await idOf('990101');
    const corrected = (amount: number, explanation?: string): object => ({ reason: '异议成立，补计十件', values: { rows: [{ indicator: 'inventions-in-force', amount, ...(explanation && { explanation }) }] } });
    expect((await tryTo(east, 'district-officer', 'correct', corrected(1110))).statusCode).toBe(403);
    expect((await tryTo(east, 'statistics-officer', 'correct', { reason: '错区', values: { district: '990102', place: '西区' } })).json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('作废后重新发起') });
    expect((await tryTo(east, 'statistics-officer', 'correct', corrected(1900))).json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('变动过大') });
    await act(objection, 'statistics-officer', 'uphold', { finding: '经核，漏计十件' });
    await act(objection, 'bureau-leader', 'uphold', { opinion: '同意' }, 'endorse');
    await act(east, 'statistics-officer', 'correct', corrected(1110));
    expect((await monthOf('director')).rows[0]?.corrections).toBe(1);
    const { restatements } = await ask('edition', 'director', { params: { id: edition } });
    expect(restatements.find(({ figure }) => figure === 'inventions-in-force/this-year/990101')).toMatchObject({ published: 1100, current: 1110 });

    const other = await referenceTo(bulletin);
    expect((await tryTo(objection, 'statistics-officer', 'name-correction', { correctedBy: other })).json()).toMatchObject({ detail: expect.stringContaining('没有写明更正的是所异议的通报') });
    const wrongMonth = await bureau.call('openCase', 'editor', { body: { type: 'report-round', input: { genre: 'district-bulletin', year: 2026, asOf: '2026-01-31', dueOn: '2026-03-20', corrects: other } } });
    expect(wrongMonth.json()).toMatchObject({ detail: expect.stringContaining('同一体例、同一月份') });
    const correction = await issued({ corrects: other });
    expect((await ask('getCase', 'editor', { params: { id: correction } })).row.title).toBe('2026年2月各区月度通报（更正）');
    const second = await ask('publish', 'bureau-leader', { params: { genre: 'district-bulletin' }, body: { year: 2026, asOf: '2026-02-28', round: correction } });
    expect([second.title, second.restatements, (await ask('edition', 'director', { params: { id: edition } })).edition.title]).toEqual(['样例市知识产权局关于2026年2月各区知识产权工作情况的通报（更正）', 0, '样例市知识产权局关于2026年2月各区知识产权工作情况的通报']);
    expect((await act(objection, 'statistics-officer', 'name-correction', { correctedBy: await referenceTo(correction) })).row.state).toBe('corrected');
  });
});
