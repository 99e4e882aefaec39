import { latestPublication, type PatentRecord } from './record.ts';

/** Names that a citation gives before it says 等. */
const MOST_NAMES = 3;

/**
 * A patent as a reference (参考文献著录, GB/T 7714-2015, 4.5 and 8.1): applicants or owners, title, number, type, day of its
 * latest publication: `示例大学. 一种示例装置: 201910000007.X[P]. 2021-03-05.` Chinese patents go by their application's
 * number (专利号), others by their publication's. More than three names end in 等, or et al.
 */
export function citationOf(record: PatentRecord): string {
  const { title = '', applicants, owners = [], applicationNumber, filingDate } = record;
  const publication = latestPublication(record);
  const chinese = applicationNumber && !applicationNumber.damaged && /^\d/.test(applicationNumber.normal ?? '') ? applicationNumber.normal : undefined;
  const number = chinese ?? publication?.number ?? applicationNumber?.normal ?? '';
  const names = namesOf(applicants.length > 0 ? applicants : owners);
  const day = publication?.date ?? filingDate;
  return [names, `${[title, number].filter(Boolean).join(': ')}[P]`, day].filter(Boolean).map((part) => `${part}.`).join(' ');
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => name.replace(/\.$/, ''));
  if (names.length <= MOST_NAMES) return shown.join(', ');
  return [...shown, /\p{Script=Han}/u.test(names[0] ?? '') ? '等' : 'et al'].join(', ');
}
