import { problem, ProblemError } from '#domain/errors.ts';

/** Where the next page of a list goes on (翻页键): what its last row is ordered by, as one word. */
export function pageKey(ordered: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(ordered)).toString('base64url');
}

/** What a page key was made of. @throws ProblemError `bad-request` for one that is not of this list */
export function readPageKey<T extends readonly (string | number)[]>(key: string, isKey: (ordered: readonly unknown[]) => ordered is T): T {
  const ordered = parsed(key);
  if (Array.isArray(ordered) && isKey(ordered)) return ordered;
  throw refusedPageKey();
}

/** The refusal of a page key that is none. */
export function refusedPageKey(): ProblemError {
  return new ProblemError(problem('bad-request', { detail: { zh: '翻页键无效', en: 'the page key is not valid' } }, 'after'));
}

function parsed(key: string): unknown {
  try {
    return JSON.parse(Buffer.from(key, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
