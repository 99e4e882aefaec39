import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts';
import { applicationCheckDigit } from '#domain/patent/number.ts';
import type { Random } from './random.ts';

/** An invented patent of an enterprise of the model city. Its numbers have the right form and check digit; its title says it is an example. */
export interface ModelPatent {
  /** Application number with its check digit. */
  readonly number: string;
  readonly publicationNumber: string;
  readonly kind: 'invention' | 'utility';
  readonly title: string;
  readonly filedOn: CivilDate;
  readonly publishedOn: CivilDate;
  readonly mainClass: string;
}

const DEVICES = ['装置', '方法', '系统', '设备', '结构'];
const QUALITIES = ['自适应', '高效', '低噪', '模块化', '智能', '节能', '可拆卸', '高精度'];
const CLASSES = ['G06F 17/00', 'H01L 21/02', 'B65G 47/90', 'A61B 5/00', 'C08L 23/06', 'F16H 57/04', 'G01N 21/25', 'H02J 7/00'];

/** Serial numbers of applications start here: a range that no year has used. */
const FIRST_SERIAL = 9_900_000;

/** The `serial`-th patent of the model city, filed before its story begins. */
export function inventPatent(industry: string, serial: number, random: Random): ModelPatent {
  const kind = random.chance(0.6) ? 'invention' : 'utility';
  const year = random.whole(2014, 2018);
  const filedOn = addDays(`${year}-01-05`, random.whole(0, 350));
  const body = `${filedOn.slice(0, 4)}${kind === 'invention' ? '1' : '2'}${FIRST_SERIAL + serial}`;
  return {
    number: `${body}.${applicationCheckDigit(body)}`,
    publicationNumber: kind === 'invention' ? `CN199${String(serial).padStart(6, '0')}B` : `CN299${String(serial).padStart(6, '0')}U`,
    kind, filedOn, publishedOn: addDays(filedOn, kind === 'invention' ? random.whole(600, 705) : random.whole(150, 300)),
    title: `一种${industry}用${random.pick(QUALITIES)}${random.pick(DEVICES)}（示例）`, mainClass: random.pick(CLASSES),
  };
}
