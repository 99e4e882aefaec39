import { defineLedger } from '#domain/case/define.ts';
import { choice, date, list, longText, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { ENTRY_FIELDS, PATENT_KINDS } from '#domain/patent/entry.ts';
import { type Line, line } from '#domain/posting/line.ts';

/** What a person did to the register of patents. */
export const ENTRY_ACTS = {
  registered: { zh: '登记', en: 'registered' },
  corrected: { zh: '更正', en: 'corrected' },
  joined: { zh: '并入已有登记', en: 'joined to a known entry' },
} as const;

const said = { zh: '（空）', en: '(empty)' };

const fields = {
  on: date({ name: { zh: '日期', en: 'Day' }, notAfterToday: true }),
  act: choice({ name: { zh: '办理', en: 'Act' }, choices: ENTRY_ACTS, searchable: true }),
  patent: text({ name: { zh: '登记号', en: 'Entry' }, help: { zh: '专利登记簿内部编号', en: 'The register’s own id' }, maxLength: 30, searchable: true }),
  number: text({ name: { zh: '专利号码', en: 'Number' }, maxLength: 60, searchable: true }),
  title: text({ name: { zh: '名称', en: 'Title' }, maxLength: 500, searchable: true }),
  kind: optional(choice({ name: { zh: '类型', en: 'Kind' }, choices: { ...PATENT_KINDS, unknown: { zh: '类型不明', en: 'kind unknown' } } })),
  reason: longText({ name: { zh: '理由', en: 'Reason' }, maxLength: 1_000 }),
  changes: optional(list({
    name: { zh: '改动', en: 'Changes' },
    itemName: { zh: '栏目', en: 'field' },
    max: 20,
    of: {
      field: choice({ name: { zh: '栏目', en: 'Field' }, choices: ENTRY_FIELDS }),
      before: optional(longText({ name: { zh: '原为', en: 'Was' }, help: said })),
      after: optional(longText({ name: { zh: '改为', en: 'Is' }, help: said })),
    },
  })),
  absorbed: optional(list({
    name: { zh: '并入的登记', en: 'Entries joined' },
    itemName: { zh: '登记', en: 'entry' },
    help: { zh: '号码表明是同一件专利', en: 'Their numbers show them to be one patent' },
    max: 20,
    of: { entry: text({ name: { zh: '登记号', en: 'Entry' }, maxLength: 30 }) },
  })),
  digest: text({ name: { zh: '登记内容摘要 SHA-256', en: 'SHA-256 of the entry' }, maxLength: 64 }),
};

type Entry = ValuesOf<typeof fields>;

function post({ on, act, kind }: Entry): readonly Line[] {
  return act === 'registered' ? [line('patents-registered', on, 1, { dimensions: { kind: kind ?? 'unknown' } })] : [];
}

/** A patent that a person registers or corrects (专利登记与更正): what was done, why, and the digest that binds it. */
export const patentEntry = defineLedger({
  id: 'patent-entry',
  version: 1,
  mechanism: 'C1',
  wing: 'registers',
  owner: 'public-service',
  name: { zh: '专利登记与更正', en: 'Patents entered by hand' },
  help: { zh: '在专利登记簿中登记或更正时自动留痕', en: 'Recorded when a patent is entered or corrected in the register' },
  numbering: '专',
  fields,
  // Made by the register itself, never by a form.
  by: [],
  day: 'on',
  readers: { staff: 'all' },
  title: ({ act, number, title }) => `${ENTRY_ACTS[act].zh} ${number}《${title}》`,
  post: ({ values }) => post(values),
  indicators: [],
});
