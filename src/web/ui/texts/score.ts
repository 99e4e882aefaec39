import type { Label } from '#domain/text.ts';

export const SCORE_TEXTS = {
  'score.title': { zh: '各区得分', en: 'Scores of the districts' },
  'score.asOf': { zh: '截至 {day}', en: 'as of {day}' },
  'score.scheme': { zh: '考核方案', en: 'The scheme' },
  'score.place': { zh: '位次', en: 'Place' },
  'score.district': { zh: '区', en: 'District' },
  'score.total': { zh: '得分', en: 'Score' },
  'score.points': { zh: '{n} 分', en: '{n} points' },
  'score.veto': { zh: '一票否决', en: 'veto' },
  'score.vetoed': { zh: '被否决', en: 'vetoed' },
  'score.incomplete': { zh: '缺数', en: 'incomplete' },
  'score.none': { zh: '没有可考核的区', en: 'No districts to score' },
  'score.noneHint': { zh: '在“机构与区划”中登记各区后，得分列在这里。', en: 'Register the districts, and their scores appear here.' },
  'score.note': { zh: '上行为得分，下行为指标值；缺数的区不排位，缺数不等于零。', en: 'Points above, the value below; a district without a value has no place: missing is not zero.' },
  'score.open': { zh: '各区得分', en: 'Scores' },
} as const satisfies Record<string, Label>;
