import type { Candidate } from './candidate.ts';

/** What a figure says (指标类型). */
export type FigureKind = 'flow' | 'stock' | 'growth' | 'share' | 'rank' | 'target' | 'milestone' | 'duration' | 'capacity' | 'score' | 'baseline';

/** The words around a figure. */
interface Surroundings {
  /** From the last pause to the figure. */
  readonly clause: string;
  /** From the beginning of the sentence to the figure. */
  readonly before: string;
  /** The sentence before, where one cut-off day (截至6月底) holds for both. */
  readonly earlier: string;
  /** From the end of the measure to the next pause. */
  readonly rest: string;
  /** Inside a plan (工作要点、下一步打算). */
  readonly planned: boolean;
  /** Whether the time that governs it is one worked towards (至2026年末). */
  readonly ahead: boolean;
  /** The year reported on: what is to be reached in a later one is a target. */
  readonly year: number;
  /** The kind of the figure before, in the same sentence, when only 、 or 和 part them. */
  readonly inherited: FigureKind | undefined;
  /** The kind of the last count of the same unit in the sentence: what 达到 goes back to. */
  readonly told: FigureKind | undefined;
  /** The kind of the count before, in the same sentence: 其中 and 包括 name parts of it. */
  readonly whole: FigureKind | undefined;
}

const CHANGE = /(?:增长率?|上升|提高|提升|下降|减少|降低|增幅|降幅|增加|同比|环比|回落|缩短|压缩|压减|增速|涨幅|下滑|减幅|跌幅|净增|扩大|缩减|前进|后退|上调|下调|高于|低于|增长|比增|翻|(?<!新|净)增)[了到为达约近超过逾多幅分别至均出]{0,4}$/;
const COMPARED = /(?:同比|环比|比上年|较上年|比去年|较去年|比年初|较年初|比[^，,。；;]{2,12}(?:年|期|月)|较[^，,。；;]{2,12}(?:年|期|月|末|底)|与[^，,。；;]{2,20}相比)[^，,。；;]{0,8}$/;
const TARGETED = /(?:力争|(?:^|[市省区县局])计划|确保|(?:目标|(?<!专项|行动|推进|年度|工作|五年|转化)计划)[^，,。；;]{0,12}$|[，,]拟|^拟|(?:应|须|需)(?:完成|达到|实现)|预计|争取(?:达到|实现|建成|完成|突破|新增|获批|培育|使|在)|预期|将(?:给予|突破|达到?|超过?|增长|实现|完成|新增)|实现[^，,。；;]{0,10}以上$)/;

/** What a figure says, from its measure and the words around it. */
export function kindOf(candidate: Candidate, around: Surroundings): FigureKind {
  if (candidate.form === 'none-yet') return 'baseline';
  if (candidate.form === 'first') return 'milestone';
  if (candidate.form === 'rank') return 'rank';
  if (around.planned) return 'target';
  if (candidate.sort === 'percent') return percentKind(around);
  if (candidate.sort === 'points') return 'growth';
  if (candidate.sort === 'times') return timesKind(around);
  if (candidate.sort === 'duration' && FROM_TO.test(around.clause)) return 'duration';
  if (candidate.sort === 'duration' && /(?:通过|经过)[近约]?$/.test(around.clause)) return 'duration';
  if (isTarget(around) || /^的(?:预期|年度|既定)?目标/.test(around.rest)) return 'target';
  if (candidate.sort === 'score') return ROSE_BY.test(around.clause) ? 'growth' : 'score';
  if (candidate.sort === 'duration') return 'duration';
  if (candidate.unit.startsWith('位') && CHANGE.test(around.clause)) return 'growth';
  if (COMPARED.test(around.clause) && CHANGE.test(around.clause)) return 'growth';
  if (around.whole !== undefined && /^(?:净|同比|比上年|较上年)?(?:增长|增加|净增|减少|下降|提高|提升)了?$/.test(around.clause)) return 'growth';
  if (/相比[，,][^。；;]*$/.test(around.before) && CHANGE.test(around.clause)) return 'growth';
  if (/比[^，,。；;]{2,16}(?:水平|平均)(?:高|低|多|少)出?$/.test(around.clause)) return 'growth';
  if (around.whole !== undefined && /(?:其中|包括|含)[^，,。；;]*$/.test(around.clause) && !DONE.test(around.clause) && candidate.sort !== 'money') return around.whole;
  return quantityKind(candidate, around);
}

/** 上升0.56分 is a change, 提升至82分 what was reached. */
const ROSE_BY = /(?:上升|提高|提升|增加|下降|降低|减少|回落)了?[约近超]?$/;

/** 是上年的2.1倍, 是“十五”时期的6倍. */
const OF_EARLIER = /(?:是|为|相当于)[^，,。；;]*(?:时期|\d年|上年|去年|同期|年初|末)的?$/;

/** Twice as much as before is growth (增长2.2倍, 同比上升37.5%、2.2倍), twice the average a share (平均水平的5.7倍). */
function timesKind(around: Surroundings): FigureKind {
  const { clause, inherited } = around;
  if (around.ahead) return 'target';
  return CHANGE.test(clause) || OF_EARLIER.test(clause) || inherited === 'growth' ? 'growth' : 'share';
}

/** 由原来的6个月缩短至10天: both ends are spans of time, told in a forecast too. */
const FROM_TO = /(?:^|[\u4e00-\u9fff])[由从][^，,。；;]*$/;

function percentKind({ clause, inherited, before, rest }: Surroundings): FigureKind {
  if (/(?:高出|高于|超出|低于)[^，,。；;]{0,12}(?:水平|平均)[^，,。；;]{0,10}$/.test(clause)) return 'growth';
  if (/^(?:以上|左右)?的(?:速度|幅度|增速|比例)?(?:递增|增长|增速|增幅)/.test(rest)) return TARGETED.test(before) || /保证(?!了)[^，,。；;]*$/.test(clause) ? 'target' : 'growth';
  if (CHANGE.test(clause) && !/(?:率|占比|比重|比例)[^，,。；;]{0,4}(?:提高|提升|上升|增加)[到至为达]/.test(clause)) return TARGETED.test(before) ? 'target' : 'growth';
  if (/(?:完成|占|达到?)[^，,。；;]*(?:目标|计划|任务)(?:数|值|量)?(?:[\d.]+[\u4e00-\u9fff]{1,2})?的?$/.test(clause)) return 'share';
  if (TARGETED.test(clause)) return 'target';
  return inherited === 'growth' || inherited === 'share' ? inherited : 'share';
}

function isTarget({ clause, before, year, ahead, inherited }: Surroundings): boolean {
  if (ahead || (inherited === 'target' && /[、和及]$/.test(clause))) return true;
  const until = Number(/到(20\d{2})年(?:底|末)?[^，,。；;]{0,20}(?:[，,][^。；;]*)?$/.exec(before)?.[1] ?? 0);
  return until > year || TARGETED.test(clause) || /(?:力争|年内(?:争取|实现|完成|力争)|争取年内)[^。；;]*$/.test(before) || (/(?:^|[年，,])预计[^。；;]*$/.test(before) && !/目前|已/.test(clause));
}

const HELD = /(?:已[^，,。；;]{0,20}(?:建设|建立|布局)|收纳|归集|包含|收录|总计(?!派|培训|出动|接待|受理)|拥有|保有|有效(?=发明|专利|注册|商标|实用|外观|高价值|地理|量|的|国|p|P|集成)|高价值|集聚(?!发展)|聚集|汇聚|入驻|现有|共有|已有|从业人员|(?:服务|专业|专利)人才|(?:研发|科研|技术)人员|在编|在册|在职|实有|累计|总数|总量|存量|总计达|达到|增至|增加[至到]|扩大?[至到]|设有|建有|(?<!新)设立了?|在库|目前|布局|培育|每万人口|人均|密度|下设|辖|开设|配备|聘任|库|(?<!新)设立|审查员|执业|建成|现有|梳理出|细化|分成|分为|成员(?:单位|企业)?)/;
const DONE = /(?:新设|新批|新签|增设|关闭|删除|下架|扣留|查扣|销毁|没收|捣毁|拦截|清理|投资|引进|吸引|约谈|抽查|排查|巡查|吊销|责令|扶持|资助|奖励|助力|帮助|帮扶|办结|受理|查处|新增|新认定|新建|新申请|移送|立案|授权|审结|调处|检查|出动|发放|印发|培训|(?<!调解|社会|行业|党|群团|合作|国际)组织|举办|召开|开展|完成|处理|办理|调解(?!组织|机构|委员会|工作室|中心|员)|接听|接待|走访|解决|深入|惠及|遴选|选派|抽调|(?<=累计)实现|达成|转让|核准|评选|认定|申报|推荐|获批|发布|成交|质押|登记|减免|减缴|收缴|罚没|提出|推出|制定|填报|填写|撰写|征集|收集|报送|录入|采集|接受|收到|孵化(?!器|园|基地)|衍生|促成|出台|参加|晋升|选拔)/;
const EACH_HELD = new RegExp(HELD, 'g');
const EACH_DONE = new RegExp(DONE, 'g');
const WHOLE = /(?:全[市区局省县国系统]|下属|所属|辖区内?)(?:共|现)?$/;
/** Bodies that act or with which one acts are a standing set: 与5家单位建立, 6家试点区共办理. */
const ACTORS = /^[^，,。；;]{0,10}?(?:区|县|省(?:[(（]市[)）])?|单位|部门|机构|城市|委|学校|指挥部|企业|公司|窗口|中心|网点|园区|基地|平台|集聚区|工作站)(?:引入|在|\d|覆盖|形成|推行|实行|设立|共|均|及|和|建立|组织|开展|举办|联合|签|同|$)/;
const WITH = /(?:^|[，,])?(?:与|同|联合|会同|指导|组织)[^，,。；;]{0,20}$/;
const BY_DOING = /^[^，,。；;]{0,12}(?:被|获|取得|实现|入选|入围|列入|纳入|通过|确定|认定|评为|命名|挂牌|揭牌|完成(?:遴选|认定|验收|创建))/;

function quantityKind({ sort, unit }: Candidate, around: Surroundings): FigureKind {
  const { clause } = around;
  if (/(?:覆盖(?:[^，,。；;]{0,3}|[^，,。；;]{0,8}\d+个[^，,。；;]*)|容纳[^，,。；;]{0,6}|可存|承载|可供)$/.test(clause) && sort !== 'person') return 'capacity';
  if (sort === 'size') return /产量|销量|出口量|进口量|用电|发电|用水|耗能|吞吐/.test(clause) || /查扣|扣押|查获|收缴|缴获|销毁|没收/.test(around.before) ? 'flow' : 'stock';
  if (sort === 'event') return 'flow';
  if (sort === 'money') return /余额|存量|规模(?!以上|化)|品牌总?价值|市值/.test(clause) || isFund(around) ? 'stock' : 'flow';
  if (unit.endsWith('人次')) return 'flow';
  if (sort === 'person') return HELD.test(clause.slice(-8)) ? 'stock' : 'flow';
  if (sort === 'noun') return unit === '件' || unit === '项' ? 'flow' : 'stock';
  return thingKind(unit, around);
}

/** What a fund was set up with (设立2000万元风险补偿基金) is what it holds. */
function isFund({ clause, rest }: Surroundings): boolean {
  return /(?:成立|设立|组建|建立|总规模)[^，,。；;]{0,6}$/.test(clause) && /^[^，,。；;]{0,24}(?:基金|资金池)$/.test(rest);
}

/** A set that others are measured in: 在十五个副省级城市排名中, 平均每4.9个市场主体拥有1件. */
function isMeasuredIn({ clause, rest }: Surroundings): boolean {
  return (/在[^，,。；;]{0,4}$/.test(clause) && /(?:排名|排位|评比|考核|评价|城市|地区)中/.test(rest)) || (clause.endsWith('每') && /拥有|持有/.test(rest));
}

/** 累计批准12件，核准注册30件: the second is a stock as the first is, in the next sentence too. */
const GOES_ON = /累计(?:批准|核准|认定|注册|登记)[^；;]*[，,。](?:核准|批准|注册|认定|登记)[^，,。；;]*$/;

/** Nothing but a place, perhaps with its year, before the number: 贵州省十二个产业. */
const PLACE_ALONE = /^(?:20\d{2}年)?[\u4e00-\u9fff]{2,4}[省市区县州]$/;

/** Counts of what happened, by their noun: 专利申请量, 核准注册. */
const HAPPENED = /(?:申请|授权|注册|登记|受理|交易|备案|立案|成交|办案|结案|收案|执法|案件|阅读|浏览|点击|播放)(?:(?:发明|外观设计|实用新型)?(?:专利|商标)?(?:总)?(?:量|数量?)|件数)?(?:累计)?(?:已)?(?:达到?|为|共|约|近|超|突破)?$/;

/** What is placed together: 三个指标均居全国第一, 两项考核蝉联第一. */
const PLACED = /^[^，,。；;]{0,6}(?:指标|考核|评价|排名)(?:均|分别|分|双双|全部)?(?:蝉联|列|居|位|排|进入|跻身)/;

/** Bodies and marks that are there, told without a verb: 创新型产业集群8个, 驰名商标近百件. */
const BODIES = '(?:集群|联盟|园区|示范区|基地|中心|平台|工作站|指导站|服务站|机构|组织|协会|学院|实验室|孵化器|创业园|众创空间|科技园|产业园|街区|网点|地理标志(?:证明|集体)?商标|地理标志(?:保护)?产品|(?:驰名|著名)商标|老字号|(?:示范|优势|高新技术|贯标|创新型|试点|小巨人.?|领军|瞪羚|独角兽)(?:[(（][^()（）]*[)）])?企业|成员单位)';
const NAMES_BODY = new RegExp(BODIES);
const STANDS = new RegExp(`${BODIES}(?:[(（][^()（）]*[)）])?(?:总数|总量|数量?)?[已达到共约近有超过突破至]{0,4}$`);
/** Verbs after which they came about or were only dealt with. */
const BROUGHT = /(?:^|[年新])注册|批准|启动|打造|建设|支持|服务|推动|确定|命名|授予|设立|创建|争创|申请|认证|通过/;

/** What work is directed at, not what it brings: 面向两大产业, 涉及三类专利. */
const TOPIC = /^[类种方]|方面|领域|产业|工业|行业|环节|类|方向|重点|板块|层面|集群|主题|任务/;

/** Things are a stock where they are held or stand by themselves, a flow where something was done to or with them. */
function thingKind(unit: string, around: Surroundings): FigureKind {
  const { clause, rest, before, whole, told, inherited } = around;
  if (told !== undefined && /^(?:达到?|为)$/.test(clause)) return told;
  if (whole !== undefined && whole === inherited && /[、和及]$/.test(clause)) return whole;
  const held = lastIndexOf(clause, EACH_HELD);
  const done = lastIndexOf(clause, EACH_DONE);
  if (unit === '方面' || unit === '方' || rest.startsWith('方面') || /(?:围绕|聚焦|紧扣|面向|涵盖|涉及)[^，,。；;]{0,16}$/.test(clause) && TOPIC.test(unit + rest) || /^大(?:[^，,。；;]{0,8})(?:中心|平台|基地)/.test(rest)) return 'stock';
  if (unit === '项' && /^[^，,。；;、]{0,8}(?:业务|事务|事项|功能)/.test(rest)) return 'capacity';
  if (unit.includes('/')) return /申请|授权|登记|产出/.test(clause.slice(clause.lastIndexOf('每'))) ? 'flow' : 'stock';
  if (isMeasuredIn(around) || (PLACE_ALONE.test(clause) && TOPIC.test(rest))) return 'stock';
  if (GOES_ON.test(around.earlier + before) && !/新增|全年|今年|其中/.test(clause)) return 'stock';
  if (/(?:经营|市场)主体(?:总数|总量)?[达为共]{0,2}$/.test(clause) && /截[至止]/.test(before) && !/新(?:登记|设|增)/.test(clause)) return 'stock';
  if (HAPPENED.test(clause) && !/有效|累计|拥有|保有/.test(clause)) return 'flow';
  if (/累计[^，,。；;]{0,12}(?:授权|注册|登记|拥有|申请|有效|总)量(?:达到?|为)?$/.test(clause)) return 'stock';
  if (/(?:服务|惠及|接待|走访|帮扶)[^，,。；;]{1,8}总(?:数|量|计)[达为]?$/.test(clause)) return 'flow';
  if (/已累计|累计(?:获批|培育|建成|建设|设立|布局)/.test(clause)) return 'stock';
  if (BY_DOING.test(rest) && (/全年|今年以来|20\d{2}年/.test(clause) || (/共?有$/.test(clause) && !/已|累计|目前|现|历史|以来/.test(clause)))) return 'flow';
  if (/获奖(?:总数|总量|数量?)[为达共]?$/.test(clause)) return 'flow';
  if (unit === '项' && /培育/.test(clause)) return 'flow';
  if (held >= 0 && held >= done && !/(?:^|已|目前|累计|先后)[为对向给]$/.test(clause)) return 'stock';
  if (/以来[，,]?[^，,。；;]*已[^，,。；;]*$/.test(before)) return 'stock';
  if (BY_DOING.test(rest)) return 'flow';
  if (/[\u4e00-\u9fff]的[\u4e00-\u9fff]{2,16}有$/.test(clause) || PLACED.test(rest) || /^部分|之一$|^(?:显著|鲜明|主要|突出)?(?:特点|特征|亮点)/.test(rest)) return 'stock';
  if (clause === '首批' && NAMES_BODY.test(rest)) return 'stock';
  if (held < 0 && done < 0 && whole !== undefined && clause.length <= ELLIPSIS && !/^[为对向给推支]/.test(clause)) return whole;
  if (WHOLE.test(clause) && done < 0 && !/^[为对向给]/.test(clause)) return 'stock';
  if (ACTORS.test(rest) && !/(?:^|年)[为对向给]/.test(clause) && (done < 0 || WITH.test(clause))) return 'stock';
  if (done < 0 && STANDS.test(clause) && !DONE.test(before) && !BROUGHT.test(clause)) return 'stock';
  if (done < 0 && (/^[类种]$/.test(unit) || /达到?$/.test(clause))) return 'stock';
  if (unit === '支' || (/^(?:区|市(?!场)|县|街道|乡镇)/.test(rest) && done < 0)) return 'stock';
  return done < 0 && /截[至止]/.test(before) ? 'stock' : 'flow';
}

/** Words before the number of a clause that leans on the one before it: 累计申请发明专利9件，国际专利3件. */
const ELLIPSIS = 10;

/** Where the last match of a global pattern begins; -1 without any. */
function lastIndexOf(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let last = -1;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) last = found.index;
  return last;
}
