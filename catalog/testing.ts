import { staff } from '#domain/case/testing/life.ts';
import type { Life } from '#domain/case/testing/life.ts';
import { CATALOG } from './index.ts';

/** For tests: people of a small bureau, by what they do. */
export const PEOPLE = {
  promotion: staff('tian', ['officer'], { unit: 'D04', functions: ['promotion'] }),
  promotionHead: staff('tang', ['division-head'], { unit: 'D04', functions: ['promotion'] }),
  publicService: staff('gao', ['officer'], { unit: 'D06', functions: ['public-service'] }),
  protection: staff('zhang', ['officer'], { unit: 'D05', functions: ['protection'] }),
  protectionHead: staff('li', ['division-head'], { unit: 'D05', functions: ['protection'] }),
  planning: staff('xu', ['officer'], { unit: 'D03', functions: ['planning'] }),
  statistics: staff('shu', ['statistics-officer'], { unit: 'D03', functions: ['planning'] }),
  checker: staff('jiao', ['statistics-officer'], { unit: 'D03', functions: ['planning'] }),
  supervisor: staff('du', ['supervision-officer'], { unit: 'D01', functions: ['office'] }),
  desk: staff('re', ['hotline-officer'], { unit: 'D08', functions: ['hotline'] }),
  deskHead: staff('ma', ['division-head'], { unit: 'D08', functions: ['hotline'] }),
  district: staff('qu', ['district-officer'], { unit: 'Q01', functions: ['district'] }),
  leader: staff('wang', ['bureau-leader'], { unit: 'D00', functions: ['leadership'] }),
  auditor: staff('shen', ['auditor'], { unit: 'D09' }),
  systemAdmin: staff('root', ['system-admin'], { unit: 'D10' }),
} as const;

/** For tests: what a case says to the accounts, as "indicator day amount", sorted. */
export function accountsOf(life: Life, day = '2022-12-31'): readonly string[] {
  return CATALOG.linesOf(life.view, day).map(({ line }) => `${line.indicator} ${line.date} ${line.amount}`).toSorted();
}

/** For tests: the words of a refusal, or 'allowed'. */
export function reasonOf(problems: ReturnType<Life['refusal']>): string {
  const [found] = problems;
  const reason = found?.params?.['reason'];
  if (typeof reason === 'object') return reason.zh;
  return found?.code ?? 'allowed';
}
