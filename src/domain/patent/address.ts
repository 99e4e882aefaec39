import { PROVINCES } from '../statement/provinces.ts';
import type { Province } from '../statement/provinces.ts';
import { halfWidth } from './day-text.ts';

/** Where an address lies, as far as its text tells: names as written, the province by its full name. */
export interface AddressRegion {
  readonly country?: string;
  readonly province?: string;
  readonly city?: string;
  readonly district?: string;
}

export interface ReadAddress {
  readonly postcode?: string;
  readonly address?: string;
  readonly region?: AddressRegion;
}

/** Countries and territories of origin that gazettes print at the head of an address; longer names first. */
const COUNTRIES = [
  '英属开曼群岛', '英属维尔京群岛', '英属维京群岛', '阿拉伯联合酋长国', '沙特阿拉伯', '列支敦士登', '澳大利亚', '新西兰', '马来西亚',
  '印度尼西亚', '斯洛文尼亚', '斯洛伐克', '开曼群岛', '百慕大', '爱沙尼亚', '拉脱维亚', '立陶宛', '保加利亚', '罗马尼亚', '塞浦路斯',
  '巴巴多斯', '塞舌尔', '萨摩亚', '毛里求斯', '哥伦比亚', '阿根廷', '意大利', '加拿大', '俄罗斯', '以色列', '葡萄牙', '西班牙', '奥地利',
  '比利时', '卢森堡', '爱尔兰', '匈牙利', '土耳其', '新加坡', '菲律宾', '墨西哥', '乌克兰', '马耳他', '摩纳哥', '安道尔', '克罗地亚',
  '塞尔维亚', '白俄罗斯', '哈萨克斯坦', '南非', '巴西', '智利', '秘鲁', '古巴', '泰国', '越南', '印度', '伊朗', '埃及', '摩洛哥', '突尼斯',
  '希腊', '波兰', '捷克', '挪威', '瑞典', '瑞士', '芬兰', '丹麦', '荷兰', '冰岛', '德国', '法国', '英国', '美国', '日本国', '日本', '韩国',
  '朝鲜', '蒙古',
] as const;

/** `518057广东省…`, `518057 广东省…`; a postcode alone stays a postcode. */
const POSTCODE = /^(\d{6})(?!\d)[\s,，]*(.*)$/s;
const CITY = /^([\u4e00-\u9fff]{1,9}?(?:自治州|地区|盟|市))/;
const DISTRICT = /^([\u4e00-\u9fff]{1,12}?(?:自治县|自治旗|新区|合作区|管理区|开发区|园区|保税区|区|县|旗|市))/;
/** A town, village or road before the word for a district: what follows is an estate's name (易发工业区), no district. */
const VILLAGE = /^.{2,}(?:镇|村|路|街|道|号).*.{2}$/;

/** Splits an address into postcode, text and region; what the text does not tell stays absent. */
export function readAddress(text: string): ReadAddress {
  const plain = halfWidthPostcode(text.trim());
  const [, postcode, rest] = POSTCODE.exec(plain) ?? [undefined, undefined, plain];
  const address = (rest ?? '').trim();
  const region = address === '' ? undefined : findRegion(address);
  return { ...(postcode && { postcode }), ...(address && { address }), ...(region && { region }) };
}

function halfWidthPostcode(text: string): string {
  return halfWidth(text.slice(0, 7)) + text.slice(7);
}

/** The region at the head of an address; undefined when no known country or province stands there. */
export function findRegion(address: string): AddressRegion | undefined {
  const home = address.replace(/^中国(?:[\s,，])*/, '');
  const province = PROVINCES.find(({ short }) => home.startsWith(short));
  if (province) return domesticRegion(home, province);
  const country = COUNTRIES.find((name) => address.startsWith(name));
  return country && { country: country === '日本国' ? '日本' : country };
}

/** City and district at the head of an address that leaves the province out: `澜川市望澜区创新路1号`. */
export function regionWithoutProvince(address: string): AddressRegion | undefined {
  const [, city = '', rest = ''] = /^([\u4e00-\u9fff]{1,9}?(?:自治州|地区|盟|市))(.*)$/s.exec(address) ?? [];
  const found = districtOf(rest);
  return found.district === undefined ? undefined : { city, ...found };
}

function domesticRegion(address: string, province: Province): AddressRegion {
  const rest = address.startsWith(province.full) ? address.slice(province.full.length) : address.slice(province.short.length).replace(/^[省市]/, '');
  if (province.municipality) return { province: province.full, city: province.full, ...districtOf(rest.replace(/^(?:市辖区|县)/, '')) };
  const [, city] = CITY.exec(rest) ?? [];
  return { province: province.full, ...(city && { city }), ...districtOf(rest.slice(city?.length ?? 0)) };
}

function districtOf(text: string): { district?: string } {
  const [, district] = DISTRICT.exec(text) ?? [];
  return district && !VILLAGE.test(district) ? { district } : {};
}
