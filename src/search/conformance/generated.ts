import { type SearchDocument, TEXT_FIELDS, type TextField } from '../document.ts';
import { conjunction, disjunction, normalParts } from '../query/build.ts';
import type { PhrasePart, Query } from '../query/query.ts';
import { Chance } from './random.ts';

/** Few pieces, so that chance brings them together often; some differ only before folding. */
const PIECES = ['电', '池', '电池', '隔膜', '鋰', '锂', '𠮷', 'ａｂ', 'ab', 'b', '5g', '5', ' ', '  ', '，', '-', '。', '的'] as const;
const FOLDED = ['电', '池', '电池', '隔膜', '锂', '𠮷', 'ab', 'b', '5g', '5', ' ', ',', '-', '的'] as const;
const SYMBOLS = ['H01M10/0525', 'H01M10/05', 'H01M100/00', 'H01M4/02', 'G06F16/33', 'A61K8/02', 'A61K31/00'] as const;
const PREFIXES = ['H', 'H01M', 'H01M10', 'H01M10/05', 'G', 'A61K8', 'X'] as const;
const KINDS = ['invention', 'utility', 'design'] as const;
const STATES = ['pending', 'in-force', 'lapsed'] as const;
const NAMES = ['晨光公司', '远航公司', '江城大学', 'Dawn Ltd'] as const;

/** Patents of chance, the same for a seed. */
export function generatedDocuments(count: number, seed: number): SearchDocument[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, (_, index) => generatedDocument(chance, index + 1));
}

function generatedDocument(chance: Chance, id: number): SearchDocument {
  const text = (): string => chance.many(8, () => chance.one(PIECES)).join('');
  const texts: Partial<Record<TextField, readonly string[]>> = { title: [text()], abstract: [text() + text()], claims: chance.many(3, text), description: chance.many(2, text), applicants: chance.many(2, () => chance.one(NAMES)), inventors: chance.many(2, text) };
  const day = (): string | undefined => (chance.upTo(6) === 0 ? undefined : `20${10 + chance.upTo(10)}-0${1 + chance.upTo(9)}-${10 + chance.upTo(18)}`);
  const [filed, published, granted] = [day(), day(), day()];
  return {
    id, revision: id, texts, classes: { ipc: chance.many(3, () => chance.one(SYMBOLS)) },
    numbers: { publication: [`CN${100_000_000 + id}A`] },
    days: { ...(filed && { filed }), ...(published && { published }), ...(granted && { granted }) },
    codes: { office: 'CN', kind: chance.one(KINDS), ...(chance.upTo(3) > 0 && { state: chance.one(STATES) }) },
  };
}

/** A query of chance, at most so many levels deep. */
export function generatedQuery(chance: Chance, depth: number): Query {
  const sort = chance.upTo(depth > 0 ? 12 : 8);
  if (sort < 4) return { kind: 'phrase', fields: someFields(chance), parts: generatedParts(chance) };
  if (sort === 4) return { kind: 'near', fields: someFields(chance), left: generatedParts(chance), right: generatedParts(chance), within: chance.upTo(4), ordered: chance.upTo(2) === 0 };
  if (sort === 5) return { kind: 'class', field: 'ipc', prefix: chance.one(PREFIXES) };
  if (sort === 6) return { kind: 'days', field: chance.one(['filed', 'published', 'granted']), ...range(chance) };
  if (sort === 7) return chance.one<Query>([{ kind: 'code', field: 'kind', anyOf: ['invention', 'design'] }, { kind: 'code', field: 'state', anyOf: ['in-force'] }, { kind: 'number', field: 'publication', anyOf: ['CN1000001'], prefix: true }, { kind: 'all' }]);
  if (sort === 8) return { kind: 'not', of: generatedQuery(chance, depth - 1) };
  const of = [generatedQuery(chance, depth - 1), generatedQuery(chance, depth - 1), ...chance.many(1, () => generatedQuery(chance, depth - 1))];
  return sort === 9 ? disjunction(of) : conjunction(of);
}

function someFields(chance: Chance): TextField[] {
  const fields = TEXT_FIELDS.slice(0, 7).filter(() => chance.upTo(3) === 0);
  return fields.length > 0 ? fields : ['title'];
}

function range(chance: Chance): { from?: string; to?: string } {
  const from = `20${10 + chance.upTo(10)}-01-01`;
  return chance.one<{ from?: string; to?: string }>([{ from }, { to: from }, { from, to: `${from.slice(0, 4)}-06-30` }]);
}

/** With something to look for in it. */
function generatedParts(chance: Chance): PhrasePart[] {
  const parts = chance.many(3, (): PhrasePart => (chance.upTo(5) === 0 ? chance.one<PhrasePart>([{ any: 'one' }, { any: 'rest' }]) : { text: chance.one(FOLDED) }));
  return normalParts([...parts, { text: chance.one(['电', '池', '电池', 'ab', '5g', '𠮷', '锂']) }]);
}
