/**
 * How the names in a column are kept apart. `marked`: by `;` or its like, so that `、` and `,` belong to the names
 * (中国科学院、水利部成都山地灾害与环境研究所 is one applicant). `listed`: the column uses nothing better than `、` or `,`.
 */
export type NameStyle = 'marked' | 'listed';

/** `;` `；` `|`, a line break, the en and em spaces, and the `??` that a lossy conversion leaves of them. */
const MARK = /[;；|\n\t\u2002\u2003]|\?{2,}/;
const MARKS = /(?:[;；|\n\t\u2002\u2003]|\?{2,})+/;

/** Legal forms that follow a comma within one name: 惠普发展公司,有限责任合伙企业. */
const LEGAL_FORM = /^\s*(?:有限|股份|有限责任|两合|合伙|[A-Z]?Inc\b|LLC\b|L\.?L\.?C|Ltd\b|L\.?P\.?|Corp\b|Co\.|GmbH|S\.?A\.?\b)/i;

const ORGANISATION =
  /(?:公司|集团|厂|大学|学院|学校|中学|小学|校区|研究所|研究院|研究会|院|所|中心|合作社|事务所|会社|商社|企业|委员会|协会|学会|基金会|联合会|银行|商行|店|经营部|门市部|工作室|实验室|局|站|队|部|馆|园|农庄|农场|政府|联盟|协力团|Inc\.?|Ltd\.?|LLC|Corp\.?|GmbH|Corporation|Company|University|Institute)(?:[(（][^()（）]*[)）])?$|^(?:株式会社|股份公司|有限会社)/i;
const HAN_NAME = /^[\u3400-\u9fff\u{20000}-\u{3ffff}○〇*]{2,4}$/u;
const FOREIGN_NAME = /[·•・．]|^[A-Z]\.|^[A-Z][a-z]+(?: [A-Z][a-z.]+)+$/;

/** The commonest family names (姓氏); they tell a column of persons from one of short titles. */
const FAMILY_NAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由'
);

const WITHHELD = /^(?:不公告(?:发明|设计)人|请求不公[布开](?:姓名)?|不公布姓名|匿名)$/;

/** The style that a column's cells show. */
export function nameStyleOf(cells: readonly string[]): NameStyle {
  return cells.some((cell) => MARK.test(cell)) ? 'marked' : 'listed';
}

/** The names in a cell, in their order, without repetitions. Brackets are never split, nor is a legal form cut off. */
export function splitNames(text: string, style: NameStyle): string[] {
  const parts = MARK.test(text) || style === 'marked' ? text.split(MARKS) : splitListed(text);
  return [...new Set(parts.map(tidyName).filter((name) => name !== ''))];
}

/** `不公告发明人` and its like: an inventor who asked not to be named (专利法实施细则 第十三条). */
export function isWithheldName(name: string): boolean {
  return WITHHELD.test(name);
}

/** By its ending or its legal form; three characters are rather a person called 王大学. */
export function looksLikeOrganisation(name: string): boolean {
  return name.length > 3 && ORGANISATION.test(name);
}

/** Two to four Han characters beginning with a family name, or a transcribed foreign name. */
export function looksLikePerson(name: string): boolean {
  if (looksLikeOrganisation(name)) return false;
  return HAN_NAME.test(name) ? FAMILY_NAMES.has(name.charAt(0)) : FOREIGN_NAME.test(name) && name.length <= 40;
}

/** Splits at `、` `,` `，` outside brackets, but only where every part is a name by itself. */
function splitListed(text: string): string[] {
  const parts = outsideBrackets(text).map(tidyName);
  const whole = parts.length > 1 && parts.every((part) => !LEGAL_FORM.test(part) && (looksLikePerson(part) || looksLikeOrganisation(part)));
  return whole ? parts : [text];
}

function outsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if ('(（[【'.includes(character)) depth += 1;
    if (')）]】'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && '、,，'.includes(character)) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part];
}

/** Outer blanks and stray question marks go, inner runs of blanks become one. */
function tidyName(name: string): string {
  return name.replace(/[\s\u00a0\u3000]+/g, ' ').replace(/^[\s?？,，、]+|[\s?？,，、]+$/g, '');
}
