import { foldText } from '#domain/chinese/fold.ts';
import type { Label } from '#domain/text.ts';
import type { ClassField, CodeField, DateField, NumberField, TextField } from '../document.ts';

/** What the part behind `=` is read as, and where it is looked for. */
export type FieldTarget =
  | { readonly kind: 'text'; readonly fields: readonly TextField[] }
  | { readonly kind: 'class'; readonly field: ClassField }
  | { readonly kind: 'number'; readonly field: NumberField }
  | { readonly kind: 'days'; readonly field: DateField }
  | { readonly kind: 'code'; readonly field: CodeField };

/** A field as searchers name it (检索字段): its code, what it is called, and what else it is written. */
export interface QueryField {
  readonly code: string;
  readonly name: Label;
  readonly alsoWritten: readonly string[];
  readonly target: FieldTarget;
}

const text = (...fields: readonly TextField[]): FieldTarget => ({ kind: 'text', fields });
const number = (field: NumberField): FieldTarget => ({ kind: 'number', field });
const days = (field: DateField): FieldTarget => ({ kind: 'days', field });
const code = (field: CodeField): FieldTarget => ({ kind: 'code', field });
const classes = (field: ClassField): FieldTarget => ({ kind: 'class', field });

function field(written: string, zh: string, en: string, target: FieldTarget, alsoWritten: readonly string[] = []): QueryField {
  return { code: written, name: { zh, en }, target, alsoWritten };
}

/** Every field of the query language, in the order in which help lists them. */
export const QUERY_FIELDS: readonly QueryField[] = [
  field('TI', '名称', 'title', text('title'), ['发明名称', '专利名称', '标题', '题名']),
  field('AB', '摘要', 'abstract', text('abstract'), ['ABST']),
  field('CL', '权利要求', 'claims', text('claims'), ['权利要求书', 'CLM', 'CLMS']),
  field('DE', '说明书', 'description', text('description'), ['DESC']),
  field('TA', '名称摘要', 'title and abstract', text('title', 'abstract'), ['标题摘要', '名称和摘要', '名称/摘要', 'TIAB']),
  field('TAC', '名称摘要权利要求', 'title, abstract and claims', text('title', 'abstract', 'claims'), ['标题摘要权利要求', '名称/摘要/权利要求']),
  field('AN', '申请号', 'application number', number('application'), ['专利号', 'APN']),
  field('PN', '公开号', 'publication number', number('publication'), ['公告号', '公布号', '公开公告号', '授权公告号', '公开号/公告号', '公开/公告号', '文献号']),
  field('PR', '优先权', 'priority number', number('priority'), ['优先权号', 'PRN']),
  field('AD', '申请日', 'filing date', days('filed'), ['申请日期', 'APD']),
  field('PD', '公开日', 'publication date', days('published'), ['公布日', '公开日期']),
  field('GD', '授权日', 'grant date', days('granted'), ['授权公告日', '公告日', '授权日期']),
  field('PRD', '优先权日', 'priority date', days('priority'), ['优先权日期']),
  field('PA', '申请人', 'applicant', text('applicants'), ['AP', '申请（专利权）人']),
  field('OW', '权利人', 'owner', text('owners'), ['专利权人', '当前权利人', 'PE']),
  field('IN', '发明人', 'inventor', text('inventors'), ['设计人', '发明人/设计人', 'INV']),
  field('AG', '代理机构', 'agency or agent', text('agency'), ['代理人', '专利代理机构', '专利代理师', 'AGC']),
  field('IC', '分类号', 'IPC symbol', classes('ipc'), ['IPC', 'IPC分类号', '国际分类', '国际分类号']),
  field('CPC', 'CPC分类号', 'CPC symbol', classes('cpc'), ['CPC分类']),
  field('LC', '洛迦诺分类', 'Locarno class', classes('locarno'), ['洛迦诺分类号', '外观分类', '外观设计分类', 'LOC']),
  field('AC', '国家/地区', 'office', code('office'), ['国家', '国别', '地区', '公开国', '受理局', 'CC']),
  field('DIST', '区县', 'district', code('district'), ['区', '所在区', '行政区']),
  field('LS', '法律状态', 'legal state', code('state'), ['状态', '专利状态']),
  field('KD', '类型', 'kind of patent', code('kind'), ['专利类型', '种类', 'PT']),
  field('TIPY', '名称拼音', 'title in pinyin', text('titlePinyin')),
  field('PAPY', '申请人拼音', 'applicant in pinyin', text('applicantsPinyin')),
  field('OWPY', '权利人拼音', 'owner in pinyin', text('ownersPinyin')),
  field('INPY', '发明人拼音', 'inventor in pinyin', text('inventorsPinyin')),
];

/**
 * Where a term without a field is looked for: in what says what the patent is and whose it is. Not in the description,
 * which mentions much in passing, nor among agencies, of which one with 电子 in its name would bring all its clients.
 */
export const BARE_FIELDS: readonly TextField[] = ['title', 'abstract', 'claims', 'applicants', 'owners', 'inventors'];

const BY_NAME = new Map(QUERY_FIELDS.flatMap((each) => [each.code, each.name.zh, ...each.alsoWritten].map((name) => [normalName(name), each] as const)));

/** The field of a written name, in capitals or not, full-width or not, in simplified or traditional characters. */
export function findField(written: string): QueryField | undefined {
  return BY_NAME.get(normalName(written));
}

function normalName(written: string): string {
  return foldText(written).toUpperCase();
}

/** The field that looks for one thing in one place; for texts in these fields alone. */
export function fieldFor(target: FieldTarget): QueryField | undefined {
  return QUERY_FIELDS.find((each) => sameTarget(each.target, target));
}

function sameTarget(a: FieldTarget, b: FieldTarget): boolean {
  if (a.kind === 'text' || b.kind === 'text') return a.kind === b.kind && sameFields(fieldsOf(a), fieldsOf(b));
  return a.kind === b.kind && a.field === b.field;
}

const fieldsOf = (target: FieldTarget): readonly TextField[] => (target.kind === 'text' ? target.fields : []);

export function sameFields(a: readonly TextField[], b: readonly TextField[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
