import type { Candidate } from './candidate.ts';

const BEFORE = /(?:不少于|不低于|不超过|不多于|不高于|不小于|不足|至少|至多|最多|最少|超过|超出|大约|大概|接近|将近|高达|多达|突破|低于|高于|多于|少于|约|近|超|逾|过|上|数|几)$/;
const AFTER = /^(?:及)?(?:以上|以下|以内|之内|左右|上下|之多|[多余](?=$|[，,。；;、的)]))/;
/** 达到 and the like say nothing of approximation, and 通过, 经过 no 过. */
const OTHER = /(?:通过|经过|超过了?|以上|线上|会上|加上|网上|晚上|早上|总数|人数|件数|户数|家数|次数|份数|件次数|指数|个数|笔数|项数|款数|额数|附近|最近|邻近|公约|合约|节约|条约|签约|履约|违约|预约|大于)$/;

/** The approximating word of a figure (约数修饰), or null: inside the number, before it, or after its measure. */
export function approximationOf({ start, after, infix, form }: Candidate, text: string): { readonly qualifier: string | null } {
  if (form !== 'count') return { qualifier: null };
  if (infix !== undefined) return { qualifier: infix };
  const before = text.slice(Math.max(0, start - 6), start);
  const found = BEFORE.exec(before)?.[0];
  const round = /^[十百千万亿]/.test(text[start] ?? '');
  if (found !== undefined && (round || !/[上数几]/.test(found)) && !(OTHER.test(before) && found.length === 1)) return { qualifier: found };
  return { qualifier: AFTER.exec(text.slice(after, after + 4))?.[0] ?? null };
}
