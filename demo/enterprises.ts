import { creditCodeCheck, organisationCodeCheck } from '#domain/party/credit-code.ts';
import type { PartyReference } from '#domain/form/index.ts';
import { PLACES } from './bureau.ts';
import { inventPatent, type ModelPatent } from './patents.ts';
import { type Random, shares } from './random.ts';

/** An invented enterprise, which says so in its name. */
export interface Enterprise extends Required<PartyReference> {
  readonly district: string;
  readonly industry: string;
  readonly patents: readonly ModelPatent[];
}

const WORDS = ['恒启', '博远', '凌云', '瑞泽', '天衡', '鼎新', '华澜', '中澜', '澜科', '明德', '思创', '广源', '启航', '安信', '盛和', '金桥', '远景', '卓越', '新元', '宏图', '百川', '嘉禾', '众合', '星辰', '同泰', '海川', '东方', '永固', '康宁', '乐知', '智汇', '云帆', '景明', '德润', '长青', '正和', '佳音', '信达', '立新', '光启'];
const INDUSTRIES = ['精密机械', '生物医药', '新能源材料', '智能装备', '集成电路', '软件技术', '海洋工程', '食品科技', '节能环保', '汽车零部件', '医疗器械', '轨道交通装备', '化工新材料', '现代农业', '工业设计', '仪器仪表'];
const FORMS = ['有限公司', '有限公司', '有限公司', '股份有限公司'];

/** A code of the right form for a place that does not exist (登记管理部门 9, 机构类别 1, 区划 99…). */
function creditCode(district: string, random: Random): string {
  const body = Array.from({ length: 8 }, () => random.whole(0, 9)).join('');
  const first = `91${district}${body}${organisationCodeCheck(body)}`;
  return `${first}${creditCodeCheck(first)}`;
}

/** Enterprises of the model city, spread over its districts; no two share a name. */
export function inventEnterprises(count: number, random: Random): readonly Enterprise[] {
  const perDistrict = shares(count, PLACES.map(({ weight }) => weight));
  const names = random.shuffled(WORDS.flatMap((word) => INDUSTRIES.map((industry) => ({ word, industry }))));
  let next = 0;
  let serial = 0;
  return PLACES.flatMap((place, index) => Array.from({ length: perDistrict[index] ?? 0 }, () => {
    const { word, industry } = names[(next += 1) % names.length] ?? { word: '示例', industry: '科技' };
    const name = `${place.zh.replace(/(新?区)$/, '')}${word}${industry}（示例）${random.pick(FORMS)}`;
    const patents = Array.from({ length: random.whole(1, 3) }, () => inventPatent(industry, (serial += 1), random));
    return { id: random.id(Date.UTC(2019, 0, 1)), name, code: creditCode(place.code, random), district: place.code, industry, patents };
  }));
}

/** The enterprise as a case refers to it. */
export function referenceTo({ id, name, code }: Enterprise): PartyReference {
  return { id, name, code };
}
