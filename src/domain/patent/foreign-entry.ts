import { type Problem, problem } from '../errors.ts';
import { publicationNumberOf } from './foreign-number.ts';
import { parsePctNumber } from './number.ts';
import { kindOfWord, type NumberCells, type ReadNumbers } from './read-numbers.ts';
import { joinPublications } from './record.ts';

const plain = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s,.]/g, '');
const FOREIGN = /^(?!CN|ZL)[A-Z]{2}[A-Z]?\d|^PCT\/?(?!CN)[A-Z]{2}/;
const WRITTEN = /^([A-Z]{2})([A-Z]{0,2}\d[\dA-Z/-]*?)([A-Z]\d?)$/;

const APPLICATION = { zh: '申请号', en: 'Application number' };
const EXPECTED = { zh: '冠以国别代码的申请号，如 US12134151、PCT/EP2009/067890', en: 'a number with its country before it, such as US12134151 or PCT/EP2009/067890' };

/** Whether a person entered a patent of another country (外国专利): its publications say so, else its application number. */
export function isForeignEntry({ application, publications }: Pick<NumberCells, 'application' | 'publications'>): boolean {
  const written = publications.map(({ text }) => plain(text)).filter(Boolean);
  return written.length > 0 ? written.some((each) => FOREIGN.test(each)) : FOREIGN.test(plain(application));
}

/** A foreign publication number as a person writes it (`US 8,926,509 B2`, `WO 2010/133782 A1`); undefined without its kind code. */
export function foreignPublication(text: string): string | undefined {
  const [, office = '', number = '', kind = ''] = WRITTEN.exec(plain(text)) ?? [];
  return office === 'CN' || office === '' ? undefined : publicationNumberOf({ office, number: office === 'WO' ? number : number.replaceAll('/', ''), kind, date: '' });
}

/**
 * Reads the numbers of a foreign patent. It needs a publication with its kind code, or an application number with its
 * country; one patent has publications of one office, or of it and the international one.
 */
export function readForeignNumbers({ application, publications, kindWord }: NumberCells): ReadNumbers {
  const read = publications.flatMap(({ text, date }) => {
    const number = foreignPublication(text);
    return number === undefined ? [] : [{ number, ...(date && { date }) }];
  });
  const [filed, problems] = applicationOf(application);
  const kind = kindOfWord(kindWord);
  const found = { publications: joinPublications(read), ...(filed !== undefined && { applicationNumber: { text: application.trim(), normal: filed, damaged: false } }), ...(kind && { kind }) };
  const usable = read.length > 0 || filed !== undefined;
  return { found, refusals: [...(usable ? [] : [problem('no-patent-number')]), ...problems, ...officeProblems(read.map(({ number }) => number.slice(0, 2)))], warnings: [] };
}

function applicationOf(text: string): readonly [string | undefined, readonly Problem[]] {
  const written = plain(text).replaceAll('-', '');
  if (written === '') return [undefined, []];
  const international = parsePctNumber(written)?.normal;
  if (international !== undefined) return [international, []];
  const number = written.replaceAll('/', '');
  return /^(?!CN|ZL)[A-Z]{2}[A-Z\d]{3,20}$/.test(number) && /\d{3}/.test(number) ? [number, []] : [undefined, [problem('wrong-format', { field: APPLICATION, expected: EXPECTED }, 'applicationNumber')]];
}

function officeProblems(offices: readonly string[]): readonly Problem[] {
  const national = [...new Set(offices.filter((office) => office !== 'WO'))];
  const expected = { zh: `同一国家（地区）的公开号，不是 ${national.join('、')}`, en: `publications of one office, not of ${national.join(', ')}` };
  return national.length > 1 ? [problem('wrong-format', { field: { zh: '公布与公告', en: 'Publications' }, expected }, 'publicationNumber')] : [];
}
