import type { Measure } from './measures.ts';
import type { Numeral } from './numerals.ts';

/**
 * When a number in Chinese characters counts something. Most such characters stand in words and names (统一, 三农,
 * 八项规定); a count is a numeral with a measure word, in a phrase that is no set expression.
 */
const MEASURES = new Set(
  ('件 项 家 个 名 位 人 人次 户 户次 家次 件次 项次 车次 台次 班次 次 场 场次 期 单 笔 宗 起 批 批次 份 册 部 条 支 所 座 处 类 种 轮 篇 套 台 天 小时 个小时 个月 个工作日 工作日 倍 本 张 间 辆 ' +
    '元 块 万元 亿元 % 课时 学时 公里 米 吨 亩 百分点 幅 面 例 组 款 枚 只 支队 条次 篇次 期次 平方米 公顷 周 个季度 分钟 年 岁 方 方面 月 点 成').split(' '),
);

/** Set expressions (固定提法) by what follows the measure: 四个意识, 三项制度, 四种形态. */
const SET_AFTER: Readonly<Record<string, RegExp>> = {
  个: /^(?:(?:服务|政治|大局|核心|看齐)?意识|自信|维护|确立|代表|坚持|必须|明确|自我|全面|一律|不|为什么|走在前|毫不|结合|统一|必由|区分|服从|革命|伟大|善于|最|责任|务必|答案|牢牢|必然|到位|看齐|一批|百年|老字号|带头|对照|确保|严禁|凡是|一样|转变|过硬|大局|决定性|绝对|清单|文明|现代化|之|月内|办法|规范|倡导|大计|健康|先锋|高地|融入|导向|定位|没有|面向|务实|人|体|字|轮子|轮|环境|阵地|抓手|基本|拳头|着力|强化|提升|突出|推动|加强|聚焦|优先|更加|深化|坚定|始终|紧扣|落实|抓好|做到|先行|至上|敬畏|从严|覆盖|延伸|对接|率先|“[^”]{0,8}(?:工程|行动|计划|高地|先行)”|一(?![级流线]))/,
  项: /^(?:制度|规定|纪律|机制|职能|建设|(?:基本)?原则|监督)/,
  种: /^(?:专利|形态|方式|精神|能力|类型|形式|情形|语言|渠道)/,
  类: /^(?:开发|似|别|风险)/,
  条: /^(?:战线|腿|红线|底线|龙|心|主线|路|例|生命线)/,
  次: /^(?:不|性|分配|方|能源|创业|元|办|就|跑|函|告知)/,
  期: /^(?:工程|项目|建设|叠加|用地|规划)/,
  位: /^(?:一体|数)/,
  人: /^(?:行|次|才|民|成|口|员|大)/,
  部: /^(?:曲|门|委|分)/,
  年: /^./,
  家: /^(?:庭|长|之(?!一))/,
  面: /^(?:红旗|对|体|向|临)/,
  处: /^(?:理|置|罚)/,
  天: /^(?:津|然)/,
};

/** Set expressions by what stands before the numeral. */
const PART_OF_WORD = /(?:[第每之周初点“‘·十百千]|星期|礼拜)$/;
/** The same for 一 alone: 统一, 进一步, 逐一. */
const PART_WITH_ONE = /[其某统唯进逐同专万单归任哪另划合不独]$/;
const DURATION_BEFORE = /(?:为期|有效期|期限|期|连续|满|历时|长达|缩短[至到为]?|压缩[至到为]?|用时|耗时|少于|超过|约|提前|延长)$/;
const APPROXIMATE_BEFORE = /(?:近|过|超|超过|上|逾|数|几|约|达|成|破|突破|不少于|不低于|至少|接近|将近|不足|达到)$/;
/** One of something counts where it was brought about: 再发一单, 办结一件. */
const BROUGHT_ABOUT = /(?:新增|增加|办结|查处|获|获得|荣获|获批|入选|完成|签订|发布|建成|受理|破获|成立|出台|印发|制定|再发|发行|发放|落地|达成|实现|举办|召开|开展|处理|侦破|立案|结案|移送|设立|建立|培育|引进|审结|调解|办理|授权|中标|转化|许可|争取|推出|共有|共计|其中|仅|了|各)$/;
const SINGLE = new Set('件 家 单 笔 宗 起 部 所 座 名 人次 场 次 项 例 篇 期'.split(' '));
/** Nouns that a Chinese numeral counts without a measure: 三部门联合, 三环节. */
const COUNTED_ALONE = /^(?:部门|部委|环节|地(?![区方理位级块质域道])|单位|省市|城市|领域|层面|板块|中心|基地|平台|企业|高校|机构|园区|街道|乡镇|委办局)/;
const BARE = /^[十百千万亿]+$/;

/** A Chinese numeral with what stands around it. */
interface ChineseCount {
  readonly numeral: Numeral;
  readonly measure: Measure | undefined;
  readonly written: string;
  /** A few characters up to the numeral. */
  readonly before: string;
  /** A few characters from the end of the measure. */
  readonly rest: string;
}

/** Whether the numeral counts something. */
export function countsInChinese(count: ChineseCount): boolean {
  const { numeral, measure, written, before, rest } = count;
  if (measure === undefined) return isRound(written, before) && /^(?:$|[，,。；;、])/.test(rest);
  if (measure.sort === 'noun') return countsNoun(count);
  if (/^[万亿]+$/.test(written) && measure.sort === 'money') return /(?:规模|达|额|资金|[近超过逾上破])$/.test(before);
  if (measure.unit === '方') return rest.startsWith('模式') || (before.includes('、') && /^(?:按|共同|联合|分担)/.test(rest));
  if (measure.unit === '元') return written.length > 1 && !PART_OF_WORD.test(before);
  if (measure.unit === '番') return /翻了?$/.test(before);
  if (measure.unit === '年') return isSpanOfYears(before, rest);
  if (!MEASURES.has(measure.unit) || SET_AFTER[measure.unit]?.test(rest) || PART_OF_WORD.test(before)) return false;
  if (BARE.test(written) && written !== '十') return numeral.infix !== undefined || APPROXIMATE_BEFORE.test(before);
  return written === '一' ? countsOne(count) : written !== '二' && written !== '零' && written !== '〇';
}

/** 成员过百: a round number without any measure. */
const isRound = (written: string, before: string): boolean => BARE.test(written) && !written.startsWith('十') && APPROXIMATE_BEFORE.test(before);

/** 三部门; of places only those just listed (甲、乙、丙三地). */
function countsNoun({ written, before, rest }: ChineseCount): boolean {
  if (rest.startsWith('地') && !before.includes('、')) return false;
  return COUNTED_ALONE.test(rest) && !PART_OF_WORD.test(before) && !/^[一二]$/.test(written) && !BARE.test(written);
}

/** 为期三年, 2008年以来十年, 未来两年; not 三年行动计划, 近三年. */
function isSpanOfYears(before: string, rest: string): boolean {
  return (DURATION_BEFORE.test(before) || /(?:以来的?|未来|今后)$/.test(before) || /^的?(?:努力|攻坚)/.test(rest)) && !/^(?:行动|计划|来|内|规划|间)/.test(rest);
}

/** A span of time counts as the end of a change (压缩为一天) or a limit (一天之内), another single one where it was brought about. */
function countsOne({ measure, before, rest }: ChineseCount): boolean {
  if (measure?.sort === 'duration') return DURATION_BEFORE.test(before) || /[至到为于](?:近|约)?$/.test(before) || /^(?:之内|以内|内)/.test(rest);
  return measure !== undefined && !PART_WITH_ONE.test(before) && SINGLE.has(measure.unit) && BROUGHT_ABOUT.test(before) && !before.endsWith('跑');
}
