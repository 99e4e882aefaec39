import type { Label } from '../text.ts';

/** What a legal event is about (法律事件的事项). */
export const LEGAL_MATTERS = {
  published: { zh: '公布', en: 'published' },
  examination: { zh: '实质审查', en: 'examination' },
  grant: { zh: '授权', en: 'grant' },
  lapse: { zh: '终止', en: 'lapse' },
  expiry: { zh: '期限届满', en: 'end of the term' },
  'full-invalidation': { zh: '全部无效', en: 'invalidated' },
  'partial-invalidation': { zh: '部分无效', en: 'invalidated in part' },
  abandonment: { zh: '放弃', en: 'abandoned' },
  rejection: { zh: '驳回', en: 'rejected' },
  withdrawal: { zh: '撤回', en: 'withdrawn' },
  ended: { zh: '失效', en: 'ended' },
  restoration: { zh: '恢复权利', en: 'right restored' },
  compensation: { zh: '期限补偿', en: 'term compensated' },
  transfer: { zh: '权利转移', en: 'change of owner' },
  'name-or-address': { zh: '名称、地址变更', en: 'change of name or address' },
  licence: { zh: '许可备案', en: 'licence recorded' },
  'licence-end': { zh: '许可备案注销', en: 'licence cancelled' },
  pledge: { zh: '质押登记', en: 'pledge registered' },
  'pledge-end': { zh: '质押登记注销', en: 'pledge cancelled' },
  preservation: { zh: '保全', en: 'preserved by a court' },
  'preservation-end': { zh: '保全解除', en: 'preservation over' },
  fee: { zh: '缴费', en: 'fee paid' },
  correction: { zh: '更正', en: 'correction' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Readonly<Record<string, Label>>;

export type LegalMatter = keyof typeof LEGAL_MATTERS;
