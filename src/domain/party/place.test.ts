import { describe, expect, test } from 'vitest';
import { addressPlaces } from './address-place.ts';
import { findRegion } from '../patent/address.ts';
import { placePatent, seatOn, seatsOf } from './place.ts';

const FROM = '2000-01-01';
const place = (code: string, zh: string, parent?: string) => ({ code, name: { zh, en: code }, from: FROM, ...(parent && { parent }) });
const DISTRICTS = [place('370900', '泰安市'), place('370902', '泰山区', '370900'), place('370911', '岱岳区', '370900'), place('370912', '新城区', '370900'), place('370913', '新城区', '370900')];
const where = addressPlaces(DISTRICTS);
const of = (address: string) => where({ address, ...(findRegion(address) && { region: findRegion(address) ?? {} }) });

describe('an address', () => {
  test.each([
    ['山东省泰安市泰山区创新路8号', { kind: 'district', district: '370902', said: '山东省泰安市泰山区' }],
    ['泰安市岱岳区创新路8号', { kind: 'district', district: '370911', said: '泰安市岱岳区' }],
    ['山东省泰安市', { kind: 'unplaced', why: 'no-district', said: '山东省泰安市' }],
    ['山东省泰安市高新区', { kind: 'unplaced', why: 'unknown-district', said: '山东省泰安市高新区' }],
    ['山东省泰安市新城区', { kind: 'unplaced', why: 'two-districts', said: '山东省泰安市新城区' }],
    ['山东省济南市泰山区', { kind: 'elsewhere', said: '山东省济南市泰山区' }],
    ['泰安市创新路8号', { kind: 'unplaced', why: 'no-district', said: '泰安市' }],
    ['广东省', { kind: 'elsewhere', said: '广东省' }],
    ['山东省', { kind: 'unplaced', why: 'no-place', said: '山东省' }],
    ['德国慕尼黑', { kind: 'elsewhere', said: '德国' }],
    ['创新路8号', { kind: 'unplaced', why: 'no-place', said: '创新路8号' }],
    ['', { kind: 'unplaced', why: 'no-address' }],
  ])('%s', (address, expected) => expect(of(address)).toEqual(expected));
});

describe('a patent is placed', () => {
  const owner = { party: 'p', name: '示例有限公司', seats: seatsOf('370911', [{ district: '370902', until: '2018-06-30' }]) };

  test('by its address before the seat, and the difference is told', () => {
    expect(placePatent(of('泰安市泰山区1号'), owner, undefined)).toMatchObject({ by: 'address', district: '370902', conflict: '370911', seats: [] });
    expect(placePatent(of('广东省深圳市'), owner, undefined)).toMatchObject({ by: 'elsewhere', conflict: '370911' });
    expect(placePatent(of('泰安市岱岳区1号'), owner, undefined)).not.toHaveProperty('conflict');
  });

  test('by the seat of its owner where the address does not tell, on each day by the seat of that day', () => {
    const decision = placePatent(of('山东省泰安市'), owner, undefined);
    expect(decision).toMatchObject({ by: 'seat', district: '370911', why: 'no-district' });
    expect(['2018-06-30', '2018-07-01'].map((day) => seatOn(decision.seats, day))).toEqual(['370902', '370911']);
  });

  test('by hand before all, also to none of the city', () => {
    expect(placePatent(of('泰安市泰山区1号'), owner, { district: '370912' })).toMatchObject({ by: 'hand', district: '370912' });
    expect(placePatent(of('泰安市泰山区1号'), owner, {})).not.toHaveProperty('district');
  });

  test('nowhere, with the reason', () => {
    expect(placePatent(of(''), undefined, undefined)).toEqual({ by: 'none', why: 'no-address', seats: [] });
    expect(placePatent(of(''), { ...owner, seats: [] }, undefined)).toMatchObject({ by: 'none', owner: { party: 'p' } });
  });
});
