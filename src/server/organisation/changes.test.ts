import { describe, expect, test } from 'vitest';
import { eachEngine } from '../../../tests/support/database.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';

interface Standing {
  readonly from: string;
  readonly to?: string;
  readonly name: { readonly zh: string };
  readonly parent?: string;
}

interface Node {
  readonly code: string;
  readonly to?: string;
  readonly people: number;
  readonly standings: readonly Standing[];
}

const NOW = '2026-06-01';

eachEngine('units and districts', ({ database }) => {
  let opened: Promise<TestBureau> | undefined;
  const bureau = (): Promise<TestBureau> => (opened ??= openBureau(database(), { now: () => new Date(`${NOW}T02:00:00Z`) }));
  const change = async (changes: readonly object[], user = 'system-admin', basis = '澜编办〔2026〕3号'): Promise<{ status: number; body: { codes?: string[]; errors?: { path: string; code: string }[] } }> => {
    const reply = await (await bureau()).call('changeOrganisation', user, { body: { changes, basis } });
    return { status: reply.statusCode, body: reply.json() };
  };
  const node = async (code: string): Promise<Node | undefined> => (await (await bureau()).call('organisationChart', 'officer')).json<{ nodes: Node[] }>().nodes.find((each) => each.code === code);

  describe('are changed by the system administrator', () => {
    test('a unit is set up, renamed, moved and ended, each from its day, and the history says by which document', async () => {
      const added = await change([{ node: 'unit', kind: 'add', on: '2026-01-01', name: { zh: '商标处' }, unitKind: 'division', functions: ['trademark-window'], parent: 'bureau' }]);
      expect(added).toEqual({ status: 200, body: { codes: ['u001'] } });
      expect((await change([{ node: 'unit', code: 'u001', kind: 'rename', on: '2026-03-01', name: { zh: '商标管理处', en: 'Trademarks' } }, { node: 'unit', code: 'u001', kind: 'move', on: '2026-04-01', parent: 'office' }])).status).toBe(200);
      expect((await node('u001'))?.standings.map(({ from, to, name, parent }) => [from, to, name.zh, parent])).toEqual([
        ['2026-01-01', '2026-02-28', '商标处', 'bureau'], ['2026-03-01', '2026-03-31', '商标管理处', 'bureau'], ['2026-04-01', undefined, '商标管理处', 'office'],
      ]);
      expect((await change([{ node: 'unit', code: 'u001', kind: 'end', on: '2026-09-01', successors: ['promotion'] }])).status).toBe(200);
      expect((await node('u001'))?.to).toBe('2026-08-31');
      const chart = (await (await bureau()).call('organisationChart', 'system-admin')).json<{ changes: { kind: string; basis: string; byName: string }[] }>();
      expect(chart.changes.map(({ kind, basis }) => [kind, basis])).toEqual(['end', 'move', 'rename', 'add'].map((kind) => [kind, '澜编办〔2026〕3号']));
    });

    test('the bureau’s name is that of its root', async () => {
      expect((await change([{ node: 'unit', code: 'bureau', kind: 'rename', on: '2026-05-01', name: { zh: '澜川市知识产权局', en: 'Lanchuan IP Office' } }])).status).toBe(200);
      expect((await (await bureau()).call('organisation', undefined)).json<{ name: object }>().name).toEqual({ zh: '澜川市知识产权局', en: 'Lanchuan IP Office' });
    });

    test('two districts are merged in one document: all of it is recorded, or nothing', async () => {
      const west = { node: 'district', code: '990102', kind: 'add', on: '2020-01-01', name: { zh: '西区' }, parent: '990100' };
      const ends = ['990101', '990102'].map((code) => ({ node: 'district', code, kind: 'end', on: '2026-03-01', successors: ['990103'] }));
      const wrong = await change([west, { ...west, code: '990103', parent: '999999' }, ...ends]);
      expect([wrong.status, wrong.body.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([422, ['changes[1].parent not-allowed-value', 'changes[2].successors guard-refused', 'changes[3].successors guard-refused']]);
      expect(await node('990102')).toBeUndefined();
      expect((await change([west, { ...west, code: '990103', name: { zh: '中区' }, on: '2026-03-01' }, ...ends])).status).toBe(200);
      const now = (await (await bureau()).call('organisation', undefined)).json<{ districts: { code: string }[]; former: { code: string }[] }>();
      expect([now.districts.map(({ code }) => code), now.former.map(({ code }) => code)]).toEqual([['990100', '990103'], ['990101', '990102']]);
    });
  });

  test('a unit with people is not ended before they have moved; what depends on it is told', async () => {
    const before = (await (await bureau()).call('organisationDependents', 'system-admin', { params: { node: 'unit', code: 'hotline' } })).json<{ dependents: { what: string; count: number; blocks: boolean }[] }>();
    expect(before.dependents.map(({ what, count, blocks }) => [what, count, blocks])).toEqual([['people', 1, true], ['functions', 1, false]]);
    expect((await change([{ node: 'unit', code: 'hotline', kind: 'end', on: NOW }])).body.errors?.map(({ code }) => code)).toEqual(['guard-refused']);
    expect((await change([{ node: 'unit', code: 'hotline', kind: 'end', on: '2027-01-01' }])).status).toBe(200);
  });

  test('a person does not join a unit that has ended', async () => {
    await change([{ node: 'unit', code: 'gone', kind: 'add', on: '2025-01-01', name: { zh: '临时专班' }, unitKind: 'centre', functions: [], parent: 'bureau' }, { node: 'unit', code: 'gone', kind: 'end', on: '2026-01-01' }]);
    const reply = await (await bureau()).call('savePerson', 'system-admin', { body: { name: '新同事', unit: 'gone', roles: ['officer'] } });
    expect([reply.statusCode, reply.json<{ errors: { path: string }[] }>().errors[0]?.path]).toEqual([422, 'unit']);
  });

  test('nobody else changes them, and nothing is recorded without a document', async () => {
    const rename = [{ node: 'unit', code: 'office', kind: 'rename', on: NOW, name: { zh: '综合处' } }];
    expect([(await change(rename, 'director')).status, (await change(rename, 'security-admin')).status]).toEqual([403, 403]);
    expect((await change(rename, 'system-admin', ' ')).body.errors?.map(({ path }) => path)).toEqual(['basis']);
  });
});
