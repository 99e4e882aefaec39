import { MEASURE_WORDS } from './measure-words.ts';

/**
 * Digits and numerals that are no figures (不是指标的数): dates, ordinals, numbers of documents, laws and telephones,
 * names of policies. What these patterns match is masked before numbers are looked for.
 */
const YEAR = '(?:19|20)\\d{2}';
const CN = '[〇零一二三四五六七八九十百]';
const MONTH_PART = '(?:份|初|底|末|中旬|上旬|下旬)?';

/** The first signs of measures: a number of four digits before one of them is no year. */
const MEASURE_SIGNS = [...new Set(Object.values(MEASURE_WORDS).flatMap((words) => words.split(' ')).map((word) => word.charAt(0)))].filter((sign) => !/[年月日周个度A-Za-z%‰]/.test(sign)).join('') + '万亿个%‰';

const DATES: readonly string[] = [
  `${YEAR}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])(?!\\d)`,
  `${YEAR}年?(?:度)?(?:\\d{1,2}月)?[-~至到、和及与](?:${YEAR}|\\d{1,2}月|[12]\\d(?=年))(?:年度?)?(?:\\d{1,2}月)?${MONTH_PART}`,
  `${YEAR}年?[-~]\\d{2}(?=年)`,
  `${YEAR}年(?:\\d{1,2}月?${MONTH_PART}(?:\\d{1,3}日)?)?`,
  `${YEAR}(?=大)`,
  `${YEAR}(?![\\d.,]|余|多|[${MEASURE_SIGNS}])`,
  '(?:1[0-2]|0?[1-9])(?:月份?)?[-~至到、](?:1[0-2]|0?[1-9])月份?(?:底|末)?(?:\\d{1,3}日)?',
  `(?:1[0-2]|0?[1-9])月${MONTH_PART}(?:(?:[12]\\d|3[01]|0?[1-9])(?:日|号)?[-~至到、](?:(?:1[0-2]|0?[1-9])月)?)?(?:(?:[12]\\d|3[01]|0?[1-9])(?:日|号)?)?`,
  '(?:[12]\\d|3[01]|0?[1-9])[日号][-~至到、](?:[12]\\d|3[01]|0?[1-9])[日号]',
  '\\d{1,7}日(?!内|以内|之内|均|元|语)',
  '(?:24|二十四)小时(?:不?间断|畅通|值班|值守|服务|热线|开通|在线|受理|响应|待命|监控|全天|接听|运行|监测|便民|自助)', '[政办][新策法]\\d{1,2}条',
  '(?:3[.·]15|4[.·]26|12[.·]4)(?=年?(?:主题|国际|世界|活动|宣传|晚会|消费|知识|宪法|期间|专项|当天|前后))',
  '\\d{2,3}周年', '365天(?=[^，,。；;]{0,4}(?:不|无休|全天|在线|服务))', '\\d{1,2}字(?:标准|方针|要求|诀|经|真言)',
  '(?:1[0-2]|0?[1-9])(?:月?)[底末](?![\\u4e00-\\u9fff]*[件家])',
  '(?:20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d)',
  '\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?',
];

const DATES_IN_CHINESE: readonly string[] = [
  '[〇零一二三四五六七八九]{4}年(?:度)?', `${CN}{1,3}月(?:份|底|末|初|上旬|中旬|下旬)?(?:${CN}{1,3}[日号])?`, `${CN}{1,3}[日号](?!内|召|令)`,
];

/** An ordinal is no quantity. The N-th place (位、名) is a rank and the first of its kind (第一家) a milestone: they are left open. */
const ORDINALS: readonly string[] = [
  `(?<!排名|位居|名列|位列)第(?:\\d+|${CN}+)(?=[^\\d〇零一二三四五六七八九十百位名家单个件笔例部支只所座张枚宗起批场项，,。；;、)）(（!])`,
  `第(?:\\d+|${CN}+)(?:(?:项|批|场|起|部分)|个(?:五年|百年|工作|国|世界|中国|全国|问题|方面|月|季度|学期|阶段|党|教师|全民)|名书记|位的)`,
  '前(?:\\d{1,2}|[一二三四五六七八九十]{1,2})个月', '前(?:\\d|[一二两三四五六])批', '(?:(?<!提)前|上|下|后)(?:两|三|半)个?(?:季度|年)',
  `[省市区县届委会](?:${CN}+次[、和及至]?)+(?:党代会|全会|全委|代表大会|人代会|全体会议)`, `${CN}+届[^，,。；;]{0,10}?(?:${CN}+次[、和及至]?)+`,
  '唯一(?=一)',
  '[一二三四1234](?:[、至-][一二三四1234])?季度',
  '[“"]?十[一二三四五六七][五][”"]?(?:时期|期间|规划)?(?![\\u4e00-\\u9fff]?[件家])',
];

/** Measures by which digits behind Latin letters still count: PCT申请, TISC 5家. */
const COUNTED = '件|家|个|项|名|人|次|户|起|场|期|笔|单|%|份|篇|元|所|只|台';

const NUMBERS_OF: readonly string[] = [
  '[〔\\[(（【]\\s?(?:19|20)\\d{2}\\s?[〕\\])）】]\\s?(?:第?\\s?\\d+号)?',
  '第?\\d+号(?:令|文|公告|通报|决定|通知)?',
  '(?:https?|ftp):?//?[\\x21-\\x7e]+', 'www\\.[\\x21-\\x7e]+', '[\\w.-]+@[\\w.-]+',
  '[A-Za-z_/\\\\-]+[\\w/\\\\-]*\\.(?:html?|jsp|aspx?|php|shtml|pdf|docx?)',
  '1[3-9]\\d{9}(?!\\d)', '0\\d{2,3}-?\\d{7,8}(?:-\\d+)?', '[48]00-?\\d{3}-?\\d{4}',
  '(?:传真|邮编|邮政编码|QQ|微信号?|编号|代码|索引号|备案号|ISSN|ISBN|序号|号码)[“"(:：\\s]*[\\dA-Za-z-]+',
  '(?:热线|电话)[“"(:：\\s]*(?:\\d{7,}|\\d{3,5}-[\\d-]+|\\d{5}(?![\\d件次个余多万]))',
  '(?:12330|12345|12315|12348|12309|12337|12388|12389|12380|12377|12366|12369|12305|95\\d{3}|96\\d{3,4}|1[12][0-9](?=[”"’]|指挥|热线|报警|接处警))(?=[”"’、）)]|热线|平台|电话|举报|投诉|知识|维权|服务|专线|政务|便民|市民|咨询|工单|和|与|等|微|系统|中心|\\d|\\s?(?:接|转|受|来电|诉|消|渠道|投))',
  `(?:ISO|IEC|GB(?:/T|/Z)?|DB\\d*(?:/T)?|T/[A-Z]+|CN|ZL|US|EP|WO|IP[Vv]?|No|NO|COVID|H\\d)[- .:]?\\d[\\dA-Za-z.:/-]*`,
  `(?<=[A-Za-z/])[- ]?\\d[\\dA-Za-z.:/-]*(?![\\d.]*(?:余|多)?[万亿]?(?:${COUNTED}))`,
  '(?:985|211|863|973|315)(?=[”"’]?(?:高校|院校|工程|计划|大学|晚会|活动|重点))',
  '(?:剩余|全文共?)\\d+字', '\\d{1,2}年(?:以上)?(?=[\\u4e00-\\u9fff]{0,4}(?:维持率|存活率))',
  '(?:浏览|阅读|点击|访问|下载)(?:次数|量|数)?[:：]\\s?\\d+次?', '共\\d+页', '(?:建党|建国|建军|成立|诞辰|改革开放)\\d{1,3}周?年',
  '(?<![时期满])近\\d{1,2}年(?:来|间)?',
  '\\d+(?:\\.\\d+)?(?=[GDKVRCPXNSAD](?![A-Za-z]))[A-Za-z]',
  '\\d+[A-Za-z]\\d+',
  '[“"]?\\d+(?:[+＋]\\s?(?:\\d+|[A-Za-z])){1,}[”"]?', '[A-Za-z](?:[+＋]\\d+)+', '[a-zA-Z\\u4e00-\\u9fff]{1,4}[+＋]\\d+(?![\\d.%])',
  '\\d+[×xX*]\\d+(?:小时)?', '\\d+[-/]\\d+[-/]\\d+', '\\d{1,3}(?:\\.\\d{1,3}){2,}', '\\d\\.0(?:版|时代|工程|行动)',
];

const IN_DIGITS = new RegExp([...NUMBERS_OF, ...DATES].join('|'), 'g');
const IN_WORDS = new RegExp([...ORDINALS, ...DATES_IN_CHINESE].join('|'), 'g');
/** Without one of these signs no ordinal and no date in words stands in a sentence. */
const SIGN_OF_WORDS = /[第年月日号次度前上下后五唯]/;
const HEADING = /^(?:[(（]?\d{1,2}[)）.．、:：](?!\d)|[(（]?[一二三四五六七八九十]{1,3}[)）.．、:：]|第[一二三四五六七八九十百\d]{1,3}[章节条编部]?)/;
const INNER_MARK = /(?<=[，,。;；:：、\s])(?:[(（]\d{1,2}[)）]|\d{1,2}[.．、)](?=[\u4e00-\u9fff“《])|[一二三四五六七八九十]{1,2}[、是](?=[\u4e00-\u9fff“《]))|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]/g;

/** Marks which characters of a sentence are no figures: 1 masked, 0 free. */
export function maskOf(text: string): Uint8Array {
  const masked = new Uint8Array(text.length);
  const heading = HEADING.exec(text);
  if (heading) masked.fill(1, 0, heading[0].length);
  mask(text, INNER_MARK, masked);
  if (/\d/.test(text)) mask(text, IN_DIGITS, masked);
  if (SIGN_OF_WORDS.test(text)) mask(text, IN_WORDS, masked);
  maskTitles(text, masked);
  mask(text, QUOTED, masked);
  return masked;
}

function mask(text: string, pattern: RegExp, masked: Uint8Array): void {
  for (const found of text.matchAll(pattern)) masked.fill(1, found.index, found.index + found[0].length);
}

const LONGEST_TITLE = 120;
const LONGEST_QUOTE = 30;

/** Titles of documents (《…》), nested ones included. */
function maskTitles(text: string, masked: Uint8Array): void {
  for (let open = text.indexOf('《'); open >= 0; ) {
    const close = closingOf(text, open);
    if (close !== undefined) masked.fill(1, open, close + 1);
    open = text.indexOf('《', (close ?? open) + 1);
  }
}

function closingOf(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < Math.min(text.length, open + LONGEST_TITLE); at += 1) {
    if (text[at] === '《') depth += 1;
    if (text[at] === '》') depth -= 1;
    if (depth === 0) return at;
  }
  const first = text.indexOf('》', open);
  return first >= 0 && first < open + LONGEST_TITLE ? first : undefined;
}

/** Names and slogans in quotation marks (“12345”, “一把手”). */
const QUOTED = new RegExp(`“[^“”]{1,${LONGEST_QUOTE}}”|‘[^‘’]{1,${LONGEST_QUOTE}}’|"[^"，。]{1,${LONGEST_QUOTE}}"`, 'g');
