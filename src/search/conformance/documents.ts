import { applicationCheckDigit } from '#domain/patent/number.ts';
import type { SearchDocument } from '../document.ts';
import { pinyinPairs } from '../pinyin.ts';

/** What a test says of a patent; the rest follows. */
interface Told {
  readonly id: number;
  readonly title: string;
  readonly abstract?: string;
  readonly claims?: readonly string[];
  readonly description?: readonly string[];
  readonly applicants?: readonly string[];
  readonly owners?: readonly string[];
  readonly inventors?: readonly string[];
  readonly agency?: readonly string[];
  readonly ipc?: readonly string[];
  readonly cpc?: readonly string[];
  readonly locarno?: readonly string[];
  /** Without its check digit. */
  readonly application?: string;
  readonly publications?: readonly string[];
  readonly priority?: string;
  readonly days?: SearchDocument['days'];
  readonly kind?: string;
  readonly office?: string;
  readonly district?: string;
  readonly state?: string;
}

function document(told: Told, revision = told.id): SearchDocument {
  const { id, title, abstract, claims, description, applicants, owners, inventors, agency, ipc, cpc, locarno, application, publications, priority, days, kind, office, district, state } = told;
  const texts = { title: [title], ...(abstract && { abstract: [abstract] }), claims, description, applicants, owners, inventors, agency };
  const spoken = { titlePinyin: pinyinPairs([title]), applicantsPinyin: pinyinPairs(applicants ?? []), ownersPinyin: pinyinPairs(owners ?? []), inventorsPinyin: pinyinPairs(inventors ?? []) };
  return {
    id, revision, texts: defined({ ...texts, ...spoken }), classes: defined({ ipc, cpc, locarno }), days: days ?? {},
    numbers: defined({ application: application === undefined ? undefined : [`CN${application}.${applicationCheckDigit(application)}`], publication: publications, priority: priority === undefined ? undefined : [priority] }),
    codes: defined({ kind: kind ?? 'invention', office: office ?? 'CN', district, state }),
  };
}

function defined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Invented patents, each there for some queries of the suite. */
export const DOCUMENTS: readonly SearchDocument[] = [
  document({
    id: 1, title: '一种锂离子电池隔膜及其制备方法', abstract: '本发明公开了一种锂离子电池隔膜，包括基膜和陶瓷涂层；所述涂层含5%的Al2O3。',
    claims: ['1.一种锂离子电池隔膜，其特征在于，包括基膜。', '2.根据权利要求1所述的隔膜，其特征在于，还包括陶瓷涂层。'], description: ['电动汽车的续航里程取决于蓄电池。'],
    applicants: ['晨光新能源（江城）有限公司'], owners: ['远航储能有限公司'], inventors: ['欧阳思远', '吕绿'], agency: ['江城思远知识产权代理事务所', '王一鸣'],
    ipc: ['H01M10/0525', 'H01M50/403'], cpc: ['H01M10/0525', 'Y02E60/10'], application: '201810000001', publications: ['CN108000001A', 'CN108000001B'], priority: 'CN201710601862.3',
    days: { filed: '2018-01-02', published: '2018-07-06', granted: '2020-03-03', priority: '2017-07-21' }, district: '0101', state: 'in-force',
  }),
  document({
    id: 2, title: '鋰離子電池隔膜塗覆裝置', abstract: '一種塗覆裝置，用於電池隔膜。', applicants: ['晨光新能源（江城）有限公司', '江城大学'], inventors: ['张伟'], ipc: ['B05C5/02', 'H01M50/403'],
    application: '201820000002', publications: ['CN208000002U'], days: { filed: '2018-05-20', published: '2019-01-01', granted: '2019-01-01' }, kind: 'utility', district: '0102', state: 'lapsed',
  }),
  document({
    id: 3, title: '电池盒', abstract: '本外观设计产品的用途是盛放电池。', applicants: ['江城大学'], inventors: ['张伟'], locarno: ['13-02', '26-05'],
    application: '201830000003', publications: ['CN305000003S'], days: { filed: '2018-05-20', published: '2018-12-07', granted: '2018-12-07' }, kind: 'design', district: '0101', state: 'in-force',
  }),
  document({
    id: 4, title: 'Lithium-ion batteries and method', abstract: 'A battery  with a porous separator. The BATTERY comprises 5G modules, 15G of salt and 5GHz radio.', claims: ['1. A lithium ion battery.'],
    applicants: ['Dawn Energy Co., Ltd.'], inventors: ['SMITH, John'], ipc: ['H01M10/05'], publications: ['US10123456B2'], days: { filed: '2017-03-01', published: '2018-11-13' }, office: 'US', state: 'in-force',
  }),
  document({
    id: 5, title: '锂硫电池、锂空气电池及其电池组', abstract: '锂硫电池的正极；锂盐，电池的电解液。', claims: ['1.一种电池，其特征在于：隔膜与电池壳之间设有缓冲层。'],
    applicants: ['重庆长江储能有限公司'], inventors: ['欧阳思'], ipc: ['H01M100/00', 'H01M4/02'], application: '201910000005', publications: ['CN110000005A'],
    days: { filed: '2019-06-30', published: '2020-01-10' }, district: '0103', state: 'pending',
  }),
  document({
    id: 6, title: '一种图像识别方法、装置及存储介质', abstract: '通过卷积神经网络识别图像中的缺陷。', applicants: ['江城大学'], inventors: ['李雷', '韩梅梅'], ipc: ['G06V10/82', 'G06T7/00'],
    application: '202010000006', publications: ['CN111000006A'], days: { filed: '2020-06-30', published: '2020-12-01' }, district: '0101', state: 'rejected',
  }),
  document({ id: 7, title: '用于5G通信的天线', abstract: '天线与电池相邻；隔膜片设于天线与壳体之间。', applicants: ['晨光通信有限公司'], inventors: ['李雷'], ipc: ['H01Q1/24', 'H04W88/08'], days: {}, kind: 'utility' }),
  document({ id: 8, title: '𠮷野茶饮料的制备方法', abstract: 'colour与color；batter？', applicants: ['吉野食品有限公司'], ipc: ['A23F3/16', 'A61K8/02', 'A61K31/00'], days: { filed: '2020-06-30', published: '2021-01-01' }, state: 'withdrawn' }),
];

/** The same entry of a later revision. */
export function revised(given: SearchDocument, title: string, revision: number): SearchDocument {
  return { ...given, revision, texts: { ...given.texts, title: [title], titlePinyin: pinyinPairs([title]) } };
}
