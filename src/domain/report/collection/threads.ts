import type { Values } from '../../form/field.ts';
import type { Passage } from './passage.ts';
import type { SectionStep } from './section-step.ts';

/** What is said in a thread: begun, answered, settled, taken up again. The ids are those of a section's actions. */
const THREAD_ACTIONS = ['comment', 'reply', 'settle', 'take-up'] as const;
export type ThreadAction = (typeof THREAD_ACTIONS)[number];

/** One thing said (一条意见). `words` are absent where somebody settled or took up without any. */
export interface Said<S extends SectionStep = SectionStep> {
  readonly action: ThreadAction;
  readonly words?: string;
  readonly step: S;
}

/** A thread of comments on a section (批注): where it stands, what was said, and whether it is settled. */
export interface Thread<S extends SectionStep = SectionStep> {
  /** The number of the event that began it. */
  readonly id: number;
  /** What it is about; absent: the whole section. */
  readonly passage?: Passage;
  /** While it is open, the section is not confirmed (须落实). */
  readonly mustSettle: boolean;
  readonly open: boolean;
  readonly said: readonly Said<S>[];
}

const isThreadAction = (action: string): action is ThreadAction => THREAD_ACTIONS.some((each) => each === action);

const textIn = (input: Values, name: string): string | undefined => (typeof input[name] === 'string' && input[name] !== '' ? input[name] : undefined);

function passageIn(input: Values): Passage | undefined {
  const [quote, before, after] = [textIn(input, 'quote'), textIn(input, 'before'), textIn(input, 'after')];
  return quote === undefined ? undefined : { quote, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function begun<S extends SectionStep>(step: S): Thread<S> {
  const passage = passageIn(step.input);
  return { id: step.seq, ...(passage && { passage }), mustSettle: step.input['mustSettle'] === true, open: true, said: [saidIn('comment', step)] };
}

function saidIn<S extends SectionStep>(action: ThreadAction, step: S): Said<S> {
  const words = textIn(step.input, 'words');
  return { action, ...(words !== undefined && { words }), step };
}

/** The threads of a section in the order in which they were begun, folded from its steps. */
export function threadsOf<S extends SectionStep>(steps: readonly S[]): readonly Thread<S>[] {
  const threads = new Map<number, Thread<S>>();
  for (const step of steps) {
    if (!isThreadAction(step.action)) continue;
    const thread = threads.get(Number(step.input['thread']));
    if (step.action === 'comment') threads.set(step.seq, begun(step));
    else if (thread) threads.set(thread.id, { ...thread, open: isOpenAfter(step.action, thread), said: [...thread.said, saidIn(step.action, step)] });
  }
  return [...threads.values()];
}

function isOpenAfter(action: Exclude<ThreadAction, 'comment'>, { open }: Thread): boolean {
  switch (action) {
    case 'settle':
      return false;
    case 'take-up':
      return true;
    case 'reply':
      return open;
  }
}

/** The threads that keep a section from being confirmed. */
export function blockingThreads(steps: readonly SectionStep[]): readonly Thread[] {
  return threadsOf(steps).filter(({ open, mustSettle }) => open && mustSettle);
}
