import { expect, test } from 'vitest';
import type { CaseDetail } from '../case/detail.ts';
import { shownVersions } from './version-counts.ts';

test('each draft says how much of the one before it changed; steps that left the text alone are none', () => {
  const inputs = [{ prose: '走访{{visits}}户次。' }, { words: '请核实' }, { prose: '全年走访{{visits}}户次，惠及{{enterprises}}家。' }, { confirmed: [] }, { values: { prose: '全年走访。' } }];
  const timeline = inputs.map((input, index) => ({ seq: index + 1, action: 'write', input })) as unknown as CaseDetail['timeline'];
  expect(shownVersions({ timeline }).map(({ number, version, added, removed, figures }) => [number, version, added, removed, figures])).toEqual([[1, 1, 5, 0, 1], [2, 3, 6, 0, 1], [3, 5, 0, 6, 2]]);
});
