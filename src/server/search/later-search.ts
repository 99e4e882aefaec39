import type { PatentSearch, PatentSearchOptions } from './patent-search.ts';

/** The search that is opened when first asked for: most commands need no index. */
export interface LaterSearch {
  search(): Promise<PatentSearch>;
  /** Closes what was opened. */
  close(): Promise<void>;
}

/** One index for all callers; one that cannot be opened is tried again by the next. */
export function laterSearch(options: PatentSearchOptions): LaterSearch {
  let opened: Promise<PatentSearch> | undefined;
  const open = async (): Promise<PatentSearch> => (await import('./patent-search.ts')).openPatentSearch(options);
  return {
    search() {
      opened ??= open().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    async close() {
      const search = await opened?.catch(() => undefined);
      opened = undefined;
      await search?.close();
    },
  };
}
