import type { District, Unit } from '#domain/organisation/organisation.ts';
import type { FunctionId } from '#catalog/organisation.ts';

/** The model city (模型城市). It exists nowhere: no place in China is called so, and 99 is no province's code. */
export const CITY = { zh: '澜川市', en: 'Lanchuan' } as const;
export const BUREAU_NAME = '澜川市知识产权局';
export const BUREAU_NAME_EN = 'Lanchuan Intellectual Property Administration';
export const CITY_CODE = '990100';

const SINCE = '2019-01-01';

interface Place {
  readonly code: string;
  readonly unit: string;
  readonly zh: string;
  readonly en: string;
  /** Its share of the city's economy, by which the work is spread. */
  readonly weight: number;
}

/** The sixteen districts, all invented. */
export const PLACES: readonly Place[] = [
  { code: '990101', unit: 'wanglan', zh: '望澜区', en: 'Wanglan', weight: 14 },
  { code: '990102', unit: 'dongzhu', zh: '东渚区', en: 'Dongzhu', weight: 12 },
  { code: '990103', unit: 'xizhu', zh: '西渚区', en: 'Xizhu', weight: 10 },
  { code: '990104', unit: 'yunping', zh: '云屏区', en: 'Yunping', weight: 9 },
  { code: '990105', unit: 'qingdu', zh: '清渡区', en: 'Qingdu', weight: 8 },
  { code: '990106', unit: 'shiji', zh: '石矶区', en: 'Shiji', weight: 6 },
  { code: '990107', unit: 'meijin', zh: '梅津区', en: 'Meijin', weight: 6 },
  { code: '990108', unit: 'liupu', zh: '柳浦区', en: 'Liupu', weight: 5 },
  { code: '990109', unit: 'tongling', zh: '桐岭区', en: 'Tongling', weight: 5 },
  { code: '990110', unit: 'fengping', zh: '凤坪区', en: 'Fengping', weight: 4 },
  { code: '990111', unit: 'yanhu', zh: '雁湖区', en: 'Yanhu', weight: 4 },
  { code: '990112', unit: 'songtan', zh: '松滩区', en: 'Songtan', weight: 4 },
  { code: '990113', unit: 'bailuzhou', zh: '白鹭洲区', en: 'Bailuzhou', weight: 3 },
  { code: '990114', unit: 'luming', zh: '鹿鸣区', en: 'Luming', weight: 3 },
  { code: '990115', unit: 'jinyuan', zh: '锦原区', en: 'Jinyuan', weight: 2 },
  { code: '990116', unit: 'langang', zh: '澜港新区', en: 'Langang New Area', weight: 15 },
];

export const DISTRICTS: readonly District[] = [
  { code: CITY_CODE, name: CITY, from: SINCE },
  ...PLACES.map(({ code, zh, en }) => ({ code, name: { zh, en: `${en}${en.endsWith('Area') ? '' : ' District'}` }, parent: CITY_CODE, from: SINCE })),
];

interface Division {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: 'division' | 'centre';
  readonly functions: readonly FunctionId[];
}

const DIVISIONS: readonly Division[] = [
  { code: 'leadership', zh: '局领导', en: 'Leadership', kind: 'division', functions: ['leadership'] },
  { code: 'office', zh: '办公室', en: 'Office', kind: 'division', functions: ['office'] },
  { code: 'legal', zh: '法规处', en: 'Legal Affairs', kind: 'division', functions: ['legal'] },
  { code: 'planning', zh: '战略规划处', en: 'Strategy and Planning', kind: 'division', functions: ['planning'] },
  { code: 'promotion', zh: '运用促进处', en: 'Promotion and Utilisation', kind: 'division', functions: ['promotion'] },
  { code: 'protection', zh: '保护处', en: 'Protection', kind: 'division', functions: ['protection'] },
  { code: 'public-service', zh: '公共服务处', en: 'Public Service', kind: 'division', functions: ['public-service'] },
  { code: 'personnel', zh: '人事处（机关党委）', en: 'Personnel and Party Affairs', kind: 'division', functions: ['personnel'] },
  { code: 'agency-window', zh: '专利代办处', en: 'Patent Agency Window', kind: 'centre', functions: ['agency-window'] },
  { code: 'trademark-window', zh: '商标受理窗口', en: 'Trademark Window', kind: 'centre', functions: ['trademark-window'] },
  { code: 'protection-centre', zh: '知识产权保护中心', en: 'Protection Centre', kind: 'centre', functions: ['protection-centre'] },
  { code: 'hotline', zh: '维权援助中心（12330）', en: 'Rights-protection Assistance Centre (12330)', kind: 'centre', functions: ['hotline'] },
];

export const UNITS: readonly Unit[] = [
  { code: 'bureau', name: { zh: '澜川市知识产权局', en: 'Lanchuan Intellectual Property Bureau' }, kind: 'bureau', functions: [], from: SINCE },
  ...DIVISIONS.map(({ code, zh, en, kind, functions }): Unit => ({ code, name: { zh, en }, parent: 'bureau', kind, functions, from: SINCE })),
  ...PLACES.map(({ code, unit, zh, en }): Unit => ({
    code: unit, name: { zh: `${zh}知识产权局`, en: `${en} Bureau` }, parent: 'bureau', kind: 'district-bureau', functions: ['district'], district: code, from: SINCE,
  })),
];

/** The district bureau that serves a district. */
export function bureauOf(district: string): string {
  return PLACES.find(({ code }) => code === district)?.unit ?? 'bureau';
}
