import { defineLedger } from '#domain/case/define.ts';
import { choice, count, date, file, list, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { defineIndicator } from '#domain/indicator/indicator.ts';
import { type Line, line } from '#domain/posting/line.ts';
import { REGISTER_INDICATORS } from './patent-stock.ts';

const ROWS = { zh: '行', en: 'rows' };
const PATENTS = { zh: '件', en: 'patents' };

const KINDS = {
  invention: { zh: '发明', en: 'invention' },
  utility: { zh: '实用新型', en: 'utility model' },
  design: { zh: '外观设计', en: 'design' },
  unknown: { zh: '类型不明', en: 'kind unknown' },
};

const fields = {
  publishedOn: date({ name: { zh: '入册日期', en: 'Published on' }, notAfterToday: true }),
  files: list({
    name: { zh: '文件', en: 'Files' },
    itemName: { zh: '文件', en: 'file' },
    min: 1,
    of: {
      file: file({ name: { zh: '原文件', en: 'Original' }, maxBytes: 4 * 1024 ** 3 }),
      read: count({ name: { zh: '读取', en: 'Read' }, measure: ROWS }),
      added: count({ name: { zh: '新增', en: 'Added' }, measure: ROWS }),
      updated: count({ name: { zh: '更新', en: 'Updated' }, measure: ROWS }),
      duplicates: count({ name: { zh: '重复', en: 'Duplicates' }, measure: ROWS }),
      refused: count({ name: { zh: '拒收', en: 'Refused' }, measure: ROWS }),
    },
  }),
  added: count({ name: { zh: '新增', en: 'Added' }, measure: PATENTS }),
  updated: count({ name: { zh: '更新', en: 'Updated' }, measure: ROWS }),
  duplicates: count({ name: { zh: '重复', en: 'Duplicates' }, measure: ROWS }),
  refused: count({ name: { zh: '拒收', en: 'Refused' }, measure: ROWS }),
  kinds: list({
    name: { zh: '新增按类型', en: 'Added by kind' },
    itemName: { zh: '类型', en: 'kind' },
    of: { kind: choice({ name: { zh: '类型', en: 'Kind' }, choices: KINDS }), added: count({ name: { zh: '新增', en: 'Added' }, measure: PATENTS }) },
  }),
  mergers: optional(list({
    name: { zh: '归并', en: 'Mergers' },
    itemName: { zh: '归并', en: 'merger' },
    help: { zh: '后到的真实申请号表明两条登记是同一件专利', en: 'A true application number that came later showed two entries to be one patent' },
    of: { kept: text({ name: { zh: '保留', en: 'Kept' }, maxLength: 30 }), absorbed: text({ name: { zh: '并入', en: 'Absorbed' }, maxLength: 30 }) },
  })),
  digest: text({ name: { zh: '各行摘要 SHA-256', en: 'SHA-256 of the rows' }, maxLength: 64 }),
};

type Import = ValuesOf<typeof fields>;

function post({ publishedOn, kinds }: Import): readonly Line[] {
  return kinds.filter(({ added }) => added > 0).map(({ kind, added }) => line('patents-registered', publishedOn, added, { dimensions: { kind } }));
}

/** One import into the register of patents (专利入册): what came in, from which files, and the digest that binds the rows. */
export const patentImport = defineLedger({
  id: 'patent-import',
  version: 1,
  mechanism: 'C1',
  wing: 'registers',
  owner: 'public-service',
  name: { zh: '专利入册', en: 'Patent import' },
  help: { zh: '由导入生成，不能手工登记数字', en: 'Made by an import; nobody types its figures' },
  numbering: '册',
  fields,
  by: ['statistics-officer', 'officer', 'clerk'],
  day: 'publishedOn',
  readers: { staff: 'all' },
  title: ({ publishedOn, files, added }) => `${publishedOn} ${files[0]?.file.name ?? ''}${files.length > 1 ? ` 等 ${files.length} 个文件` : ''}，新增 ${added} 件`,
  post: ({ values }) => post(values),
  indicators: [
    defineIndicator({ id: 'patents-registered', version: 1, owner: 'public-service', source: 'records', name: { zh: '新入册专利', en: 'Patents entered' }, measure: PATENTS, computation: { kind: 'flow' }, definition: { zh: '期间内导入专利登记簿的专利，按入册之日计', en: 'Patents entered in the register, by the day of the import' } }),
    ...REGISTER_INDICATORS,
  ],
});
