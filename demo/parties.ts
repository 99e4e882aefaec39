import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts';
import { PLACES } from './bureau.ts';
import type { Enterprise } from './enterprises.ts';
import type { Random } from './random.ts';
import { type Office, staffWith, Story } from './story.ts';

/** The enterprises as they were entered in the register of parties, in the months before the first year (主体登记簿). */
export function tellParties(office: Office, enterprises: readonly Enterprise[], from: CivilDate, to: CivilDate, random: Random): Story[] {
  const days = office.hours.spread(enterprises.length, from, to, random);
  const clerks = staffWith(office, 'officer', 'public-service');
  return enterprises.map(({ id, name, code, district }, index) => {
    const day = days[index] ?? from;
    const at = office.hours.on(day, random);
    const place = PLACES.find((each) => each.code === district);
    const input = { name, kind: 'enterprise', code, district, registeredOn: day, address: `澜川市${place?.zh ?? ''}创新路${random.whole(1, 999)}号`, note: '虚构企业，仅供示范。' };
    return new Story(office, 'party', random, at, id).open(random.pick(clerks), at, input);
  });
}

/** Days before the first year in which the register was filled. */
export const REGISTER_FILLED: readonly [CivilDate, CivilDate] = [addDays('2020-01-01', -90), '2019-12-27'];
