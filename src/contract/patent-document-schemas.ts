import { Type } from 'typebox';
import { CivilDay, Label } from './schemas.ts';
import { SearchHit, SearchMarks } from './search-schemas.ts';

/** A text with the stretches that a query found in it. */
export const MarkedText = Type.Object({ text: Type.String(), marks: SearchMarks });

const named = {
  number: Type.Optional(Type.String()),
  id: Type.Optional(Type.String({ description: '登记簿中的专利；没有登记的不给' })),
  title: Type.Optional(Type.String()),
};

/** A patent by its number, and its entry where the register has it. */
export const NamedPatent = Type.Object(named);

/** From which hits a document was opened; without it nothing is marked. */
export const FoundByQuery = Type.Object({
  q: Type.Optional(Type.String({ description: '由此检索式命中：给出命中之处' })),
  synonyms: Type.Optional(Type.Boolean({ description: '是否同时检索同义词，默认是' })),
});

/** A claim in its place in the tree. */
export const ShownClaim = Type.Object({
  number: Type.Integer(),
  text: Type.String(),
  marks: SearchMarks,
  refersTo: Type.Array(Type.Integer(), { description: '引用的在前权利要求' }),
  parent: Type.Optional(Type.Integer({ description: '所从属的权利要求；独立权利要求没有' })),
  unresolved: Type.Optional(Type.Array(Type.Integer(), { description: '引用了不存在或在后的权利要求' })),
});

/** What a patent document says, beside what the entry and the legal course tell (专利文献). */
export const PatentDocument = Type.Object({
  title: MarkedText,
  abstract: Type.Optional(MarkedText),
  applicants: Type.Array(MarkedText),
  owners: Type.Array(MarkedText, { description: '专利权人，来源与申请人分开的' }),
  inventors: Type.Array(MarkedText),
  agency: Type.Optional(MarkedText),
  agencyCode: Type.Optional(Type.String()),
  agents: Type.Array(MarkedText),
  address: Type.Optional(Type.String()),
  postcode: Type.Optional(Type.String()),
  priorities: Type.Array(Type.Object({ number: Type.String(), date: Type.Optional(CivilDay) })),
  ipc: Type.Array(Type.String()),
  cpc: Type.Array(Type.String()),
  locarno: Type.Array(Type.String()),
  technologyFields: Type.Array(Type.Object({ number: Type.Integer(), name: Label }), { description: 'WIPO 35 技术领域' }),
  claims: Type.Array(ShownClaim),
  otherClaims: Type.Array(Type.Object({ language: Type.String(), claims: Type.Array(ShownClaim) }), { description: '其他语种的权利要求' }),
  descriptions: Type.Array(Type.Object({ language: Type.String(), characters: Type.Integer() }), { description: '有哪些语种的说明书，字数' }),
  citations: Type.Array(Type.Object({ ...named, text: Type.Optional(Type.String()), category: Type.Optional(Type.String()), by: Type.Optional(Type.Union([Type.Literal('applicant'), Type.Literal('examiner')])) })),
  family: Type.Optional(Type.String({ description: '同族号' })),
  familyMembers: Type.Array(NamedPatent),
  drawings: Type.Array(Type.Object({ file: Type.String(), figure: Type.Optional(Type.String()) })),
  legalStatus: Type.Optional(Type.String({ description: '法律状态原文' })),
});

/** The descriptions of a patent (说明书), with the stretches that a query found. */
export const ShownDescriptions = Type.Object({
  descriptions: Type.Array(Type.Object({
    language: Type.String(),
    publication: Type.Optional(Type.String({ description: '出自哪次公布' })),
    paragraphs: Type.Array(Type.Object({ text: Type.String(), marks: SearchMarks, heading: Type.Optional(Type.Literal(true)), number: Type.Optional(Type.String({ description: '段号' })) })),
  })),
});

/** Where a document stands among the hits of a query. */
export const HitPlace = Type.Object({
  total: Type.Integer(),
  at: Type.Optional(Type.Integer({ description: '第几个命中，从 0 起；已不在命中之中的不给' })),
  previous: Type.Optional(Type.Object({ id: Type.String(), at: Type.Integer() })),
  next: Type.Optional(Type.Object({ id: Type.String(), at: Type.Integer() })),
});

/** Patents of the register that cite one. */
export const Citers = Type.Object({ total: Type.Integer(), hits: Type.Array(SearchHit) });

/** Patents like one, the likest first. */
export const SimilarPatents = Type.Object({
  hits: Type.Array(SearchHit),
  by: Type.Array(Type.String(), { description: '据以比较的少见字词' }),
  classes: Type.Array(Type.String(), { description: '据以比较的分类' }),
  tookMs: Type.Number(),
});
