import { readAddress, regionWithoutProvince } from '../patent/address.ts';
import { foldText } from '../chinese/fold.ts';

/**
 * An address down to the house (门牌), to be compared: without postcode, province, city, district, room and signs.
 * Undefined where it names no house: a district or street alone brings nobody together.
 */
export function houseOf(address: string): string | undefined {
  const { address: text = '', region = regionWithoutProvince(text) } = readAddress(address);
  const plain = foldText(text).replace(/[\s(),，、.·;；:：'"“”]+/g, '').replace(/^中国/, '');
  const parts = [region?.province, region?.province?.replace(/省|市$/, ''), region?.city, region?.district];
  const local = parts.reduce((rest: string, part) => (part && rest.startsWith(foldText(part)) ? rest.slice(part.length) : rest), plain);
  const [house] = /^.{2,}?[\da-z一二三四五六七八九十]+(?:[-—之]\d+)?(?:号|弄|座|栋|幢|楼)/.exec(local) ?? [];
  return house && /\d|[一二三四五六七八九十]+号/.test(house) ? house : undefined;
}
