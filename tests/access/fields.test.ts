import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { ROLES, type RoleId } from '#catalog/roles.ts';
import { type RouteId, ROUTES } from '#contract/routes.ts';
import type { Database } from '#server/database/database.ts';
import { takeIn } from '#server/portal/take-in.ts';
import { openBureau, type TestBureau } from '../support/bureau.ts';
import { openTestDatabase } from '../support/database.ts';

/** Values of a matter sent to the 12330 desk, each a word that occurs nowhere else. */
const PLANTED = {
  subject: '海棠路网店涉嫌假冒',
  text: '页面标注的专利号查无此号苜蓿',
  informantName: '桑榆晚',
  informantContact: '13912340000',
} as const;

const INDICATOR = 'hotline-items';
const PARAMS = { year: '2026', hash: '0'.repeat(64), document: 'answer', genre: 'annual-summary', figure: `${INDICATOR}/this-year` };

type FieldName = keyof typeof PLANTED;
const DESK = CATALOG.getType('hotline-item');

/** Posts that the desk's form names as readers of a field; in this bureau each post sits in one unit, the desk's in the desk's. */
function namedReaders(field: FieldName): readonly string[] | 'by case' {
  const readers = DESK.fields[field]?.readers;
  return readers?.level === 'restricted' ? (readers.roles ?? []).map((doer) => doer.split('@')[0] ?? doer) : 'by case';
}

/** What an answer says: workbooks are unpacked first. */
function textOf(payload: Uint8Array): string {
  const isZip = payload[0] === 0x50 && payload[1] === 0x4b;
  return isZip ? Object.values(unzipSync(payload)).map((part) => strFromU8(part)).join('\n') : Buffer.from(payload).toString('utf8');
}

describe('no route sends a field to somebody who may not read it', () => {
  let database: Database;
  let bureau: TestBureau;
  let caseId = '';
  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
    const sent = await bureau.call('portalIntake', undefined, { body: { input: { kind: 'report', ...PLANTED } } });
    if (sent.statusCode !== 200) throw new Error(sent.body);
    await takeIn(bureau.server);
    caseId = (await database.kysely.selectFrom('case_file').select('id').executeTakeFirstOrThrow()).id;
  });
  afterAll(async () => {
    await bureau.close();
    await database.close();
  });

  /** Everything that reading routes send to a person, searches for the planted words included, without the words they sent themselves. */
  async function everythingSentTo(role: RoleId): Promise<string> {
    const reads = (Object.keys(ROUTES) as RouteId[]).filter((id) => ROUTES[id].method === 'GET' && ROUTES[id].surface !== 'portal');
    const replies = await Promise.all(reads.map((id) => bureau.call(id, role, { params: { ...PARAMS, id: id === 'indicator' ? INDICATOR : caseId }, query: queryOf(id) })));
    const finds = await Promise.all(Object.values(PLANTED).flatMap((word) => [
      bureau.call('cases', role, { query: { q: word } }),
      bureau.call('cases', role, { query: { where: JSON.stringify({ informantName: word }) } }),
      bureau.call('cases', role, { query: { sort: 'informantName' } }),
    ]));
    return [...replies, ...finds].filter(({ statusCode }) => statusCode === 200).map(({ rawPayload }) => textOf(rawPayload)).join('\n');
  }

  function queryOf(id: RouteId): Record<string, string> {
    if (id === 'search') return { q: '海棠' };
    if (id === 'facts' || id === 'factRows') return { indicator: INDICATOR, period: '2026' };
    if (id === 'reportFile') return { year: '2026', format: 'html' };
    return ['indicators', 'indicator', 'report', 'figureRows'].includes(id) ? { year: '2026' } : {};
  }

  async function mayOpen(role: RoleId): Promise<boolean> {
    return (await bureau.call('getCase', role, { params: { id: caseId } })).statusCode === 200;
  }

  test.each(Object.keys(ROLES) as RoleId[])('%s', async (role) => {
    const sent = await everythingSentTo(role);
    const opens = await mayOpen(role);
    for (const field of Object.keys(PLANTED) as FieldName[]) {
      const readers = namedReaders(field);
      const mayRead = opens && (readers === 'by case' || readers.includes(role));
      expect([role, field, sent.includes(PLANTED[field])]).toEqual([role, field, mayRead]);
    }
  });

  test('the desk opens the matter, blind administrators and other divisions do not', async () => {
    const opening = await Promise.all((Object.keys(ROLES) as RoleId[]).map(async (role) => [role, await mayOpen(role)] as const));
    const openers = opening.filter(([, opens]) => opens).map(([role]) => role);
    expect(openers).toContain('hotline-officer');
    expect(openers.filter((role) => ['system-admin', 'security-admin', 'audit-admin', 'officer', 'district-officer', 'clerk'].includes(role))).toEqual([]);
  });

  test('somebody who may not read a field cannot learn its value by filtering or counting', async () => {
    const count = async (role: RoleId, value: string): Promise<unknown> => {
      const reply = await bureau.call('cases', role, { query: { type: 'hotline-item', where: JSON.stringify({ informantName: value }) } });
      return reply.statusCode === 200 ? reply.json<{ total: number }>().total : reply.statusCode;
    };
    expect(await count('auditor', PLANTED.informantName)).toEqual(await count('auditor', '无此人'));
  });
});
