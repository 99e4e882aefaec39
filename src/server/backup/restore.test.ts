import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { yearPeriod } from '#domain/indicator/fact.ts';
import { eachEngine, openTestDatabase } from '../../../tests/support/database.ts';
import { sealAll, setting, visitOf, VISITING_OFFICER } from '../../../tests/support/work.ts';
import type { Server } from '../context.ts';
import { DirectoryStore } from '../files/directory-store.ts';
import { verifyJournal } from '../journal/verify.ts';
import { sqlBalances } from '../ledger/balances.ts';
import { FLAT_TREES } from '../ledger/scope-filter.ts';
import { findOrganisation } from '../organisation/organisation.ts';
import { actIn, openCaseIn } from '../store/cases.ts';
import { rebuild } from '../store/rebuild.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-restore-'));
const FLOWS = CATALOG.currentIndicators.filter(({ computation, source }) => computation.kind === 'flow' && source === 'records').map(({ id }) => id);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

eachEngine('a backup of the embedded engine restored', ({ kind, database }) => {
  test('gives the same facts, the same journal head and goes on from there', async () => {
    const source = await openTestDatabase();
    await source.kysely.insertInto('installation').values({ kind: 'real', settings: JSON.stringify({ name: '示例市知识产权局' }) }).execute();
    for (const members of [2, 3, 4]) {
      const { view } = await source.transaction((trx) => openCaseIn(trx, setting, 1, 'enterprise-visit', { action: 'open', input: visitOf('a', members) }, VISITING_OFFICER));
      if (members === 4) await source.transaction((trx) => actIn(trx, setting, 1, view.id, { action: 'correct', input: { reason: '录错', values: { members: 5 } } }, VISITING_OFFICER));
    }
    await sealAll(source);
    const organisation = async () => (await findOrganisation(source.kysely)) ?? Promise.reject(new Error('no bureau'));
    const files = new DirectoryStore(join(folder, `files-${kind}`));
    const manifest = await backup({ database: source, files, organisation, setting: async () => setting } as unknown as Server, join(folder, `${kind}.zip`));

    await restore(database(), files, join(folder, `${kind}.zip`));
    expect(await rebuild(database(), setting)).toMatchObject({ cases: 3, events: 4, differences: [] });
    expect(await verifyJournal(database().kysely)).toMatchObject({ head: manifest.journalHead, findings: [] });
    for (const id of FLOWS) expect(await sqlBalances(database().kysely, FLAT_TREES).sum(id, yearPeriod(2026), {})).toEqual(await sqlBalances(source.kysely, FLAT_TREES).sum(id, yearPeriod(2026), {}));
    const { view } = await database().transaction((trx) => openCaseIn(trx, setting, 1, 'enterprise-visit', { action: 'open', input: visitOf('b', 1) }, VISITING_OFFICER));
    expect(view.number).toBe('访〔2026〕4号');
    await source.close();
  });
});
