import { availableParallelism } from 'node:os';
import type { TechnologyFieldOf } from '../reference/evaluate.ts';

export interface EmbeddedOptions {
  /** The WIPO technology field of an IPC symbol; asked when a document is put. Without it nothing is counted by field. */
  readonly technologyFieldOf?: TechnologyFieldOf;
  /**
   * Threads that search an index of more than 100,000 documents, and that build while rebuilding: as many as there are
   * processors, two at most.
   */
  readonly threads?: number;
  /** Documents put one by one become a segment when there are so many: 4,096. */
  readonly flushAt?: number;
  /** Documents of a segment in a rebuild, before segments are merged: 32,768. Memory while building grows with it. */
  readonly buildAt?: number;
  /**
   * Bytes of postings and texts that are kept in memory, 1.5 GB; what goes beyond is read from the files when it is
   * needed. A million patents with abstracts take about as much.
   */
  readonly memory?: number;
  /** How long nobody must have asked a small index until its thread is let go: 30 s. The next who asks waits for it to begin. */
  readonly restAfterMillis?: number;
  /** How long a query may take: 3,000 ms. */
  readonly mostMillis?: number;
}

export function withDefaults(options: EmbeddedOptions): Required<EmbeddedOptions> {
  return {
    technologyFieldOf: () => undefined,
    threads: Math.min(2, availableParallelism()),
    flushAt: 4096,
    buildAt: 32_768,
    memory: 1.5 * 2 ** 30,
    restAfterMillis: 30_000,
    mostMillis: 3000,
    ...options,
  };
}
