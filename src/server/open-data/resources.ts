import type { Definitions } from '#domain/indicator/evaluate.ts';
import { type Indicator, SOURCES } from '#domain/indicator/indicator.ts';
import type { Label } from '#domain/text.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { ShownPatent } from '../patents/list-patents.ts';
import type { ColumnKind, SheetRow } from '../sheets/sheet.ts';
import type { Observation } from './observations.ts';
import { unitCode } from './sdmx-csv.ts';

/** A column of an open table: its name for machines, its meaning for people, and what may stand in it. */
export interface OpenField {
  readonly name: string;
  readonly title: Label;
  readonly type: 'string' | 'number' | 'integer' | 'date' | 'boolean';
  readonly required?: boolean;
  readonly choices?: readonly string[];
  /** The table and column whose values it takes. */
  readonly refersTo?: { readonly resource: string; readonly field: string };
}

/** A table of an open-data package (开放数据表). */
export interface OpenTable {
  readonly name: string;
  readonly title: Label;
  readonly fields: readonly OpenField[];
  readonly key: readonly string[];
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
}

const KINDS: Readonly<Record<OpenField['type'], ColumnKind>> = { string: 'text', boolean: 'text', date: 'text', number: 'number', integer: 'number' };

export const kindOf = ({ type }: OpenField): ColumnKind => KINDS[type];

const text = (name: string, zh: string, en: string, more: Partial<OpenField> = {}): OpenField => ({ name, title: { zh, en }, type: 'string', ...more });
const refersTo = (resource: string, field: string): Partial<OpenField> => ({ required: true, refersTo: { resource, field } });

/** The facts: a value of an indicator for an area and a period. */
export function factsTable(all: AsyncIterable<Observation>): OpenTable {
  return {
    name: 'facts', title: { zh: '数据点', en: 'Facts' }, key: ['indicator', 'area', 'period'],
    fields: [
      text('indicator', '指标', 'Indicator', refersTo('indicators', 'id')),
      text('area', '区划', 'District', refersTo('areas', 'code')),
      text('period', '期间（YYYY 或 YYYY-MM）', 'Period (YYYY or YYYY-MM)', { required: true }),
      text('from', '起', 'First day', { type: 'date', required: true }),
      text('to', '止', 'Last day', { type: 'date', required: true }),
      text('value', '值；无依据的为空', 'Value; empty without basis', { type: 'number' }),
      text('status', '状态', 'Status', { required: true, choices: ['normal', 'provisional', 'missing', 'no-meaning', 'withheld'] }),
      text('definition_version', '口径版本', 'Version of the definition', { type: 'integer', required: true }),
    ],
    rows: factRows(all),
  };
}

async function* factRows(all: AsyncIterable<Observation>): AsyncGenerator<SheetRow> {
  for await (const { indicator, area, time, period, value, status } of all) yield [indicator.id, area, time, period.from, period.to, value, status, indicator.version];
}

/** What each indicator counts (指标口径). */
export function indicatorsTable(definitions: Definitions, indicators: readonly Indicator[]): OpenTable {
  return {
    name: 'indicators', title: { zh: '指标及口径', en: 'Indicators and their definitions' }, key: ['id'],
    fields: [
      text('id', '指标编号', 'Id', { required: true }), text('version', '口径版本', 'Version', { type: 'integer', required: true }),
      text('name_zh', '名称', 'Name in Chinese', { required: true }), text('name_en', '英文名称', 'Name in English', { required: true }),
      text('definition_zh', '口径', 'Definition in Chinese', { required: true }), text('definition_en', '英文口径', 'Definition in English', { required: true }),
      text('measure_zh', '计量单位', 'Measure in Chinese', { required: true }), text('measure_en', '英文计量单位', 'Measure in English', { required: true }),
      text('unit', '单位代码', 'Code of the unit', { required: true }),
      text('computation', '计算方法', 'Computation', { required: true, choices: ['flow', 'cumulative', 'stock', 'distinct', 'average', 'ratio'] }),
      text('source', '数据来源', 'Source', { required: true, choices: Object.keys(SOURCES) }),
    ],
    rows: indicators.map((each) => [each.id, each.version, each.name.zh, each.name.en, each.definition.zh, each.definition.en, each.measure.zh, each.measure.en, unitCode(definitions, each), each.computation.kind, each.source]),
  };
}

/** The districts that facts are told of, with the days they are in force. */
export function areasTable({ districts }: Pick<Organisation, 'districts'>): OpenTable {
  return {
    name: 'areas', title: { zh: '区划', en: 'Districts' }, key: ['code'],
    fields: [
      text('code', '区划代码', 'Code', { required: true }), text('name_zh', '名称', 'Name in Chinese', { required: true }), text('name_en', '英文名称', 'Name in English', { required: true }),
      text('parent', '上级', 'Parent', { refersTo: { resource: '', field: 'code' } }), text('from', '起', 'In force from', { type: 'date', required: true }), text('to', '止', 'In force until', { type: 'date' }),
    ],
    rows: districts.map(({ code, name, parent, from, to }) => [code, name.zh, name.en, parent, from, to]),
  };
}

/** The register of patents, public by nature (专利登记簿); addresses are left out. */
export function patentsTable(patents: AsyncIterable<ShownPatent>): OpenTable {
  return {
    name: 'patents', title: { zh: '专利登记簿', en: 'Register of patents' }, key: ['id'],
    fields: [
      text('id', '登记号', 'Entry', { required: true }), text('application_number', '申请号', 'Application number'),
      text('application_damaged', '申请号受损', 'Application number damaged', { type: 'boolean', required: true }),
      text('publication_numbers', '公开（公告）号，以分号分隔', 'Publication numbers, parted by semicolons'), text('kind', '专利类型', 'Kind'), text('title', '名称', 'Title'),
      text('applicants', '申请人，以分号分隔', 'Applicants, parted by semicolons'), text('classes', '分类号，以分号分隔', 'Classes, parted by semicolons'),
      text('filing_date', '申请日', 'Filing date', { type: 'date' }), text('publication_date', '公开（公告）日', 'Publication date', { type: 'date' }),
    ],
    rows: patentRows(patents),
  };
}

async function* patentRows(patents: AsyncIterable<ShownPatent>): AsyncGenerator<SheetRow> {
  for await (const { id, applicationNumber, applicationDamaged, publicationNumbers, kind, title, applicants, ipc, filingDate, publicationDate } of patents) {
    yield [id, applicationNumber, String(applicationDamaged), publicationNumbers.join(';'), kind, title, applicants.join(';'), ipc.join(';'), filingDate, publicationDate];
  }
}
