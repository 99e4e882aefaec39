import type { PatentReference } from '#domain/form/index.ts';
import { applicationCheckDigit } from '#domain/patent/number.ts';
import type { Enterprise } from './enterprises.ts';
import type { Random } from './random.ts';

const DEVICES = ['装置', '方法', '系统', '设备', '结构'];

/** An invented patent of an enterprise of the model city. Its number has the right form and check digit; its title says it is an example. */
export function inventPatent({ industry }: Enterprise, kind: '1' | '2', filedIn: number, random: Random): PatentReference {
  const body = `${filedIn}${kind}${String(random.whole(9_900_000, 9_999_999))}`;
  const title = `一种${industry}用${random.pick(['自适应', '高效', '低噪', '模块化', '智能'])}${random.pick(DEVICES)}（示例）`;
  return { id: random.id(Date.UTC(filedIn, 5, 1)), number: `${body}.${applicationCheckDigit(body)}`, title };
}
