import { expect, test } from 'vitest';
import type { SectionStep } from './section-step.ts';
import { blockingThreads, threadsOf } from './threads.ts';

const steps = (...said: readonly (readonly [string, SectionStep['input']])[]): readonly SectionStep[] =>
  said.map(([action, input], index) => ({ seq: index + 2, action, actor: `p${index}`, at: '2026-12-20T02:00:00.000Z', on: '2026-12-20', input }));

test('a thread is begun at a passage, answered, settled and taken up again', () => {
  const all = steps(
    ['comment', { words: '请核实', quote: '走访{{visits}}户次', before: '全年', mustSettle: true }], ['write', { prose: '改过。' }],
    ['comment', { words: '全章偏长' }], ['reply', { thread: 2, words: '已核实' }], ['settle', { thread: 2 }],
  );
  const [first, second] = threadsOf(all);
  expect(first).toMatchObject({ id: 2, passage: { quote: '走访{{visits}}户次', before: '全年' }, mustSettle: true, open: false });
  expect(first?.said.map(({ action, words, step }) => [action, words, step.actor])).toEqual([['comment', '请核实', 'p0'], ['reply', '已核实', 'p3'], ['settle', undefined, 'p4']]);
  expect([second?.id, second?.passage, second?.mustSettle, second?.open]).toEqual([4, undefined, false, true]);
  expect(blockingThreads(all)).toEqual([]);
  expect(blockingThreads([...all, ...steps(['take-up', { thread: 2, words: '还没有改' }])]).map(({ id }) => id)).toEqual([2]);
});

test('what answers no thread, and what is no comment, says nothing', () => {
  expect(threadsOf(steps(['reply', { thread: 9, words: '?' }], ['submit', { comment: '报送' }]))).toEqual([]);
});
