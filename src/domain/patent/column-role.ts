import type { Label } from '../text.ts';
import type { ContentKind } from './column-content.ts';

/** What a column of a patent table may hold (列的含义). */
export interface RoleDeclaration {
  readonly name: Label;
  /** Headers that mean this role, after blanks and brackets are taken off and letters made small. */
  readonly header?: RegExp;
  /** What its cells look like. */
  readonly content: readonly ContentKind[];
  /** What they may look like too, without proving anything; cells of any other kind prove the header wrong. */
  readonly possible?: readonly ContentKind[];
  /** Several columns may hold it; their values are joined. */
  readonly repeatable?: true;
}

const NAMES: readonly ContentKind[] = ['names'];
const TEXT: readonly ContentKind[] = ['short-text'];
const WORDS: readonly ContentKind[] = ['short-text', 'names', 'address'];
const DAYS: readonly ContentKind[] = ['date', 'serial-date'];

/**
 * The closed set of roles. The first role whose header pattern matches is taken, so that the narrower names stand
 * before the wider ones.
 */
export const PATENT_ROLES = {
  eventCode: { name: { zh: '法律事件代码', en: 'Code of the legal event' }, header: /^(?:法律状态|法律事件|事务)(?:代码|编码)$|^(?:legal_?)?event_?code$/, content: TEXT, possible: NAMES },
  eventDate: { name: { zh: '法律状态公告日', en: 'Day of the legal event' }, header: /^(?:法律状态|法律事件|事务|状态)(?:公告|公开|生效|变更|发生|更新)?(?:日期?|时间)$|^legal_?(?:status|event)_?date$/, content: DAYS },
  eventText: { name: { zh: '法律状态信息', en: 'Details of the legal event' }, header: /^(?:法律状态|法律事件|事务)(?:信息|内容|说明|描述|详情|详细信息|数据)$|^legal_?(?:status|event)_?(?:text|info|description)$/, content: [...WORDS, 'long-text'] },
  feeKind: { name: { zh: '缴费种类', en: 'Kind of fee' }, header: /^(?:缴费|费用|收费|年费)(?:种类|类型|名称|项目)$|^fee_?(?:kind|type|name)$/, content: WORDS, possible: ['long-text'] },
  feeYear: { name: { zh: '年费年度', en: 'Year of the annuity' }, header: /^(?:年费|缴费|所属|年费所属)?年度$|^第几年度?$|^(?:fee|annuity)_?year$/, content: ['integer'], possible: TEXT },
  feeDue: { name: { zh: '应缴日', en: 'Due day' }, header: /^(?:年费)?(?:应缴费?|缴费截止|缴纳截止|缴费期限|缴纳期限|缴费期满)(?:日期?|时间|截止日期?)?$|^(?:fee|annuity)_?due(?:_?date)?$/, content: DAYS },
  feePaidOn: { name: { zh: '缴费日', en: 'Day of payment' }, header: /^(?:年费)?(?:实际)?(?:缴费|缴纳|实缴|已缴)(?:日期?|时间)$|^(?:paid_?on|paid_?date|payment_?date)$/, content: DAYS },
  feeAmount: { name: { zh: '缴费金额', en: 'Amount paid' }, header: /^(?:实缴|缴费|缴纳|已缴|费用|年费)?(?:金额|费额)(?:元|人民币)?$|^(?:fee_?)?amount$/, content: ['integer'], possible: [...TEXT, 'serial-date', 'class', 'postcode'] },
  feeSurcharge: { name: { zh: '滞纳金', en: 'Surcharge' }, header: /滞纳金|^surcharge$/, content: ['integer'], possible: [...TEXT, 'serial-date', 'class', 'postcode'] },
  awards: { name: { zh: '获奖', en: 'Awards' }, header: /^(?:所获|专利|获得)?(?:获奖|奖项|奖励)(?:情况|名称|信息)?$|^awards?$/, content: [...WORDS, 'long-text'] },
  emergingIndustry: { name: { zh: '战略性新兴产业', en: 'Strategic emerging industry' }, header: /战略性?新兴产业|^战新产业/, content: WORDS },
  compensationDays: { name: { zh: '期限补偿天数', en: 'Days of compensation' }, header: /^(?:专利权)?期限补偿天数$/, content: ['integer'], possible: TEXT },
  sequence: { name: { zh: '序号', en: 'Row number' }, header: /^(?:序号|编号|行号|item|no\.?|#|id|index|seq)$/, content: ['integer'] },
  other: {
    name: { zh: '其他（不导入）', en: 'Other (not imported)' },
    header: /优先权|priority|分案|原申请|颁证|国际申请|国际公布|进入国家|光盘|pct|参考文献|引证|引用|被引|同族|审查员|examiner|关键词|keyword|分数|页数|链接|url|n_?labels|国民经济|行业|联系|电话|邮箱|备注|国别|代码|^第一(?:申请|发明)/,
    content: ['short-text', 'long-text', 'integer', 'date', 'names', 'application-number', 'publication-number', 'serial-date', 'address', 'class', 'postcode', 'claim', 'combined-text'],
    repeatable: true,
  },
  agency: { name: { zh: '代理机构', en: 'Agency' }, header: /代理机构|^agency/, content: ['names', 'short-text'] },
  agents: { name: { zh: '代理师', en: 'Patent attorneys' }, header: /代理人|代理师|^agents?$|attorney/, content: NAMES, possible: TEXT },
  postcode: { name: { zh: '邮编', en: 'Postcode' }, header: /邮编|邮政编码|zip|post_?code/, content: ['postcode', 'integer'] },
  province: { name: { zh: '省份', en: 'Province' }, header: /(?:^|所在)(?:国省|国别省市|省市?|省份|省级)(?:代码|名称)?$|^province$/, content: [...WORDS, 'integer', 'postcode'] },
  city: { name: { zh: '城市', en: 'City' }, header: /^(?:所在)?(?:地级市|地市|城市|市|市州)(?:名称)?$|^city$/, content: WORDS },
  district: { name: { zh: '区县', en: 'District' }, header: /^(?:所在|所属)?(?:区县?|县区?|县市区|市辖区|行政区划?)(?:名称)?$|^district$|^county$/, content: WORDS },
  address: { name: { zh: '地址', en: 'Address' }, header: /地址|住所|address/, content: ['address'], possible: TEXT },
  kind: { name: { zh: '专利类型', en: 'Kind of patent' }, header: /(?:专利|申请)(?:类型|种类|类别)|^(?:类型|种类)$|(?:patent|application)_?type|^kind$/, content: WORDS },
  legalStatus: { name: { zh: '法律状态', en: 'Legal status' }, header: /法律状态|案件状态|专利状态|当前状态|有效性|有效状态|^状态$|status/, content: [...WORDS, 'long-text'] },
  mainClass: { name: { zh: '主分类号', en: 'Main class' }, header: /主分类|main_?(?:class|ipc|cpc)/, content: ['class'] },
  cpc: { name: { zh: 'CPC 分类号', en: 'CPC symbols' }, header: /cpc|联合专利分类|^labels?$/, content: ['class'], repeatable: true },
  classes: { name: { zh: '分类号', en: 'Classes' }, header: /分类|ipc|int\.?cl|locarno|洛迦诺|^loc$|class/, content: ['class'], repeatable: true },
  patentNumber: { name: { zh: '专利号', en: 'Patent number' }, header: /^专利号码?$|^zl号?$|^patent_?(?:no\.?|number)$/, content: ['application-number'] },
  grantNumber: { name: { zh: '授权公告号', en: 'Grant publication number' }, header: /^授权公?告?号码?$|^grant_?(?:publication_?)?(?:no|number)/, content: ['publication-number'] },
  grantDate: { name: { zh: '授权公告日', en: 'Grant date' }, header: /^授权(?:公告)?(?:日期?|时间)$|^grant_?(?:publication_?)?date/, content: DAYS },
  publicationNumber: { name: { zh: '公开（公告）号', en: 'Publication number' }, header: /(?:公开|公告|公布|文献)号|notice_?(?:id|no)|publication_?(?:no|num|id)|^pub_?(?:no|num)/, content: ['publication-number'] },
  publicationDate: { name: { zh: '公开（公告）日', en: 'Publication date' }, header: /(?:公开|公告|公布)(?:日|时间)|(?:announcement|publication|notice|issue)_?date|^pub_?date/, content: DAYS },
  applicationNumber: { name: { zh: '申请号', en: 'Application number' }, header: /申请(?:号|编号|专利号)|(?:filing|application)_?(?:id|no|num)|^app_?(?:no|num|id)/, content: ['application-number'] },
  filingDate: { name: { zh: '申请日', en: 'Filing date' }, header: /申请(?:日|时间)|(?:filing|application)_?date|^app_?date/, content: DAYS },
  inventors: { name: { zh: '发明（设计）人', en: 'Inventors' }, header: /(?:发明|设计).{0,4}人(?:姓名)?$|inventor|designer/, content: NAMES, possible: TEXT },
  applicants: { name: { zh: '申请（专利权）人', en: 'Applicants' }, header: /(?:申请.{0,4}人|专利权人|权利人)(?:名称|姓名)?\d?$|申请单位|企业名称|单位名称|^申请主体|applicant|assignee|patentee|owner|holder/, content: NAMES, possible: TEXT },
  title: { name: { zh: '名称', en: 'Title' }, header: /^(?:专利|发明|产品|外观设计|发明创造|专利\(?申请\)?)?(?:名称|标题|题名|主题)$|title|^name$|^patent_?name$/, content: TEXT, possible: NAMES },
  abstract: { name: { zh: '摘要', en: 'Abstract' }, header: /摘要|简要说明|abstract/, content: ['long-text', 'claim'] },
  firstClaim: { name: { zh: '主权项', en: 'First claim' }, header: /主权项|首权|权利要求|claim/, content: ['claim', 'long-text'] },
  combinedText: { name: { zh: '名称与摘要合写', en: 'Title and abstract in one' }, header: /^text$|^全文$|^正文$/, content: ['combined-text'] },
} as const satisfies Record<string, RoleDeclaration>;

export type PatentRole = keyof typeof PATENT_ROLES;

const ROLE_NAMES = Object.keys(PATENT_ROLES) as PatentRole[];

/** The role as declared, with its optional parts visible. */
export function declarationOf(role: PatentRole): RoleDeclaration {
  return PATENT_ROLES[role];
}

/** The role that a header names; undefined when it names none. */
export function roleOfHeader(header: string): PatentRole | undefined {
  const plain = normalHeader(header);
  if (plain === '') return undefined;
  return ROLE_NAMES.find((role) => declarationOf(role).header?.test(plain));
}

function normalHeader(header: string): string {
  return header.normalize('NFKC').toLowerCase().replace(/\((?:中文|译文|翻译)\)/, '').replace(/[\s()[\]【】*:：]+/g, '').replaceAll('-', '_');
}
