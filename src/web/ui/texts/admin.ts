import type { Label } from '#domain/text.ts';

export const ADMIN_TEXTS = {
  'admin.people': { zh: '人员', en: 'People' },
  'admin.delegation': { zh: '代理', en: 'Delegation' },
  'admin.calendar': { zh: '工作日历', en: 'Working days' },
  'admin.rules': { zh: '规则', en: 'Rules' },
  'admin.journal': { zh: '流水核验', en: 'Journal' },
} as const satisfies Record<string, Label>;
