import type { RoleId } from '#catalog/roles.ts';
import type { Person } from '#server/organisation/organisation.ts';
import { PLACES } from './bureau.ts';

/** The password of every account of the model city. It is printed by `zhishu demo` and shown on the sign-in page. */
export const DEMO_PASSWORD = 'Model-City-2022';

type Post = readonly [name: string, unit: string, roles: readonly RoleId[], user?: string];

/** The staff; every name is invented. Whoever has a user name can sign in. */
const POSTS: readonly Post[] = [
  ['陆知衡', 'leadership', ['director', 'bureau-leader'], 'director'],
  ['宋明泽', 'leadership', ['bureau-leader'], 'leader'],
  ['韩若谷', 'leadership', ['bureau-leader']],
  ['方景和', 'office', ['division-head'], 'office-head'],
  ['程映雪', 'office', ['supervision-officer', 'officer'], 'supervision'],
  ['贺文舟', 'office', ['supervision-officer', 'officer']],
  ['苏青禾', 'office', ['finance'], 'finance'],
  ['钱嘉树', 'office', ['officer']],
  ['严守正', 'legal', ['division-head', 'legal-reviewer']],
  ['梁慎之', 'legal', ['legal-reviewer', 'officer'], 'legal'],
  ['尹思远', 'legal', ['officer']],
  ['顾承宇', 'planning', ['division-head'], 'planning-head'],
  ['温如玉', 'planning', ['statistics-officer', 'officer'], 'statistics'],
  ['万清和', 'planning', ['statistics-officer', 'officer']],
  ['龚子墨', 'planning', ['officer']],
  ['江慕白', 'promotion', ['division-head'], 'promotion-head'],
  ['叶知秋', 'promotion', ['officer'], 'promotion'],
  ['范仲谦', 'promotion', ['officer']],
  ['沈星河', 'promotion', ['officer']],
  ['邵以宁', 'promotion', ['officer']],
  ['姚书琪', 'promotion', ['officer']],
  ['秦正平', 'protection', ['division-head'], 'head'],
  ['林维安', 'protection', ['officer'], 'officer'],
  ['卢亦辰', 'protection', ['officer']],
  ['白景澄', 'protection', ['officer']],
  ['罗思齐', 'protection', ['officer']],
  ['孟昭阳', 'protection', ['officer']],
  ['唐婉清', 'protection', ['secretary'], 'secretary'],
  ['崔静姝', 'protection', ['secretary']],
  ['俞成蹊', 'public-service', ['division-head'], 'service-head'],
  ['陶然亭', 'public-service', ['officer']],
  ['谢云舒', 'public-service', ['officer']],
  ['章若溪', 'public-service', ['officer']],
  ['史敬言', 'personnel', ['division-head']],
  ['潘守诚', 'personnel', ['discipline'], 'discipline'],
  ['侯明鉴', 'personnel', ['auditor'], 'auditor'],
  ['夏初晴', 'agency-window', ['division-head']],
  ['丁一鸣', 'agency-window', ['clerk', 'officer'], 'clerk'],
  ['于宛如', 'agency-window', ['clerk', 'officer']],
  ['毛怀瑾', 'trademark-window', ['division-head', 'clerk']],
  ['武安然', 'protection-centre', ['division-head']],
  ['文怀远', 'protection-centre', ['officer']],
  ['金若兰', 'protection-centre', ['officer']],
  ['石景行', 'hotline', ['division-head', 'hotline-officer'], 'hotline-head'],
  ['高清扬', 'hotline', ['hotline-officer', 'officer'], 'hotline'],
  ['曾小满', 'hotline', ['hotline-officer', 'officer']],
  ['聂晚晴', 'hotline', ['hotline-officer', 'officer']],
  ['易长宁', 'office', ['system-admin'], 'sysadmin'],
  ['柯立诚', 'office', ['security-admin'], 'secadmin'],
  ['牧云川', 'office', ['audit-admin'], 'auditadmin'],
];

const DISTRICT_NAMES = ['郑望舒', '冯东篱', '褚西泠', '卫云起', '蒋清和', '沈石泉', '韩梅生', '杨柳依', '朱桐月', '秦凤仪', '许雁南', '何松年', '吕鹭白', '施鹿鸣', '张锦书', '孔澜生'];
const DISTRICT_USERS: Readonly<Record<string, string>> = { wanglan: 'district1', langang: 'district2' };

function personOf(name: string, unit: string, roles: readonly RoleId[], user: string | undefined, index: number): Person {
  return { code: `p${String(index + 1).padStart(3, '0')}`, name, unit, roles, active: true, ...(user && { user }) };
}

/** The 66 people of the bureau and its districts. */
export const PEOPLE: readonly Person[] = [
  ...POSTS.map(([name, unit, roles, user], index) => personOf(name, unit, roles, user, index)),
  ...PLACES.map(({ unit }, index) => personOf(DISTRICT_NAMES[index] ?? '', unit, ['district-officer'], DISTRICT_USERS[unit], POSTS.length + index)),
];
