import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BearerIndex } from './bearer-index.fixture.ts';
import { type BearerText, bearer, compare, type EvidenceKind } from './compare.ts';
import { companyName } from './company-name.ts';
import { houseOf } from './same-address.ts';

const [ONE, TWO] = ['91350100M000100Y43', '91110108551385082Q'];

function alike(a: string | BearerText, b: string | BearerText): string {
  const of = (each: string | BearerText): BearerText => (typeof each === 'string' ? { name: each } : each);
  const found = compare(bearer(of(a)), bearer(of(b)));
  return found ? `${found.relation} ${found.strength} ${found.evidence[0]?.kind ?? ''}` : 'nothing';
}

describe('a name is taken apart', () => {
  test.each([
    ['山东省泰安市泰山区晨光机械厂', ['山东', '泰安', '泰山'], '晨光机械厂', 'none'],
    ['天津晨光机械股份有限公司', ['天津'], '晨光机械', 'joint-stock'],
    ['天津市晨光機械（集團）有限責任公司', ['天津'], '晨光机械集团', 'limited'],
    ['华联超市有限公司', [], '华联超市', 'limited'],
    ['内蒙古自治区示例有限公司', ['内蒙古'], '示例', 'limited'],
    ['The Chenguang Machinery Co., Ltd.', [], 'chenguangmachinery', 'limited'],
    ['Chenguang S.A.', [], 'chenguang', 'joint-stock'],
    ['王晨光', [], '王晨光', 'none'],
    ['有限公司', [], '有限公司', 'none'],
  ] as const)('%s', (text, places, core, form) => expect(companyName(text)).toMatchObject({ places, core, form }));

  test.each([
    ['天津晨光机械有限公司滨海分公司', '天津晨光机械有限公司'],
    ['示例大学滨海校区', '示例大学'],
    ['示例研究院天津分院', '示例研究院'],
    ['Chenguang Machinery Co., Ltd. Tianjin Branch', 'chenguang machinery co., ltd'],
  ])('%s is a branch', (text, head) => expect(companyName(text).branch?.head.text).toBe(head));
});

describe('two names are', () => {
  test.each<readonly [string | BearerText, string | BearerText, string]>([
    ['天津晨光机械有限公司', '天津晨光機械有限公司', 'same certain same-name'],
    ['晨光机械（天津）有限公司', '晨光机械(天津) 有限公司', 'same certain same-name'],
    ['天津市晨光机械有限公司', '天津晨光机械有限责任公司', 'same strong same-key'],
    ['泰安市晨光机械厂', '泰安晨光机械厂', 'same strong same-key'],
    ['山东省泰安市晨光机械厂', '泰安晨光机械厂', 'same strong same-key'],
    ['晨光（集团）有限公司', '晨光集团有限公司', 'same strong same-key'],
    ['Chenguang Machinery Co., Ltd.', 'CHENGUANG MACHINERY COMPANY LIMITED', 'same strong same-key'],
    ['天津晨光机械有限公司', '天津晨光机械股份有限公司', 'same possible other-form'],
    ['晨光机械有限公司', '天津晨光机械有限公司', 'same possible no-place'],
    ['北京晨光机械有限公司', '天津晨光机械有限公司', 'nothing'],
    ['天津晨光机械有限公司滨海分公司', '天津市晨光机械有限公司', 'branch strong branch-of'],
    ['天津晨光机械有限公司第一分公司', '天津晨光机械有限公司第二分公司', 'nothing'],
    ['天津市第一中心医院', '天津市第二中心医院', 'nothing'],
    ['天津晨光机械有限公司', '天津晨曦机械有限公司', 'nothing'],
    [{ name: '天津启明机械有限公司', formerNames: ['天津晨光机械厂'] }, '天津市晨光机械厂', 'same strong former-name'],
    [{ name: '天津启明机械有限公司', mergedNames: ['天津晨光机械厂'] }, '天津晨光机械厂', 'same strong merged-name'],
    [{ name: '甲有限公司', code: ONE }, { name: '乙有限公司', code: ONE }, 'same certain same-code'],
    [{ name: '甲乙有限公司', code: ONE }, { name: '甲乙有限公司', code: TWO }, 'nothing'],
    [{ name: '晨光机械有限公司', code: ONE }, { name: '晨光机械有限公司滨海分公司', code: TWO }, 'branch strong branch-of'],
    [{ name: '天津晨光机械有限公司', address: '天津市滨海新区创新路8号' }, { name: '天津启明电器有限公司', address: '300450 天津市滨海新区创新路8号301室' }, 'nothing'],
    [{ name: '天津晨光精密机械制造有限公司', address: '天津市滨海新区创新路8号' }, { name: '天津晨光精蜜机械制造有限公司', address: '300450 天津市滨海新区创新路8号301室' }, 'same possible similar-name'],
    [{ name: '天津晨光精密机械制造有限公司', address: '天津市滨海新区创新路8号' }, { name: '天津晨光精蜜机械制造有限公司', address: '山东省泰安市泰山区创新路8号' }, 'nothing'],
    [{ name: '天津晨光精密一厂', address: '天津市滨海新区创新路8号' }, { name: '天津晨光精密二厂', address: '天津市滨海新区创新路8号' }, 'nothing'],
    [{ name: '天津晨光机械有限公司', address: '天津市滨海新区创新路8号' }, { name: '天津晨光机械股份有限公司', address: '天津市滨海新区创新路8号' }, 'same strong other-form'],
  ])('%j and %j: %s', (a, b, said) => {
    expect(alike(a, b)).toBe(said);
    expect(alike(b, a)).toBe(said);
  });
});

test.each([
  ['300450 天津市滨海新区创新路8号301室', '创新路8号'],
  ['澜川市望澜区创新路17号', '创新路17号'],
  ['100095北京市海淀区', undefined],
  ['广东省深圳市南山区科技园', undefined],
])('the house of %s', (address, house) => expect(houseOf(address)).toBe(house));

const part = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const names = fc.tuple(part('', '天津', '天津市', '北京市', '山东省泰安市', '泰安'), part('晨光', '启明', '晨 光'), part('机械', '機械', '精密机械', ''), part('（集团）', '集团', ''), part('有限公司', '有限责任公司', '股份有限公司', '厂'), part('', '', '滨海分公司')).map((parts) => parts.join(''));
const bearers = fc.record({
  name: names,
  formerNames: fc.array(names, { maxLength: 1 }),
  code: fc.option(part(ONE, TWO), { nil: undefined }),
  address: fc.option(part('天津市滨海新区创新路8号', '天津市滨海新区创新路9号'), { nil: undefined }),
}).map(({ code, address, ...rest }): BearerText => ({ ...rest, ...(code && { code }), ...(address && { address }) }));

test('looking up by blocks finds just what comparing all with all finds', () => {
  fc.assert(fc.property(fc.array(bearers, { minLength: 1, maxLength: 25 }), bearers, (all, wanted) => {
    const parsed = all.map((each, index) => [index, bearer(each)] as const);
    const brute = parsed.filter(([, each]) => compare(bearer(wanted), each)).map(([index]) => index);
    expect(new BearerIndex(parsed).alike(bearer(wanted)).map(([index]) => index).sort((a, b) => a - b)).toEqual(brute);
  }), { numRuns: 300 });
});

test('comparing does not mind the order, and different codes never make two the same', () => {
  fc.assert(fc.property(bearers, bearers, (a, b) => {
    const [one, other] = [compare(bearer(a), bearer(b)), compare(bearer(b), bearer(a))];
    expect(one?.strength).toBe(other?.strength);
    expect(one?.relation).toBe(other?.relation);
    if (a.code && b.code && a.code !== b.code) expect(one?.relation ?? 'branch').toBe('branch');
    const kinds = new Set<EvidenceKind>(one?.evidence.map(({ kind }) => kind));
    if (kinds.has('branch-of') && !kinds.has('same-code')) expect(one?.relation).toBe('branch');
  }), { numRuns: 500 });
});
