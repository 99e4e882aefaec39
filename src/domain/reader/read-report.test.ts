import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAsMarked, unmarked } from './marked-text.fixture.ts';
import { readFigures, readReport, type ReadOptions } from './read-report.ts';
import { LONGEST_SENTENCE, sentencesOf } from './sentences.ts';

const YEAR = { year: 2031 } as const;

describe('figures of a report', () => {
  test.each<readonly [says: string, marked: string, options: ReadOptions]>([
    ['are numbers with their measure, growth rates of their own', '云岭市全年发明专利授权〔3216|件|flow〕件，同比增长〔8.4|%|growth〕%。截至2031年12月底，有效发明专利〔18,902|件|stock|2031-12-31〕件，较上年提高〔1.2|百分点|growth〕个百分点。', YEAR],
    ['are numbers with their measure, growth rates of their own', '走访企业〔412|户次|flow〕户次，派出〔1036|人次|flow〕人次，解决问题〔95|个|flow〕个。', YEAR],
    ['keep 万 and 亿 in the unit, and expand them in the base value', '受理新申请〔2.7|万件〕万件，减缴费用〔0.45|亿元〕亿元，撰写材料〔3|万字〕万多字，惠及〔5|千家〕千余家企业。', YEAR],
    ['may be written in Chinese characters', '开展〔两|项〕项立法调研，办结〔三十五|件〕件案件，惠及近〔两百|家〕家企业。', YEAR],
    ['may be written in Chinese characters', '围绕〔五|个|stock〕大领域推出〔十二|条〕条举措，与〔三|个〕部门联合发文，联盟成员过〔百|家〕。', YEAR],
    ['may be written in Chinese characters', '办理时限由〔五|工作日|duration〕个工作日压缩为〔一|工作日|duration〕个工作日，提前〔半|年|duration〕年完成，满意率〔百分之百|%|share〕。', YEAR],
    ['may be written in Chinese characters', '约占全市〔三分之一||share〕，窗口保持〔零|件|flow〕投诉。', YEAR],
    ['are ranks, firsts, scores, targets, durations, capacities and baselines as well', '万人拥有量列全省第〔5|位|rank〕位，综合指数居全国第〔七|位|rank〕，考核得分〔91.5|分|score〕。', YEAR],
    ['are ranks, firsts, scores, targets, durations, capacities and baselines as well', '发出全省〔首|单|milestone〕单知识产权证券化产品，为全国第〔二|家|rank〕家；证券化实现〔零|项|baseline〕的突破。', YEAR],
    ['are ranks, firsts, scores, targets, durations, capacities and baselines as well', '平均办理周期缩短至〔46|天|duration〕天，同比减少〔21|%|growth〕%，检索系统覆盖〔80|个|capacity〕个国家和地区。', YEAR],
    ['are ranks, firsts, scores, targets, durations, capacities and baselines as well', '云岭市知识产权局2032年工作要点\n一、加强培训。全年培训不少于〔40|场|target|2032-12-31〕场。二、培育优势企业〔30|家|target|2032-12-31〕家以上。', {}],
    ['are told with the measure that a noun implies, or the yuan that was left out', '联合〔9|个〕部委开展行动，〔4|个〕区启动试点，发布〔10|件〕大典型案例。', YEAR],
    ['are told with the measure that a noun implies, or the yuan that was left out', '获得中央资金〔1.2|亿元〕亿支持，贷款额〔6500|万元〕万。', YEAR],
    ['are told with the measure that a noun implies, or the yuan that was left out', '每万人口发明专利拥有量〔12.6|件/万人|stock〕件，比上年增加〔0.8|件/万人|growth〕件。', YEAR],
    ['take the time that governs them', '云岭市知识产权局2031年上半年工作总结\n截至5月底，专利申请〔900|件|flow|2031-05-31〕件；授权〔210|件|flow|2031-05-31〕件。全市共走访企业〔60|家|flow|2031-05-31〕家。\n培训〔8|场|flow|2031-06-30〕场。', {}],
    ['take the time that governs them', '2030年前8个月，申请专利〔900|件|flow|2030-08-31〕件。年内争取培育企业〔9|家|target|2031-12-31〕家、示范园区〔2|个|target〕个。', YEAR],
    ['take the time that governs them', '2030年，获奖〔3|项|flow|2030-12-31〕项。今年以来，获奖〔5|项|flow|2031-12-31〕项。1-9月，立案〔12|起|flow|2031-09-30〕起。', YEAR],
    ['take the time that governs them', '2031年4月8日，我市〔首|笔|milestone|2031-04-08〕笔保险落地，保额〔50|万元|flow|2031-12-31〕万元。', YEAR],
    ['say how they came about', '质押金额和笔数同比分别增长〔13.5|%|growth〕%和〔1.2|倍|growth〕倍，为全国平均水平的〔5.7|倍|share〕倍。', YEAR],
    ['say how they came about', '保证授权量以〔18|%|target〕%的速度递增；预计授权周期由原来的〔22|月|duration〕个月缩短至〔6|月|duration〕个月以内。', YEAR],
    ['say how they came about', '设立〔2000|万元|stock〕万元风险补偿基金，投放贷款〔8.7|亿元|flow〕亿元，面向〔两|个|stock〕大重点产业开展服务，在编人员〔23|人|stock〕人。', YEAR],
    ['say how they came about', '预计发放奖补资金〔300|万元|target〕万元，惠及企业〔40|家|target〕余家；每〔4.9|个|stock〕个经营主体拥有〔1|件|stock〕件商标。', YEAR],
    ['take the time that governs them', '局长在2032年全市知识产权局长会议上的报告\n一、2031年主要工作\n授权发明专利〔453|件|flow|2031-12-31〕件。', {}],
    ['take the time that governs them', '2031年1-9月，质押融资〔50|亿元|flow|2031-09-30〕亿元。2031年预计发放资金〔300|万元|target|2031-12-31〕万元。投资〔6|家|flow|2031-09-30〕家企业。', YEAR],
    ['say how they came about', '完成登记3项，占年度目标任务〔15|项|target〕项的〔26.7|%|share〕%；累计批准产品〔38|个|stock〕个，核准注册商标〔72|件|stock〕件。'.replace('登记3项', '登记〔3|项|flow〕项'), YEAR],
    ['say how they came about', '已建设保护中心〔7|家|stock〕家，总计〔12|家|stock〕家，目前已为〔2|家|flow〕家企业授信，总计派出人员〔80|人次|flow〕人次。', YEAR],
    ['say how they came about', '覆盖〔18|个|capacity〕个园区和〔73|个|capacity〕个街道；关闭网站〔16|个|flow〕个，全市执法办案总量〔489|件|flow〕件，授权专利数量达到〔97|件|flow〕件。', YEAR],
    ['say how they came about', '〔33|家|stock〕家中心引入公安机关入驻，法院等〔30|家|stock〕多家单位在广场设台，基金、银行、保险〔三|方|stock〕方按比例分担，授权量前〔两|名|rank〕名的县参加。', YEAR],
    ['take the time of the year the text itself is about', '落实《云岭市法治建设规划（2030-2035年）》《云岭市2030年工作要点》。\n2031年，云岭市新立案〔12|件|flow|2031-12-31〕件。', {}],
    ['take the time of the year the text itself is about', '发布时间：2031-04-19\n今年一季度，质押融资〔2.3|亿元|flow|2031-03-31〕亿元。自2030年以来，持续推进；较2030年增长〔5|%|growth〕%。', {}],
    ['take the time of the year the text itself is about', '《云岭市方案（2031—2033年）》出台。2031年，立案〔12|件|flow|2031-12-31〕件。至2033年末，力争商标达到〔88|万件|target|2033-12-31〕万件；网点总数分别突破〔36|家|target|2033-12-31〕家、〔18|个|target〕个。', {}],
    ['say how they came about', '每万人发明专利拥有量、高价值发明专利拥有量分别达〔19.6|件/万人|stock〕件、〔4.7|件/万人|stock〕件，比全省平均水平高〔2.5|件/万人|growth〕件。', YEAR],
    ['say how they came about', '马德里商标、驰名商标分别达〔1982|件|stock〕件、〔159|件|stock〕件；累计获批〔10|个|stock〕个试点城市、〔21|个|stock〕个试点县；累计出动〔98|人次|flow〕人次，新设〔8|家|flow〕家工作站。', YEAR],
    ['take the time of the month or the span the text itself is about', '2031年2月云岭市专利数据\n2031年2月，授权〔12|件|flow|2031-02-28〕件，同比下降〔39.4|%|growth|2031-02-28〕%。', {}],
    ['take the time of the paragraph they stand in', '2031年4月27日\n去年，我市创新成果显著。全年授权〔723|件|flow|2030-12-31〕件，同比增长〔19.5|%|growth|2030-12-31〕%。\n今年前10个月，查处〔13|件|flow|2031-10-31〕件，前两批试点发布成果〔43|项|flow|2031-10-31〕项。', YEAR],
    ['take the time of the paragraph they stand in', '“十五五”末，本市计划每万人口发明专利拥有量达到〔18|件/万人|target|2030-12-31〕件。', { year: 2029 }],
    ['say how they came about', '与2030年同期相比，收案数量增加〔31|件|growth〕件；在2031年为〔17|家|flow〕家企业预审，品牌总价值达〔3.8|亿元|stock〕亿元。', YEAR],
    ['say how they came about', '新批试点城市〔28|个|flow〕个，集聚发展试验区〔2|个|flow〕个；新设立〔4|个|flow〕个基地；与〔8|个|stock〕个省（市）建立机制，专利审查员超过〔万|人|stock〕人。', YEAR],
    ['take the time of the month or the span the text itself is about', '自2031年3月起至7月底，开展为期〔五|月|duration|2031-07-31〕个月的学习。', YEAR],
    ['take the time of the month or the span the text itself is about', '2030年至2031年3月，批准逮捕〔52|人|flow|2031-03-31〕余人，案件数量同比增加〔3|倍|growth〕倍。', YEAR],
    ['say how they came about', '新收案件数量达到〔334|件|flow〕件，同比上升〔6|%|growth〕%，达到〔414|件|flow〕件；年产量〔75|万吨|flow〕万吨，品牌价值〔38|亿元|stock〕亿元。', YEAR],
    ['take the time of the year the text itself is about', '2031年的专利数据如下：\n授权〔30|件|flow|2031-12-31〕件，较2030年增长〔4|件|growth〕件。比2030年多。', {}],
    ['say how they came about', '截至6月底，累计批准产品〔2041|个|stock〕个。核准商标注册〔688|件|stock〕件。核准使用主体〔1502|家|stock〕家。\n本年核准注册〔36|件|flow〕件。', YEAR],
    ['say how they came about', '满意度达到〔81.4|分|score〕分，较上年上升〔0.6|分|growth〕分，提升至〔82|分|score〕分。', YEAR],
    ['say how they came about', '首批〔6|家|stock〕家示范区初见成效，第二批〔9|家|flow〕家完成遴选。〔四|个|stock〕个指标分列全国第〔2|位|rank〕、第〔5|位|rank〕、第〔11|位|rank〕，已获批的地理标志产品有〔3|个|stock〕个。', YEAR],
    ['say how they came about', '累计引进机构达到〔60|家|stock〕家；产业集群近〔百|个|stock〕个，驰名商标〔19|件|stock〕件；指导管理的调解组织达〔208|家|stock〕家；规模以上工业实现产值〔4.1|万亿元|flow〕万亿元。', YEAR],
    ['say how they came about', '全年批准地理标志产品〔5|个|flow〕个，指导工作站为〔7|家|flow〕家企业服务。', YEAR],
    ['take the time that governs them', '截至XX年4月10日，接受申请〔48|户次|flow|2031-04-10〕户次；上年通报2029年度营商环境评价结果，列全省第〔5|位|rank|2029-12-31〕位。', YEAR],
    ['may lack a measure, be fractions, or stand beside named days', '授课〔14|次〕次，邀请作专题辅导〔2|次〕；占总数的〔1/3|〕以上；开展3.15主题活动，投入〔3.15|亿元〕亿元；深入实施〔六|项〕大专项。', YEAR],
    ['take the time of the year the text itself is about', '2月22日，2032年全省局长会议召开，总结2031年工作，部署2032年重点任务。\n会议提到，全年授权〔12|件|flow|2031-12-31〕件。', {}],
    ['take the time of the year the text itself is about', '方里县自2029年以来创建试点工作和2031年工作情况如下。截至目前，授权〔27|件|flow|2031-12-31〕件。2030年方里县启动试点培育工作以来，培训〔3|场|flow|2031-12-31〕场。', {}],
    ['take the time of the year the text itself is about', '现将《云岭市2031年科技工作总结及2032年工作思路》印发给你们，扎实做好2032年各项工作，2032年力争更好。\n投入〔2.8|亿元|flow|2031-12-31〕亿元。\n云岭市科学技术局\n2032年3月10日', {}],
    ['take the time of the month or the span the text itself is about', '2031年1季度，查扣〔128|批次|flow|2031-03-31〕批次。年内培训〔3|场|flow〕场。经过努力，新增〔5|家|flow|2031-03-31〕家。', {}],
    ['take the time of the month or the span the text itself is about', '检察机关2031年前11个月受理〔3.2|万人|flow|2031-11-30〕万人', {}],
    ['take the time of the paragraph they stand in', '据介绍，“十四五”期间，云岭专利稳步增长。授权量年均增长〔5.6|%|growth|2025-12-31〕%，是“十三五”时期的〔2.1|倍|growth〕倍。提出到“十五五”末，总量要比“十四五”末翻〔两|番|target|2030-12-31〕番。', { year: 2027 }],
    ['take the time of the paragraph they stand in', '根据统计数据，截至2031年10月底，每万人发明专利拥有量达到〔1.2|件/万人|stock|2031-10-31〕件。与“十四五”末相比，拥有量增加了〔0.3|件|growth|2031-10-31〕件。', YEAR],
    ['take each its own year in a list of several years', '2029至2031年，立案分别为〔330|件|flow|2029-12-31〕件、〔365|件|flow|2030-12-31〕件、〔415|件|flow|2031-12-31〕件，同比分别上升〔7.5|%|growth|2029-12-31〕%、〔2|倍|growth|2030-12-31〕倍、〔1|倍|growth|2031-12-31〕倍，2031年同比上升〔8|%|growth|2031-12-31〕%；移送分别为〔8|件|flow|2029-12-31〕件〔16|人|flow|2029-12-31〕人、〔4|件|flow|2030-12-31〕件〔3|人|flow|2030-12-31〕人和〔9|件|flow|2031-12-31〕件〔9|人|flow|2031-12-31〕人。', YEAR],
    ['take each its own year in a list of several years', '2029年、2030年和2031年授权量分别为〔30|件|flow|2029-12-31〕件、〔35|件|flow|2030-12-31〕件、〔45|件|flow|2031-12-31〕件，居全省第〔三|位|rank|2031-12-31〕位。', YEAR],
    ['say how they came about', '高价值专利〔92|件|stock〕件，增长〔17|件|growth〕件；每万人拥有量高出全省平均水平〔42|%|growth〕%；累计专利授权量〔2227|件|stock〕件；累计实现许可〔5|件|flow〕件。', YEAR],
    ['say how they came about', '国家级创新型（试点）企业〔7|家|stock〕家、省级创新型（试点）企业〔186|家|stock〕家；注册地理标志商标〔13|件|flow〕件，累计达到〔85|件|stock〕件。', YEAR],
    ['are ranks, firsts, scores, targets, durations, capacities and baselines as well', '发展水平居全国第〔十|位|rank〕，西部第〔一|位|rank〕；质量考核位列省（区）第〔二|位|rank〕，绩效考核第〔一|位|rank〕，增长率居全省第〔一|位|rank〕！', YEAR],
    ['take the time of the year the text itself is about', '云岭新闻网2032年6月29日讯 《云岭市2031年知识产权白皮书》发布。\n截至去年底，有效发明专利〔138|件|stock|2031-12-31〕件。', {}],
    ['take the time that governs them', '截止2031年3月，注册商标〔51|件|stock|2031-03-31〕件。2021年至今，获得金奖〔5|项|flow|2031-12-31〕项。与2030年申请比例结构（〔33.5|%|share|2030-12-31〕%、〔66.5|%|share|2030-12-31〕%）相比，提高〔4.4|百分点|growth|2031-12-31〕个百分点。', YEAR],
    ['are told with the measure that their list ends in', '申请量分别为〔9735|件|flow〕、〔14048|件|flow〕、〔1897|件|flow〕件，同比增长分别为〔20.6|%|growth〕%、-〔23.7|%|growth〕%。', YEAR],
    ['say how they came about', '每万人口发明专利拥有量〔98|件/万人|stock〕件，是全国平均水平（〔11.8|件/万人|stock〕件）的〔8.3|倍|share〕倍；每亿元产值专利产出量〔6.7|件/亿元|flow〕件。', YEAR],
    ['say how they came about', '〔两|项|stock〕项考核蝉联第一，〔五|项|stock〕项核心指标均居前列，被列为〔六|个|stock〕个试点单位之一，报告包含情况等〔6|个|stock〕个部分。2031年共有〔14|家|flow〕家工作站挂牌运作，服务企业总数〔142|家|flow〕家，力争通过〔三|年|duration〕年努力取得成效。', YEAR],
    ['are found in pages that spell characters out', '專利授權(quán)總量〔641|件|flow〕件，同比增長(zhǎng)〔8|%|growth〕%，為(wèi)唯一一個連續(xù)〔3|年|duration〕年達(dá)標的地級市。(剩余800字)', YEAR],
    ['take the time of the year the text itself is about', '云岭日报 | 2031-07-03 04:14\n记者获悉，自2029年以来行动不断。今年1-6月，移送〔18|名|flow|2031-06-30〕名。\n累计开会〔19|次|flow|2031-12-31〕次。', {}],
    ['take the time of the year the text itself is about', '2031-04-28 09:32\n云岭融媒讯（记者 甲）2030年以来行动不断，去年共侦破〔43|起|flow|2030-12-31〕起。去年4月，查处〔5|起|flow|2030-12-31〕起。', {}],
    ['take the time of the year the text itself is about', '2032年云岭市系统会议召开。2031年，新增〔43|家|flow|2031-12-31〕家。', {}],
    ['take the time of the month or the span the text itself is about', '前6月云岭市发明专利拥有量持续增长\n云岭日报 | 2031-07-03 04:14\n今年以来支持〔31|家|flow|2031-06-30〕家单位创建。', {}],
    ['take the time of the month or the span the text itself is about', '“十四五”期间，破获〔9|起|flow|2025-12-31〕起。', {}],
    ['are ranks, firsts, scores, targets, durations, capacities and baselines as well', '登记量排名第〔一|位|rank〕的是云岭市，保持全国省区第〔一|位|rank〕，继续保持省区（不含直辖市）第〔二|位|rank〕。', YEAR],
    ['say how they came about', '全市共有〔4|个|flow〕个地区入围名单，历史上共有〔5|项|stock〕项获奖；服务人才超〔2400|人|stock〕人；获奖总数〔133|项|flow〕项；现场查扣原料〔100|吨|flow〕余吨。', YEAR],
    ['take the time of the year the text itself is about', '发布时间：2036-08-31 11:48:15\n2031年11月14日，我市召开座谈会。1-9月，申请量达〔2.2|万件|flow|2031-09-30〕万件。\n今年，完成产值〔3|亿元|flow|2031-12-31〕亿元。', {}],
    ['take each its own year in a list of several years', '2030、 2031 年投入分别为 〔4543|万元|flow|2030-12-31〕 万元和 〔6558|万元|flow|2031-12-31〕 万元，2028年、2031年获奖〔3|项|flow|2031-12-31〕项。', {}],
    ['say how they came about', '截至12月底，共登记注册各类经营主体〔68.9|万户|stock〕万户，新登记经营主体〔9|万户|flow〕万户；定点机构增至〔2|家|stock〕家；研发人员数〔4728|人|stock〕人；工业用电〔810|亿度|flow〕亿度；授权量增〔7|%|growth〕%；全年应完成指标数为〔147|件|target〕件；专利〔8|件|flow〕件，科技企业孵化器〔3|家|stock〕家。', YEAR],
    ['are found behind Latin letters, in cells and behind a measure in brackets', '申请PCT〔23|件|flow〕件，TISC 〔5|家〕家；授权量（件）：〔120|件〕，质押额（万元）\t〔4,500|万元〕\n总额〔5，200|万元〕万元。', YEAR],
  ])('%s: %s', (_, marked, options) => {
    const { read, wanted } = readAsMarked(marked, options);
    expect(read).toEqual(wanted);
  });

  test('expand 万 and 亿 in the base value', () => {
    expect(readReport('减缴费用0.45亿元，撰写3万多字。', { year: 2031 }).map(({ baseValue, qualifier }) => [baseValue, qualifier])).toEqual([[45_000_000, null], [30_000, '多']]);
  });

  test('carry the approximating word', () => {
    const words = (text: string): readonly (string | null)[] => readReport(text, { year: 2031 }).map(({ qualifier }) => qualifier);
    expect(words('约30件，近40家，超50万元，60余场，70多人次，80家以上，不少于90项，通过10项，1.5万余多次，5份多边协定')).toEqual(['约', '近', '超', '余', '多', '以上', '不少于', null, '余', null]);
  });
});

describe('what is no figure', () => {
  test.each([
    '2031年5月12日至14日，2021-2035年，5月份，10月底，2031.03.01，16:49:30，610日，20311129',
    '云知发〔2031〕12号、第39期、第22号令、专利法第六十五条、第十五届、第二批、第三季度',
    '拨打12330热线，电话0575-81234567，邮编312000，传真：81234567，手机13800001234',
    '落实“十四五”规划、“1+7+N”体系、“一对一”帮扶、“4.26”宣传周，ISO9001，GB/T 29490-2023，5G、3D打印，PCT，H股',
    '《2031年工作要点》《关于12条措施的通知》，一是加强领导，二是压实责任；（一）统筹，1.部署，（2）落实',
    '党的二十大、十九届四中全会、市委十一届七次、八次全会，四个意识、两个维护、八项规定、三会一课、三农、双随机',
    '进一步统一思想，逐一核对，一系列举措，一批企业，第一时间，十分重要，万众创新，千方百计，百花齐放',
    '成立99周年，24小时值守，近两年持续增长，最多跑一次，好干部20字标准，12345平台，每万人口，7×24小时',
    'https://example.org/t20310228_612.html，user2031@example.org，浏览：2031年，V2.0版，1-2-3，索引号：11320000-2031-00035',
    '近5年来保持增长，建党100周年，世界500强，985高校，5A级景区，21世纪，90年代，浏览次数：123次，第1页共5页',
    '十三届全国人大四次会议、三届二次理事会，“两节”期间，两节两会，市内六区，系列活动之一，三元区，建立一支队伍，四个服务意识，五个聚焦',
    '力争成为全省首家示范区，京津冀三地协同，入选全国十大典型案例',
  ])('%s', (text) => {
    expect(readReport(text, { year: 2031 }).map(({ value, unit }) => value + unit)).toEqual([]);
  });
});

describe('the places of figures', () => {
  const REPORT = unmarked('云岭市全年授权发明专利〔3216|件〕件，同比增长〔8.4|%〕%；走访企业〔412|户次〕户次。').text;

  test('survive broken lines, inserted blanks, full-width and traditional characters', () => {
    for (const text of [REPORT, REPORT.replace('专利3216', '专\n 利 3216'), REPORT.replace('3216件', '３２１６ 件'), REPORT.replace('授权发明专利', '授權發明專利')]) {
      const points = Array.from(text);
      const figures = readReport(text, { year: 2031 });
      expect(figures.map(({ valueNumber, unit }) => `${valueNumber}${unit}`)).toEqual(['3216件', '8.4%', '412户次']);
      for (const { start, end, value, sentence, sentenceStart } of figures) {
        expect(points.slice(start, end).join('')).toBe(value);
        expect(points.slice(sentenceStart, sentenceStart + Array.from(sentence).length).join('')).toBe(sentence);
      }
    }
  });

  test('count code points, not UTF-16 units', () => {
    expect(readReport('𠮷𠮷企业12家。', { year: 2031 })).toMatchObject([{ value: '12', start: 4, end: 6, sentenceStart: 0 }]);
    expect(readReport('\ud800\u0000\udc00企业12家', { year: 2031 })).toMatchObject([{ value: '12', start: 5 }]);
    expect(readReport('百分之百分之1,234', { year: 2031 })).toHaveLength(1);
  });

  test('hold for any text whatever', { timeout: 60_000 }, () => {
    const pieces = fc.constantFrom('授权', '12', '1,234', '三十五', '件', '万', '亿元', '%', '，', '。', '\n', ' ', '\t', '2031年', '5月', '第', '首', '零', '百分之', '|', '    ', '单位：件\n', '（万元）', '(quán)', '余', '《', '》', '“', '”', '其中', '增长', '𠮷', '\ud800', '\u0000', '１', '個', '(', ')', 'A', '+', '.', '-');
    fc.assert(fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const points = Array.from(text);
      let last = -1;
      for (const { start, end, value, sentenceStart, confidence } of readReport(text)) {
        expect(points.slice(start, end).join('')).toBe(value);
        expect(start).toBeGreaterThanOrEqual(Math.max(sentenceStart, last));
        expect(confidence).toBeGreaterThan(0);
        last = end;
      }
    }), { numRuns: 400 });
  });
});

describe('long texts', () => {
  test.each([
    ['a report over and over', '全年授权发明专利3216件，同比增长8.4%；走访企业412户次。\n'],
    ['one endless line without a pause', '专利'],
    ['nothing but digits', '7'],
    ['nothing but numbers and measures', '7件'],
    ['open quotation marks', '“《'],
    ['lines that never end a sentence', '本年度的工作在各方面继续推进并且得到了各个部门的大力支持和\n'],
  ])('double the work, and no more, with double the length: %s', (_, piece) => {
    const work = (text: string): { readonly characters: number; readonly longest: number } => {
      let [characters, longest] = [0, 0];
      for (const { text: sentence } of sentencesOf(text)) {
        characters += sentence.length;
        longest = Math.max(longest, sentence.length);
      }
      return { characters, longest };
    };
    const once = work(piece.repeat(20_000 / piece.length));
    const twice = work(piece.repeat(40_000 / piece.length));
    expect(twice.characters / once.characters).toBeCloseTo(2, 1);
    // Every rule looks at one sentence at a time, and no sentence is longer than this.
    expect(twice.longest).toBeLessThanOrEqual(LONGEST_SENTENCE);
  });

  test('are read one figure after the other', () => {
    const figures = readFigures('授权12件。'.repeat(10_000), { year: 2031 });
    expect(figures.next().value).toMatchObject({ value: '12' });
    expect([...figures]).toHaveLength(9_999);
  });

  test('a text without figures gives none', () => {
    expect(readReport('')).toEqual([]);
    expect(readReport('本局认真学习，扎实推进各项工作。')).toEqual([]);
  });
});
