import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { civilDateAt, instantMs } from '#domain/calendar/civil-date.ts';
import { growth } from '#domain/indicator/derived.ts';
import { type Evaluation, evaluate } from '#domain/indicator/evaluate.ts';
import { yearPeriod } from '#domain/indicator/fact.ts';
import { compose } from '#domain/report/compose.ts';
import { checkDraft } from '#server/draft/check-draft.ts';
import { genreOf, readingOf } from '#server/report/reading.ts';
import type { Database } from '#server/database/database.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { sha256 } from '#server/journal/chain.ts';
import { canonicalJson } from '#server/journal/canonical-json.ts';
import { sqlBalances } from '#server/ledger/balances.ts';
import { type OpenServer, serverOn } from '#server/start/open-server.ts';
import { findOrganisation } from '#server/organisation/organisation.ts';
import type { History } from '#server/store/record.ts';
import { openTestDatabase } from '../tests/support/database.ts';
import { PLACES } from './bureau.ts';
import { enterprisesOf, SEED, tellChapters } from './city.ts';
import { buildModelCity, isModelCityReady, officeOf } from './model-city.ts';

/** A Wednesday in working hours. */
const NOW = '2026-03-11T03:00:00.000Z';

/** When the build goes on that was interrupted. */
const LATER = '2026-03-12T06:00:00.000Z';

function stopAfter(most: number): (cases: number) => void {
  return (cases) => {
    if (cases > most) throw new Error('the power failed');
  };
}

/** What the summary says, what the draft says instead, and the figure that then differs, in the order of the text. */
const PLANTED = [
  ['发明专利授权11745件', '发明专利授权11754件', '11754件'],
  ['比上年增加7768件', '比上年增加7786件', '7786件'],
  ['占有效发明专利的38.3%', '占有效发明专利的39.3%', '39.3%'],
  ['核准注册54955件', '核准注册54995件', '54995件'],
  ['立项800项', '立项880项', '880项'],
  ['登记79件，同比增长23.4%', '登记79件，同比增长32.4%', '32.4%'],
  ['金额25.37亿元', '金额25.73亿元', '25.73亿元'],
  ['各类事项4260件', '各类事项4620件', '4620件'],
  ['惠及294家', '惠及近280家', '近280家'],
  ['举办培训63场', '举办培训70余场', '70余场'],
] as const;

describe('the model city, its build interrupted once', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhishu-model-city-'));
  let database: Database;
  let server: OpenServer;
  let interruption: unknown;
  let on: Evaluation;

  beforeAll(async () => {
    database = await openTestDatabase();
    server = serverOn(database, { dataDir, now: () => new Date(NOW) });
    interruption = await buildModelCity(server, { now: NOW, onProgress: stopAfter(3000) }).catch((error: unknown) => error);
    await buildModelCity(server, { now: LATER });
    const organisation = await findOrganisation(database.kysely);
    if (!organisation) throw new Error('there is no bureau');
    on = { definitions: CATALOG, balances: sqlBalances(database.kysely, organisation) };
  }, 300_000);

  afterAll(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true });
  });

  const valueOf = async (id: string, year = 2022): Promise<number | null> => (await evaluate(on, id, yearPeriod(year))).value;

  test.each([
    ['visited-enterprises', 294], ['visit-staff', 665], ['problems-solved', 345],
    ['training-sessions', 63], ['training-attendances', 4891],
    ['adjudications-concluded', 11], ['adjudications-dismissed-first', 1], ['adjudication-average-gross', 57],
    ['programme-projects', 6], ['programme-tasks', 64], ['programme-tasks-done', 64], ['programme-completion-rate', 100],
    ['supervision-items', 800], ['hotline-items', 4260],
    ['pledge-registrations', 79], ['pledge-loans', 65], ['pledge-amount', 2_537_000_000], ['pledge-enterprises', 42],
    ['inventions-in-force', 51_162], ['invention-grants', 11_745], ['population', 11_433_200],
  ])('2022: %s comes to %d', async (id, value) => {
    expect(await valueOf(id)).toBe(value);
  });

  test('units are visited more often than once, and more problems are raised than solved', async () => {
    expect(await valueOf('visits')).toBeGreaterThan(294);
    expect(await valueOf('problems-raised')).toBeGreaterThan(345);
  });

  test('inquiries, reports and complaints add up to the matters of the desk', async () => {
    const parts = await Promise.all(['hotline-inquiries', 'hotline-reports', 'hotline-complaints'].map((id) => valueOf(id)));
    expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(4260);
  });

  test('the year before stands with what growth is reckoned from', async () => {
    expect(await valueOf('adjudication-average-gross', 2021)).toBe(89);
    expect(await valueOf('inventions-in-force', 2021)).toBe(43_394);
    expect((await growth(on, 'inventions-in-force', yearPeriod(2022))).value).toBeCloseTo(17.9, 1);
    expect((await growth(on, 'invention-grants', yearPeriod(2022))).value).toBeCloseTo(59.2, 1);
  });

  test('inventions in force are the sum of sixteen district statements', async () => {
    const fact = await evaluate(on, 'inventions-in-force', yearPeriod(2022));
    expect(fact.rows).toBe(16);
    const parts = await Promise.all(PLACES.map(({ code }) => evaluate(on, 'inventions-in-force', yearPeriod(2022), { district: code })));
    expect(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(51_162);
  });

  test('every task of the programme was done half a year before its day', async () => {
    const files = await database.kysely.selectFrom('case_file').select('content').where('type', '=', 'programme-task').where('day', '>=', '2022-01-01').where('day', '<', '2023-01-01').execute();
    expect(files).toHaveLength(64);
    for (const { content } of files) {
      expect(content.state).toBe('done');
      expect(Date.parse(String(content.values['plannedOn'])) - Date.parse(String(content.values['doneOn']))).toBeGreaterThanOrEqual(181 * 86_400_000);
    }
  });

  test('the adjudications of the year include suspended ones and attempts at mediation', async () => {
    const rows = await database.kysely.selectFrom('case_event').select('action').where('action', 'in', ['suspend', 'start-mediation', 'extend']).where('kind', '!=', 'endorse').where('day', '>=', '2022-01-01').where('day', '<', '2023-01-01').execute();
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(['suspend', 'start-mediation', 'extend']));
  });

  test('the patents that cases name stand in the register', async () => {
    const files = await database.kysely.selectFrom('case_file').select('content').where('type', '=', 'adjudication').execute();
    const named = new Set(files.map(({ content }) => (content.values['patent'] as { id: string }).id));
    const found = await database.kysely.selectFrom('patent').select('id').execute();
    const entered = new Set(found.map(({ id }) => String(id)));
    expect([...named].filter((id) => !entered.has(id))).toEqual([]);
    expect(entered.size).toBe(enterprisesOf(SEED).flatMap(({ patents }) => patents).length);
  });

  test('this year has figures, and the worklists live', async () => {
    for (const id of ['visits', 'training-sessions', 'hotline-items', 'supervision-items', 'adjudications-accepted']) expect(await valueOf(id, 2026)).toBeGreaterThan(0);
    const open = await database.kysely.selectFrom('case_file').select(['type', 'pending_role', 'due_on', 'warn_on', 'suspended', 'state']).where('closed_on', 'is', null).execute();
    expect(new Set(open.map(({ type }) => type))).toEqual(new Set(['adjudication', 'hotline-item', 'enterprise-visit', 'supervision-item', 'programme-task', 'supplied-figure', 'monthly-return']));
    const pending = new Set(open.filter(({ type }) => type === 'adjudication').map(({ pending_role }) => pending_role));
    for (const role of ['division-head', 'legal-reviewer', 'bureau-leader']) expect(pending).toContain(role);
    expect(open.some(({ suspended }) => suspended)).toBe(true);
    const supervised = open.filter(({ type }) => type === 'supervision-item');
    expect(supervised.some(({ due_on }) => due_on !== null && due_on < '2026-03-11')).toBe(true);
    expect(supervised.some(({ due_on, warn_on }) => due_on !== null && due_on >= '2026-03-11' && warn_on !== null && warn_on <= '2026-03-11')).toBe(true);
  });

  test('the districts return the last two months: the older one is locked, of the last one some are late, sent back or missing', async () => {
    const files = await database.kysely.selectFrom('case_file').select(['day', 'state', 'content']).where('type', '=', 'monthly-return').execute();
    const standing = (day: string): string[] => files.filter((each) => each.day === day).map(({ state }) => state);
    expect(standing('2026-01-31').filter((state) => state === 'locked')).toHaveLength(16);
    expect(new Set(standing('2026-02-28'))).toEqual(new Set(['filling', 'submitted', 'locked']));
    const february = await evaluate(on, 'inventions-in-force', { from: '2026-02-01', to: '2026-02-28' });
    expect(february.rows).toBe(standing('2026-02-28').filter((state) => state === 'locked').length);
  });

  test('nothing happened before working hours, after them, on days off or after the first start', async () => {
    const { hours } = officeOf(CATALOG, NOW);
    const rows = await database.kysely.selectFrom('case_event').select('at').execute();
    const odd = rows.filter(({ at }) => {
      const clock = new Date(instantMs(at) + 8 * 3_600_000).toISOString().slice(11, 16);
      return at > NOW || clock < '09:00' || clock > '17:30' || hours.worked(civilDateAt(at)) !== civilDateAt(at);
    });
    expect(odd).toEqual([]);
  });

  test('the journal holds', async () => {
    const { findings, blocks } = await verifyJournal(database.kysely);
    expect(findings).toEqual([]);
    expect(blocks).toBeGreaterThan(0);
  }, 60_000);

  test('a draft of its summary is checked: what it says right agrees, and each of ten planted errors is found', async () => {
    const reading = await readingOf(server, { year: 2022 });
    const { chapters } = await compose(genreOf(CATALOG, 'annual-summary'), reading.request, reading.on);
    const draft = chapters.flatMap(({ title, paragraphs }) => [title, ...paragraphs.map(({ text }) => text)]).join('\n');
    const planted = PLANTED.reduce((text, [right, wrong]) => {
      expect(text).toContain(right);
      return text.replace(right, wrong);
    }, draft);
    const differing = async (text: string): Promise<readonly string[]> =>
      (await checkDraft(server, { name: '初稿.txt', bytes: new TextEncoder().encode(text) }, { year: 2022 })).figures.filter(({ verdict }) => verdict === 'differs' || verdict === 'out-of-date').map(({ value }) => value);
    expect(await differing(draft)).toEqual([]);
    expect(await differing(planted)).toEqual(PLANTED.map(([, , value]) => value));
  }, 60_000);

  test('in a table a target is known as the target and what was reached as the result', async () => {
    const table = '对照目标\n指标\t目标\t实际\n走访单位（家）\t280\t294\n参训单位（家）\t220\t239\n';
    const { figures } = await checkDraft(server, { name: '初稿.txt', bytes: new TextEncoder().encode(table) }, { year: 2022 });
    expect(figures.map(({ value, verdict, indicator }) => `${value} ${verdict} ${indicator}`)).toEqual(['280家 agrees target-visited-enterprises', '294家 agrees visited-enterprises', '220家 agrees target-trained-enterprises', '239家 agrees trained-enterprises']);
  });

  test('an interrupted build goes on; it stands complete, and a second one is refused', async () => {
    expect(String(interruption)).toContain('the power failed');
    expect(await isModelCityReady(database)).toBe(true);
    await expect(buildModelCity(server, { now: NOW })).rejects.toThrow('demo-refused');
  });
});

describe('the telling of the model city', () => {
  const tellCity = (now: string): History[] => [...tellChapters(officeOf(CATALOG, now))].flat();
  const digest = (histories: readonly History[]): string => sha256(canonicalJson(histories));
  const until = (histories: readonly History[], year: string): readonly History[] => histories.filter(({ events }) => (events.at(-1)?.at ?? '') < year);

  test('is the same for the same seed and day', () => {
    expect(digest(tellCity(NOW))).toBe(digest(tellCity(NOW)));
  }, 60_000);

  test('gives the same past whatever the day of the first start', () => {
    const [now, later] = [NOW, '2027-09-01T03:00:00.000Z'].map((instant) => until(tellCity(instant), '2023'));
    expect(now?.length).toBeGreaterThan(8000);
    expect(digest(now ?? [])).toBe(digest(later ?? []));
  }, 60_000);
});
