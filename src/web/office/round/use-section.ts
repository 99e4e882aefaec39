import { useEffect } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import type { CaseDetail } from '../case/detail.ts';
import type { Section } from './lacks.ts';
import type { Say } from './threads.ts';
import type { Draft } from './use-draft.ts';

/** A section's case with what may be done in it. */
interface SectionWork {
  /** Absent until it is read. */
  readonly detail: CaseDetail | undefined;
  /** Whether the case is read as of the section's own version. */
  readonly isCurrent: boolean;
  readonly write: { readonly error: ApiProblem | null; readonly isPending: boolean };
  may(action: string): boolean;
  act(action: string, input: Readonly<Record<string, unknown>>): void;
  readonly say: Say;
}

const mayIn = (detail: CaseDetail | undefined, action: string): boolean => detail?.actions.some((each) => each.id === action && each.kind === 'act' && each.allowed) ?? false;

/** Reads a section's case, does its steps and says comments in it; each is read anew afterwards. `onDone` is called once one is written. */
export function useSection({ case: { id, version } }: Section, draft: Draft, onDone: () => void): SectionWork {
  const { data: detail, refetch } = useRead(ROUTES.getCase, { params: { id } });
  const write = useWrite(ROUTES.act);
  const speak = useWrite(ROUTES.act);
  const renew = (): void => {
    void refetch();
    void refresh(ROUTES.round, ROUTES.worklist);
    onDone();
  };
  const act = (action: string, input: Readonly<Record<string, unknown>>): void => {
    if (input['prose'] === draft.prose) draft.send();
    write.mutate({ params: { id }, body: { action, input, basedOn: version } }, { onSuccess: renew, onError: ({ code }) => { if (code === 'stale-version') void refresh(ROUTES.round, ROUTES.getCase); } });
  };
  const say: Say = async (action, input) => {
    await speak.mutateAsync({ params: { id }, body: { action, input, basedOn: version } });
    renew();
  };
  const isCurrent = detail?.row.version === version;
  useEffect(() => {
    // The section and what may be done in it are read apart; a step waits until both are of one moment.
    if (detail && !isCurrent) void refresh(ROUTES.round, ROUTES.getCase);
  }, [detail, isCurrent]);
  return { detail, isCurrent, write, may: (action) => mayIn(detail, action), act, say };
}
