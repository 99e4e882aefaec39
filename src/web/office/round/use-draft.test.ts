import { expect, test } from 'vitest';
import { caughtUp, type Drafting } from './use-draft.ts';

const draft = (prose: string): Drafting => ({ begun: '走访企业。解决问题。', prose, clashes: [] });

test('a draft that nobody else touched stays the same thing', () => {
  const mine = draft('走访企业。解决问题。还有一句。');
  expect(caughtUp(mine, '走访企业。解决问题。')).toBe(mine);
});

test('what the desk itself sent comes back as its own, even when it wrote on meanwhile', () => {
  const wroteOn: Drafting = { ...draft('全年走访企业数百户次。解决问题。'), sent: '全年走访企业。解决问题。' };
  expect(caughtUp(wroteOn, '全年走访企业。解决问题。')).toEqual({ prose: wroteOn.prose, begun: '全年走访企业。解决问题。', clashes: [] });
});

test('what others saved is merged in; where both wrote, the desk’s words stand and theirs are shown', () => {
  expect(caughtUp(draft('全年走访企业。解决问题。'), '走访企业。解决难题。')).toMatchObject({ prose: '全年走访企业。解决难题。', begun: '走访企业。解决难题。', clashes: [] });
  const { prose, clashes } = caughtUp(draft('全年走访企业。解决问题。'), '上门走访企业。解决问题。');
  expect([prose, clashes.map(({ theirs }) => theirs)]).toEqual(['全年走访企业。解决问题。', ['上门走访企业。']]);
});
