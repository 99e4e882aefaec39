import { type CivilDate, isCivilDate, later } from '../calendar/civil-date.ts';
import { type Problem, problem } from '../errors.ts';
import { bearsSecrecyMark } from '../form/secrecy.ts';
import type { Label } from '../text.ts';
import type { NodeKind, OrganisationChange } from './change.ts';
import { type District, isInForce, standingOn, type TreeNode, type Unit, UNIT_KINDS } from './organisation.ts';
import { datedTree } from './tree.ts';

/** What a change is checked against: the units and districts with their changes so far, and the functions that a unit may have. */
export interface Chart {
  readonly units: readonly Unit[];
  readonly districts: readonly District[];
  readonly functions: readonly string[];
}

export const CHANGE_FIELDS = {
  code: { zh: '代码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  on: { zh: '生效日', en: 'In force from' },
  parent: { zh: '上级', en: 'Under' },
  unitKind: { zh: '类别', en: 'Kind' },
  functions: { zh: '职能', en: 'Functions' },
  district: { zh: '所辖区划', en: 'District' },
  successors: { zh: '承接单位', en: 'Successors' },
  basis: { zh: '依据', en: 'Basis' },
} as const satisfies Readonly<Record<string, Label>>;

const CODES: Readonly<Record<NodeKind, { readonly form: RegExp; readonly expected: Label }>> = {
  unit: { form: /^[a-z][a-z0-9-]{0,39}$/, expected: { zh: '小写字母开头的字母、数字、短横，如 trademark', en: 'small letters, digits and hyphens, such as trademark' } },
  district: { form: /^\d{6}(\d{3}|\d{6})?$/, expected: { zh: '6 位行政区划代码，如 320102', en: 'an administrative code of six digits, such as 320102' } },
};

const EARLIEST = '1949-10-01';
const LATEST = '2999-12-31';
const MAX_NAME = 60;

const REASONS = {
  taken: { zh: '这个代码已经用过；代码不重复使用，请另取。', en: 'This code has been used; codes are never used again. Choose another.' },
  root: { zh: '本局和本市是机构与区划的根，只能更名。', en: 'The bureau and the city are the roots of their trees: they can only be renamed.' },
  secondRoot: { zh: '全市只有一个，其余区划须有上级。', en: 'There is one city; every other district lies under it.' },
  below: { zh: '不能移到自身或其下级之下。', en: 'It cannot be moved below itself.' },
  gone: { zh: '上级在生效日不存在，或已登记撤销；请另选上级或生效日。', en: 'What it is to lie under is not in force on that day, or is to end; choose another, or another day.' },
  children: { zh: '其下还有在用的单位或区划，请先调整或撤销它们。', en: 'Something still lies below it; move or end that first.' },
  successor: { zh: '承接单位须在生效日已设立，且不是被撤销的本身。', en: 'What takes its place must be in force on that day, and be another.' },
} as const satisfies Readonly<Record<string, Label>>;

function refuse(reason: keyof typeof REASONS, path: string): Problem {
  return problem('guard-refused', { reason: REASONS[reason] }, path);
}

function nodesOf({ units, districts }: Chart, node: NodeKind): readonly TreeNode[] {
  return node === 'unit' ? units : districts;
}

/** What is wrong with a change, each problem naming its field; empty where it may be recorded. */
export function checkChange(chart: Chart, change: OrganisationChange): readonly Problem[] {
  const nodes = nodesOf(chart, change.node);
  const own = nodes.find(({ code }) => code === change.code);
  const day = dayProblems(change, own);
  if (day.length > 0) return day;
  if (change.kind === 'add') return [...codeProblems(change, own), ...nameProblems(change), ...parentProblems(nodes, change), ...unitProblems(chart, change)];
  if (!own) return [problem('not-found', { what: { zh: `代码为 ${change.code} 的单位或区划`, en: `A unit or district ${change.code}` } }, 'code')];
  switch (change.kind) {
    case 'rename':
      return nameProblems(change);
    case 'move':
      return isRoot(own) ? [refuse('root', 'code')] : [...parentProblems(nodes, change), ...circleProblems(nodes, change)];
    case 'charge':
      return functionProblems(chart, change);
    case 'end':
      return isRoot(own) ? [refuse('root', 'code')] : endProblems(nodes, change);
  }
}

function isRoot({ parent }: TreeNode): boolean {
  return parent === undefined;
}

/** Nothing happens before something began or after it ended; what ends has been for a day at least. */
function dayProblems({ on, kind }: OrganisationChange, own: TreeNode | undefined): readonly Problem[] {
  if (!isCivilDate(on)) return [problem('wrong-format', { field: CHANGE_FIELDS.on, expected: 'YYYY-MM-DD' }, 'on')];
  const isLater = own && kind !== 'add';
  const first = isLater ? own.from : EARLIEST;
  const last = (isLater && own.to) || LATEST;
  const early = kind === 'end' ? on <= first : on < first;
  return early || on > last ? [problem('out-of-range', { field: CHANGE_FIELDS.on, min: first, max: last }, 'on')] : [];
}

function codeProblems({ code, node }: OrganisationChange, own: TreeNode | undefined): readonly Problem[] {
  const { form, expected } = CODES[node];
  if (!form.test(code)) return [problem('wrong-format', { field: CHANGE_FIELDS.code, expected }, 'code')];
  return own ? [refuse('taken', 'code')] : [];
}

function nameProblems({ name }: OrganisationChange): readonly Problem[] {
  const texts = [name?.zh ?? '', name?.en ?? ''];
  if (texts.some((each) => each.trim() === '')) return [problem('required', { field: CHANGE_FIELDS.name }, 'name')];
  if (texts.some((each) => each.length > MAX_NAME)) return [problem('too-long', { field: CHANGE_FIELDS.name, max: MAX_NAME }, 'name')];
  if (texts.some((each) => /\p{C}/u.test(each))) return [problem('bad-characters', { field: CHANGE_FIELDS.name }, 'name')];
  return texts.some(bearsSecrecyMark) ? [problem('state-secret', {}, 'name')] : [];
}

function parentProblems(nodes: readonly TreeNode[], { parent, on, kind, node }: OrganisationChange): readonly Problem[] {
  if (parent === undefined) {
    const isFirst = kind === 'add' && node === 'district' && nodes.length === 0;
    if (isFirst) return [];
    return kind === 'add' && node === 'district' ? [refuse('secondRoot', 'parent')] : [problem('required', { field: CHANGE_FIELDS.parent }, 'parent')];
  }
  const above = nodes.find(({ code }) => code === parent);
  if (!above) return [problem('not-allowed-value', { field: CHANGE_FIELDS.parent, value: parent }, 'parent')];
  return above.to === undefined && isInForce(above, on) ? [] : [refuse('gone', 'parent')];
}

function circleProblems(nodes: readonly TreeNode[], { code, parent = '', on }: OrganisationChange): readonly Problem[] {
  const tree = datedTree(nodes, on);
  const below = tree.spans(code, { from: on, to: LATEST }).flatMap(({ codes }) => codes);
  return below.includes(parent) ? [refuse('below', 'parent')] : [];
}

function unitProblems(chart: Chart, change: OrganisationChange): readonly Problem[] {
  const { node, unitKind, district } = change;
  if (node === 'district') return [];
  const kind = unitKind === undefined || unitKind === 'bureau' || !Object.hasOwn(UNIT_KINDS, unitKind) ? [problem('not-allowed-value', { field: CHANGE_FIELDS.unitKind, value: unitKind ?? '' }, 'unitKind')] : [];
  return [...kind, ...functionProblems(chart, change), ...districtProblems(chart, unitKind, district)];
}

function districtProblems({ districts }: Chart, unitKind: string | undefined, district: string | undefined): readonly Problem[] {
  if (unitKind === 'district-bureau' && district === undefined) return [problem('required', { field: CHANGE_FIELDS.district }, 'district')];
  const known = district === undefined || districts.some(({ code }) => code === district);
  return known ? [] : [problem('not-allowed-value', { field: CHANGE_FIELDS.district, value: district }, 'district')];
}

function functionProblems({ functions: known }: Chart, { node, functions }: OrganisationChange): readonly Problem[] {
  if (node === 'district') return [problem('not-allowed-value', { field: CHANGE_FIELDS.functions, value: (functions ?? []).join('、') }, 'functions')];
  if (functions === undefined) return [problem('required', { field: CHANGE_FIELDS.functions }, 'functions')];
  const unknown = functions.find((each) => !known.includes(each));
  return unknown === undefined ? [] : [problem('not-allowed-value', { field: CHANGE_FIELDS.functions, value: unknown }, 'functions')];
}

function endProblems(nodes: readonly TreeNode[], { code, on, successors = [] }: OrganisationChange): readonly Problem[] {
  const strange = successors.find((each) => each === code || !nodes.some((node) => node.code === each && isInForce(node, on)));
  return [
    ...(childrenFrom(nodes, code, on).length > 0 ? [refuse('children', 'code')] : []),
    ...(strange === undefined ? [] : [refuse('successor', 'successors')]),
  ];
}

/** What lies directly below a code on a day or will from a later one. */
export function childrenFrom<T extends TreeNode>(nodes: readonly T[], code: string, day: CivilDate): readonly T[] {
  return nodes.filter((node) => (node.to === undefined || node.to >= day) && standingOn(node, later(day, node.from)).parent === code);
}
