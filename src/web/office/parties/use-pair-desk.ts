import { useReducer, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { ROUTES } from '#contract/routes.ts';
import { useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { type Desk, type DeskStep, type Done, EMPTY_DESK, stepped } from './desk.ts';
import { keyOf, type Pair } from './pair-card.tsx';

/** What a key or a button of the desk does. */
export type DeskAct = Done['decision'] | 'later' | 'undo' | 'down' | 'up';

/** The desk with what it writes. */
interface PairDesk {
  readonly desk: Desk;
  /** What was done last, in words. */
  readonly said: string;
  readonly busy: boolean;
  readonly problem: ApiProblem | Error | null;
  act(what: DeskAct): void;
  go(to: number): void;
}

/** A step with the keys of the pairs in their order as it is taken: more pairs are fetched meanwhile. */
interface OrderedStep {
  readonly step: DeskStep;
  readonly keys: readonly string[];
}

/** Decides pairs one after another, and takes decisions back, the latest first (逐对认定). `may`: the person decides on parties. */
export function usePairDesk(rows: readonly Pair[], may: boolean): PairDesk {
  const [desk, step] = useReducer((before: Desk, { step: next, keys }: OrderedStep) => stepped(before, next, keys), EMPTY_DESK);
  const [said, say] = useState('');
  const take = (next: DeskStep): void => step({ step: next, keys: rows.map(keyOf) });
  const decide = useDeciding(take, say);
  const undo = useUndoing(rows, take, say);
  const busy = decide.isPending || undo.isPending;
  const pair = rows[desk.at];
  const go = (to: number): void => take({ kind: 'go', to });
  const takeBack = (): void => {
    const key = desk.past.at(-1);
    const done = key === undefined ? undefined : desk.done.get(key);
    if (key !== undefined && done && !busy) undo.run(key, done);
  };
  const act = (what: DeskAct): void => {
    if (what === 'down' || what === 'up') go(desk.at + (what === 'down' ? 1 : -1));
    else if (what === 'undo') takeBack();
    else if (!pair) return;
    else if (what === 'later') take({ kind: 'later', key: keyOf(pair) });
    else if (may && !busy && !desk.done.has(keyOf(pair))) decide.run(pair, what);
  };
  return { desk, said, busy, problem: decide.error ?? undo.error, act, go };
}

interface Writing<Given extends readonly unknown[]> {
  readonly isPending: boolean;
  readonly error: ApiProblem | Error | null;
  run(...given: Given): void;
}

type Take = (step: DeskStep) => void;
type Say = (words: string) => void;

function useDeciding(take: Take, say: Say): Writing<[Pair, Done['decision']]> {
  const t = useText();
  const { mutate, isPending, error } = useWrite(ROUTES.decideParty);
  const run = (pair: Pair, decision: Done['decision']): void => mutate({ body: { of: pair.of, subject: pair.subject, party: pair.party, decision } }, {
    onSuccess: ({ id, relinked }) => {
      say(`${t(`match.decided.${decision}`, { name: pair.left.name })}${relinked > 0 ? ` ${t('match.relinked', { n: relinked })}` : ''}`);
      take({ kind: 'decided', key: keyOf(pair), done: { decision, id } });
    },
  });
  return { isPending, error, run };
}

function useUndoing(rows: readonly Pair[], take: Take, say: Say): Writing<[string, Done]> {
  const t = useText();
  const { mutate, isPending, error } = useWrite(ROUTES.undoPartyDecision);
  const run = (key: string, { id }: Done): void => mutate({ params: { id }, body: { reason: '办理时撤销' } }, {
    onSuccess: ({ restored, left }) => {
      const name = rows.find((row) => keyOf(row) === key)?.left.name ?? '';
      say([t('match.undone', { name }), ...(restored > 0 ? [t('match.restored', { n: restored })] : []), ...(left > 0 ? [t('match.left', { n: left })] : [])].join(' '));
      take({ kind: 'undone', key });
    },
  });
  return { isPending, error, run };
}
