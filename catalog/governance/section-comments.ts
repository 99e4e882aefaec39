import type { Action } from '#domain/case/case-type.ts';
import { action } from '#domain/case/define.ts';
import { type Fields, longText, number, optional, text, type Values, type ValuesOf, yesNo } from '#domain/form/index.ts';
import type { SectionStep } from '#domain/report/collection/section-step.ts';
import { blockingThreads, type Thread, threadsOf } from '#domain/report/collection/threads.ts';
import type { Label } from '#domain/text.ts';

/** Anything with steps in which threads were begun. */
interface Commented {
  readonly steps: readonly SectionStep[];
}

const words = longText({ name: { zh: '意见', en: 'Comment' } });
const thread = number({ name: { zh: '批注号', en: 'Thread' }, help: { zh: '提出意见那一环节的序号', en: 'The number of the step that began it' }, min: 1, decimals: 0 });

const commentFields = {
  words,
  quote: optional(text({ name: { zh: '所指文字', en: 'Passage' }, help: { zh: '不填即针对全章', en: 'Empty: the whole section' }, maxLength: 2000 })),
  before: optional(text({ name: { zh: '前文', en: 'Words before it' }, maxLength: 60 })),
  after: optional(text({ name: { zh: '后文', en: 'Words after it' }, maxLength: 60 })),
  mustSettle: optional(yesNo({ name: { zh: '须落实', en: 'Must be settled' }, help: { zh: '未解决前，本章不能确认', en: 'Until it is, the section cannot be confirmed' } })),
} satisfies Fields;
const replyFields = { thread, words } satisfies Fields;
const settleFields = { thread, words: optional(words) } satisfies Fields;

const NO_THREAD: Label = { zh: '没有这条批注，请刷新后再试。', en: 'There is no such thread; please reload and try again.' };
const SETTLED: Label = { zh: '这条批注已经解决。', en: 'This thread is settled already.' };
const OPEN: Label = { zh: '这条批注还没有解决。', en: 'This thread is not settled yet.' };
const NONE_OPEN: Label = { zh: '没有未解决的批注。', en: 'No thread is open.' };
const NONE_SETTLED: Label = { zh: '没有已解决的批注。', en: 'No thread was settled.' };
const NONE: Label = { zh: '还没有批注。', en: 'There is no thread yet.' };

function guardThread({ steps }: Commented, id: number, refuse: (thread: Thread) => Label | undefined): Label | undefined {
  const found = threadsOf(steps).find((each) => each.id === id);
  return found ? refuse(found) : NO_THREAD;
}

/** Comments that must be settled before a section is confirmed (须落实的意见). */
export function unsettled({ steps }: Commented): Label | undefined {
  const { length: n } = blockingThreads(steps);
  return n === 0 ? undefined : { zh: `有 ${n} 条须落实的意见还没有解决。`, en: `${n} comments must be settled first.` };
}

/** What may be said of a section and by whom: begin a thread at a passage, answer it, settle it, take it up again. None of it changes the section. */
export function commentActions<V = Values>(from: readonly string[], by: readonly string[]): Readonly<Record<'comment' | 'reply' | 'settle' | 'take-up', Action<V>>> {
  const aside = { from, by, aside: true } as const;
  return {
    comment: action<V, typeof commentFields>({ ...aside, name: { zh: '提意见', en: 'Comment' }, help: { zh: '在章节页选中文字提出，可答复、可解决', en: 'At a passage on the section’s page; it can be answered and settled' }, fields: commentFields }),
    reply: action<V, typeof replyFields>({ ...aside, name: { zh: '答复意见', en: 'Answer a comment' }, fields: replyFields, unless: ({ steps }) => (threadsOf(steps).length === 0 ? NONE : undefined), guard: (view, { thread: id }: ValuesOf<typeof replyFields>) => guardThread(view, id, () => undefined) }),
    settle: action<V, typeof settleFields>({ ...aside, name: { zh: '解决意见', en: 'Settle a comment' }, fields: settleFields, unless: ({ steps }) => (threadsOf(steps).some(({ open }) => open) ? undefined : NONE_OPEN), guard: (view, { thread: id }: ValuesOf<typeof settleFields>) => guardThread(view, id, ({ open }) => (open ? undefined : SETTLED)) }),
    'take-up': action<V, typeof settleFields>({ ...aside, name: { zh: '重提意见', en: 'Take a comment up again' }, fields: settleFields, unless: ({ steps }) => (threadsOf(steps).some(({ open }) => !open) ? undefined : NONE_SETTLED), guard: (view, { thread: id }: ValuesOf<typeof settleFields>) => guardThread(view, id, ({ open }) => (open ? OPEN : undefined)) }),
  };
}
