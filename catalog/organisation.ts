import type { Label } from '#domain/text.ts';

/**
 * The functions (职能) that divisions, centres and district bureaus carry.
 * Case types and indicators name the function that owns them, so that a reorganisation changes units and no declaration.
 */
export const FUNCTIONS = {
  leadership: { zh: '局领导班子', en: 'leadership' },
  office: { zh: '办公室', en: 'office' },
  legal: { zh: '法规处', en: 'legal affairs' },
  planning: { zh: '战略规划处', en: 'strategy and planning' },
  promotion: { zh: '运用促进处', en: 'promotion and utilisation' },
  protection: { zh: '保护处', en: 'protection' },
  'public-service': { zh: '公共服务处', en: 'public service' },
  personnel: { zh: '人事与机关党委', en: 'personnel and party affairs' },
  'agency-window': { zh: '专利代办处', en: 'patent agency window' },
  'trademark-window': { zh: '商标受理窗口', en: 'trademark window' },
  'protection-centre': { zh: '知识产权保护中心', en: 'protection centre' },
  hotline: { zh: '维权援助中心', en: 'rights-protection assistance centre' },
  district: { zh: '区知识产权局', en: 'district bureau' },
} as const satisfies Readonly<Record<string, Label>>;

export type FunctionId = keyof typeof FUNCTIONS;

const { leadership: _leadership, ...divisions } = FUNCTIONS;

/** The functions that may lead a matter (牵头处室): a case's `leadUnit` holds one, and their people then act in it. */
export const LEAD_FUNCTIONS = divisions;
