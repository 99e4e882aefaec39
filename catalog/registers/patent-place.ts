import { defineLedger } from '#domain/case/define.ts';
import { date, district, longText, optional, text } from '#domain/form/index.ts';

const fields = {
  on: date({ name: { zh: '日期', en: 'Day' }, notAfterToday: true }),
  patent: text({ name: { zh: '登记号', en: 'Entry' }, help: { zh: '专利登记簿内部编号', en: 'The register’s own id' }, maxLength: 30, searchable: true }),
  number: text({ name: { zh: '专利号码', en: 'Number' }, maxLength: 60, searchable: true }),
  title: text({ name: { zh: '名称', en: 'Title' }, maxLength: 1_000 }),
  district: optional(district({ name: { zh: '认定的区', en: 'District' }, help: { zh: '空：不属本市各区', en: 'Empty: in none of the city' }, searchable: true })),
  before: text({ name: { zh: '原由', en: 'How it stood' }, maxLength: 500 }),
  reason: longText({ name: { zh: '理由', en: 'Reason' }, maxLength: 1_000 }),
};

/** A person says in which district a patent counts (专利区划认定), against address and seat; annulling it undoes it. */
export const patentPlace = defineLedger({
  id: 'patent-place',
  version: 1,
  mechanism: 'C1',
  wing: 'registers',
  owner: 'public-service',
  name: { zh: '专利区划认定', en: 'Districts of patents set by hand' },
  help: { zh: '地址、注册地都不能定区或有误时人工认定，自动留痕', en: 'Recorded where neither address nor seat tells the district, or tells it wrong' },
  numbering: '划',
  fields,
  // Made on the page of patents without district, never by a form.
  by: [],
  day: 'on',
  readers: { staff: 'all' },
  title: ({ number, title }) => `${number}《${title}》`,
  district: (entry) => entry.district,
  post: () => [],
});
