import { Type } from 'typebox';
import { CivilDay, Label, PatentRow } from './schemas.ts';

const Evidence = Type.Object({ name: Label, text: Type.Optional(Type.String()), against: Type.Optional(Type.Boolean({ description: '不利的' })) });

/** One of two that are compared: a name on patents, or an entry of the register of parties. */
export const MatchSide = Type.Object({
  id: Type.Optional(Type.String({ description: '主体登记，名称则无' })),
  number: Type.Optional(Type.String()),
  name: Type.String(),
  code: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  formerNames: Type.Array(Type.String()),
  patents: Type.Integer({ description: '名下专利' }),
  samples: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
});

const Of = Type.Union([Type.Literal('name'), Type.Literal('party')], { description: 'name：专利上的名称；party：主体登记' });
const StrengthName = Type.Union([Type.Literal('certain'), Type.Literal('strong'), Type.Literal('possible')]);

/** Two that may be one party. */
export const Suggestion = Type.Object({
  of: Of,
  subject: Type.String({ description: '归一后的名称，或主体登记的编号' }),
  party: Type.String(),
  relation: Type.Union([Type.Literal('same'), Type.Literal('branch')]),
  strength: StrengthName,
  strengthName: Label,
  left: MatchSide,
  right: MatchSide,
  evidence: Type.Array(Evidence),
  against: Type.Array(Evidence),
});

export const SuggestionPage = Type.Object({ rows: Type.Array(Suggestion), total: Type.Integer(), totalIsExact: Type.Boolean(), next: Type.Optional(Type.String()) });

export const SuggestionQuery = Type.Object({
  of: Type.Optional(Of),
  strength: Type.Optional(StrengthName),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  after: Type.Optional(Type.String({ maxLength: 2_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

const Decision = Type.Union([Type.Literal('same'), Type.Literal('branch'), Type.Literal('different')]);

export const IdentityOrder = Type.Object({
  of: Of,
  subject: Type.String({ minLength: 1, maxLength: 300 }),
  party: Type.String({ minLength: 1, maxLength: 100 }),
  decision: Decision,
  reason: Type.Optional(Type.String({ maxLength: 1_000 })),
});

export const IdentityDecision = Type.Object({
  id: Type.String(),
  number: Type.String(),
  on: CivilDay,
  undone: Type.Boolean(),
  decision: Decision,
  decisionName: Label,
  merge: Type.Boolean({ description: '归并了主体登记' }),
  name: Type.String(),
  party: Type.String(),
  partyName: Type.String(),
  by: Type.Union([Type.Literal('person'), Type.Literal('rule')]),
  byName: Label,
  evidence: Type.Array(Evidence),
  reason: Type.Optional(Type.String()),
});

const By = Type.Union([Type.Literal('hand'), Type.Literal('address'), Type.Literal('seat'), Type.Literal('elsewhere'), Type.Literal('none')]);

export const PlaceDecisionRow = Type.Object({
  id: Type.String(), on: CivilDay, undone: Type.Boolean(), byName: Type.String(), reason: Type.String(), before: Type.String(), district: Type.Optional(Type.String()),
});

/** In which district a patent counts, and why. */
export const PatentPlace = Type.Object({
  by: By,
  text: Label,
  district: Type.Optional(Type.String()),
  why: Type.Optional(Type.String()),
  conflict: Type.Optional(Type.String({ description: '权利人注册地所在区，与地址不一致时' })),
  owner: Type.Optional(Type.String({ description: '第一权利人认定的主体' })),
  decisions: Type.Array(PlaceDecisionRow),
});

export const PlacedPage = Type.Object({
  rows: Type.Array(Type.Object({
    patent: PatentRow, by: By, text: Label, question: Type.Optional(Type.String()), district: Type.Optional(Type.String()), conflict: Type.Optional(Type.String()),
    owner: Type.Optional(Type.String()), decision: Type.Optional(Type.String({ description: '人工认定，可撤销' })),
  })),
  counts: Type.Array(Type.Object({ question: Type.String(), name: Label, count: Type.Integer(), countIsExact: Type.Boolean() })),
  next: Type.Optional(Type.String()),
});

const Question = Type.Union([
  Type.Literal('no-address'), Type.Literal('no-place'), Type.Literal('no-district'), Type.Literal('unknown-district'), Type.Literal('two-districts'), Type.Literal('conflict'), Type.Literal('seat'), Type.Literal('hand'),
]);

export const PlaceQuery = Type.Object({
  question: Type.Optional(Question),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  after: Type.Optional(Type.String({ maxLength: 30 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

export const PlaceOrder = Type.Object({
  patents: Type.Array(Type.String({ maxLength: 30 }), { minItems: 1, maxItems: 100 }),
  district: Type.Optional(Type.String({ maxLength: 20, description: '不给：不属本市各区' })),
  reason: Type.String({ minLength: 1, maxLength: 1_000 }),
});
