import type { CivilDate } from '../calendar/civil-date.ts';
import { halfWidth } from './day-text.ts';
import { dayIn } from './event-fields.ts';
import { withoutInvalidationRequests } from './invalidation-request.ts';

/** What a legal status as written (法律状态原文) says. */
export interface ReadStatus {
  /** `ended`: no longer in force or pending, the reason not told (失效). */
  readonly state: 'pending' | 'in-force' | 'lapsed' | 'expired' | 'invalidated' | 'abandoned' | 'rejected' | 'withdrawn' | 'ended';
  /** The day written with it: of the end itself where `exact`, else of its announcement. */
  readonly on?: CivilDate;
  readonly exact: boolean;
}

/** What happens to a right or a contract about it, and changes nothing of the patent's being in force. */
const OTHER_MATTERS = /合同|质押|许可|保全|转移|变更|更正|著录/;

/** In order: the stricter before the looser. */
const STATES: readonly (readonly [ReadStatus['state'], RegExp])[] = [
  ['in-force', /部分无效|维持.{0,8}有效|权利?(?:的)?恢复|恢复(?:专利)?权/],
  ['invalidated', /无效|invalid/],
  ['expired', /届满|期满|expired/],
  ['abandoned', /放弃|abandon/],
  ['rejected', /驳回|rejected|refused/],
  ['withdrawn', /撤回|视撤|withdrawn/],
  ['lapsed', /终止|未缴年费|欠费|lapsed/],
  ['ended', /失效|无权|inactive|dead/],
  ['in-force', /有效|授权|维持|有权|in[- ]force|granted|active/],
  ['pending', /公开|公布|实质审查|实审|审中|在审|审查中|未决|pending/],
];

/** 专利权终止日期:20180912, 终止日 2018-09-12: the end itself, not its announcement. */
const END_DAY = /(?:终止|失效|届满|放弃|无效)(?:生效)?(?:日期|日)\s*[:为]?\s*(\d{4}\s*[-./年]?\s*\d{1,2}\s*[-./月]?\s*\d{1,2})/;

/** Reads a status; undefined where it says nothing of whether the patent is in force. */
export function readStatus(text: string): ReadStatus | undefined {
  const plain = halfWidth(text).toLowerCase();
  const told = withoutInvalidationRequests(plain);
  const [state] = OTHER_MATTERS.test(plain) ? [] : (STATES.find(([, says]) => says.test(told)) ?? []);
  if (state === undefined) return undefined;
  const end = dayIn(END_DAY.exec(plain)?.[1] ?? '');
  const on = end ?? dayIn(plain);
  return { state, exact: end !== undefined, ...(on && { on }) };
}
