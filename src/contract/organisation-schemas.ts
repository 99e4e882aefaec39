import { Type } from 'typebox';
import { CivilDay, Instant, Label } from './schemas.ts';

/** A unit or district with how it stood at each time (机构、区划沿革). */
export const ChartNode = Type.Object({
  node: Type.Union([Type.Literal('unit'), Type.Literal('district')]),
  code: Type.String(),
  kind: Type.Optional(Type.String({ description: 'bureau | division | centre | district-bureau' })),
  district: Type.Optional(Type.String({ description: '区局所辖区划' })),
  from: CivilDay,
  to: Type.Optional(CivilDay),
  successors: Type.Array(Type.String(), { description: '撤并后的承接：一个为合并，多个为拆分' }),
  people: Type.Integer({ description: '在岗人员' }),
  standings: Type.Array(Type.Object({ from: CivilDay, to: Type.Optional(CivilDay), name: Label, parent: Type.Optional(Type.String()), functions: Type.Array(Type.String()) })),
});

/** What is to be recorded of a unit or district; `on` is the first day on which it is so. */
export const WantedChange = Type.Object({
  node: Type.Union([Type.Literal('unit'), Type.Literal('district')]),
  code: Type.Optional(Type.String({ maxLength: 40, description: '新设处室可不填，由系统编' })),
  kind: Type.Union([Type.Literal('add'), Type.Literal('rename'), Type.Literal('move'), Type.Literal('charge'), Type.Literal('end')]),
  on: CivilDay,
  name: Type.Optional(Type.Object({ zh: Type.String(), en: Type.Optional(Type.String()) })),
  parent: Type.Optional(Type.String()),
  functions: Type.Optional(Type.Array(Type.String(), { maxItems: 40 })),
  unitKind: Type.Optional(Type.String()),
  district: Type.Optional(Type.String()),
  successors: Type.Optional(Type.Array(Type.String(), { maxItems: 40 })),
});

/** A recorded change with who recorded it, when and by which document. */
export const RecordedChange = Type.Object({
  id: Type.String(),
  ...WantedChange.properties,
  code: Type.String(),
  basis: Type.String(),
  byName: Type.String(),
  at: Instant,
});

/** What depends on a unit or district that is to end. */
export const Dependent = Type.Object({
  what: Type.Union([Type.Literal('children'), Type.Literal('people'), Type.Literal('cases'), Type.Literal('functions'), Type.Literal('district-bureaus')]),
  count: Type.Integer(),
  names: Type.Array(Label),
  blocks: Type.Boolean({ description: '须先处理，否则不能撤销' }),
});
