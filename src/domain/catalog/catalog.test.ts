import { expect, test } from 'vitest';
import type { CaseType } from '../case/case-type.ts';
import { defineCaseType } from '../case/define.ts';
import { caseReference, text } from '../form/index.ts';
import type { Label } from '../text.ts';
import { type Catalog, defineCatalog } from './catalog.ts';

const named = (zh: string): Label => ({ zh, en: zh });

function typeOf(id: string, more: Pick<CaseType, 'fields'> & { readonly opens?: CaseType['opening']['opens'] }): CaseType {
  const { fields, opens } = more;
  return defineCaseType({
    id, version: 1, mechanism: 'A0', wing: 'governance', owner: 'office', name: named(id), numbering: '试', fields,
    states: { open: { name: named('open') } }, opening: { name: named('open'), by: ['officer'], state: 'open', ...(opens && { opens }) },
    actions: {}, correction: { by: ['officer'] }, readers: { staff: 'all' }, title: () => id, post: () => [],
  });
}

const catalogOf = (...types: CaseType[]): Catalog =>
  defineCatalog({ types, indicators: [], roles: { officer: { id: 'officer', name: named('officer'), duty: named('duty') } }, functions: { office: named('office') }, rules: [], genres: [] });

test('what opens along with a case must be a type that refers to it', () => {
  const opener = (by: string, type = 'part'): CaseType => typeOf('whole', { fields: {}, opens: { type, by, cases: () => [] } });
  const part = typeOf('part', { fields: { whole: caseReference({ name: named('whole'), types: ['whole'] }), other: caseReference({ name: named('other'), types: ['part'] }), words: text({ name: named('words') }) } });
  expect(() => catalogOf(opener('whole'), part)).not.toThrow();
  expect(() => catalogOf(opener('whole', 'nothing'), part)).toThrow('opens "nothing", which is no case type');
  for (const by of ['other', 'words', 'missing']) expect(() => catalogOf(opener(by), part)).toThrow(`whose "${by}" is no reference to it`);
});
