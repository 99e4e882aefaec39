import { findPassage, type PassagePlace } from '#domain/report/collection/passage.ts';
import { type Thread, type ThreadAction, threadsOf } from '#domain/report/collection/threads.ts';
import type { CaseDetail, ShownEvent } from '../case/detail.ts';

/** A thread as this page shows it, and where its passage stands in a text; `gone`: it had one that is not there any more. */
export interface ShownThread extends Thread<ShownEvent> {
  readonly place?: PassagePlace;
  readonly gone: boolean;
}

/** The threads of a section with their places in a text, in reading order: the whole section, its lines, then what is gone. */
export function shownThreads({ timeline }: Pick<CaseDetail, 'timeline'>, prose: string): readonly ShownThread[] {
  const shown = threadsOf(timeline).map((thread): ShownThread => {
    const place = thread.passage && findPassage(prose, thread.passage);
    return { ...thread, ...(place && { place }), gone: thread.passage !== undefined && !place };
  });
  return shown.toSorted((a, b) => rankOf(a) - rankOf(b) || a.id - b.id);
}

const LINES = 1_000_000;

function rankOf({ place, gone }: ShownThread): number {
  if (gone) return Number.MAX_SAFE_INTEGER;
  return place ? (place.line + 1) * LINES + place.start : 0;
}

/** Says something in a thread, or begins one, as an action of the section; settles once it is recorded. */
export type Say = (action: ThreadAction, input: Readonly<Record<string, unknown>>) => Promise<void>;
