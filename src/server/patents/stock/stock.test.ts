import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../../tests/support/bureau.ts';
import { eachEngine } from '../../../../tests/support/database.ts';
import { NOW } from '../../../../tests/support/import.ts';
import { applicationCheckDigit, type PatentKind } from '#domain/patent/number.ts';
import { followStock, isFollowed } from './follow-stock.ts';
import { registerStock, type RegisterStock } from './read-stock.ts';

/** A utility model's number: `201520000002.X`. */
function numberOf(serial: number): string {
  const body = `20152${String(serial).padStart(7, '0')}`;
  return `${body}.${applicationCheckDigit(body)}`;
}

const SINCE = '2000-01-01';
const DISTRICTS = [
  { code: '9901', name: { zh: '武汉市', en: 'City' }, from: SINCE },
  { code: '990101', name: { zh: '洪山区', en: 'East' }, parent: '9901', from: SINCE },
  { code: '990102', name: { zh: '汉阳区', en: 'West' }, parent: '9901', from: SINCE },
];

eachEngine('the register’s own count of patents in force', ({ database }) => {
  let opened: Promise<TestBureau> | undefined;
  const bureau = (): Promise<TestBureau> => (opened ??= openBureau(database(), { now: () => new Date(NOW) }));
  const act = async (route: 'registerPatent' | 'correctPatent', entry: object, more: object = {}): Promise<string> => {
    const reply = await (await bureau()).call(route, 'officer', { ...more, body: { entry, reason: '核对公报' } });
    expect(reply.statusCode).toBe(200);
    return (reply.json() as { id: string }).id;
  };
  const utility = (serial: number, filingDate: string, granted: string | undefined, address: string): object => ({
    title: `一种装置${serial}`, applicationNumber: numberOf(serial), kind: 'utility', applicants: ['晨光机械有限公司'], filingDate, address,
    publications: granted ? [{ number: `CN20${String(serial).padStart(7, '0')}U`, date: granted }] : [],
  });
  const stock = async (day: string, kind: PatentKind = 'utility'): Promise<RegisterStock> => {
    await followStock(database());
    return registerStock(database().kysely, DISTRICTS, kind, day);
  };
  const shown = async (day: string): Promise<unknown> => {
    const { districts, all, noDistrict } = await stock(day);
    return { east: districts.get('990101')?.inForce ?? 0, west: districts.get('990102')?.inForce ?? 0, all: all.inForce, none: noDistrict.inForce, undecided: all.undecided };
  };
  let first = '';

  test('counts by district on any day, from the grant until the day before the term is over', async () => {
    first = await act('registerPatent', utility(17, '2012-03-05', '2012-10-10', '湖北省武汉市洪山区一号'));
    await act('registerPatent', utility(2, '2014-03-05', '2014-10-10', '湖北省武汉市汉阳区二号'));
    await act('registerPatent', utility(3, '2015-03-05', '2015-10-10', '湖北省武汉市'));
    await act('registerPatent', utility(4, '2015-03-05', '2015-10-10', '广东省深圳市南山区三号'));
    expect(await shown('2012-10-09')).toEqual({ east: 0, west: 0, all: 0, none: 0, undecided: 0 });
    expect(await shown('2012-10-10')).toEqual({ east: 1, west: 0, all: 1, none: 0, undecided: 0 });
    expect(await shown('2022-03-04')).toEqual({ east: 1, west: 1, all: 2, none: 1, undecided: 0 });
    expect(await shown('2022-03-05')).toEqual({ east: 0, west: 1, all: 1, none: 1, undecided: 0 });
    expect((await stock('2016-03-05')).districts.get('990102')?.averageAge).toBeCloseTo(2, 2);
  });

  test('follows a correction: the old count goes, the new one comes', async () => {
    await act('correctPatent', utility(17, '2012-03-05', '2013-10-10', '湖北省武汉市汉阳区一号'), { params: { id: first } });
    expect(await isFollowed(database().kysely)).toBe(false);
    expect(await shown('2012-10-10')).toEqual({ east: 0, west: 0, all: 0, none: 0, undecided: 0 });
    expect(await shown('2015-01-01')).toEqual({ east: 0, west: 2, all: 2, none: 0, undecided: 0 });
  });

  test('what was counted by other rules is counted anew, to the same sums', async () => {
    const before = await sql`select * from patent_stock where amount <> 0 or dated <> 0 or filed <> 0 order by 1, 2, 3, 4, 5, 6, 7`.execute(database().kysely);
    await sql`update patent_stock_mark set version = 0`.execute(database().kysely);
    await followStock(database());
    const after = await sql`select * from patent_stock where amount <> 0 or dated <> 0 or filed <> 0 order by 1, 2, 3, 4, 5, 6, 7`.execute(database().kysely);
    expect(after.rows).toEqual(before.rows);
  });
});
