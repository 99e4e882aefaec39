import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { TextKey } from '../../ui/texts.ts';

export type Round = Reply<typeof ROUTES.round>;
export type Section = Round['sections'][number];

/** One thing that a section lacks, as a text with its numbers. */
export interface Lack {
  readonly text: TextKey;
  readonly params: Readonly<Record<string, string | number>>;
}

const MOST_NAMED = 5;

/** What keeps a section from being signed (还缺): comments to settle, marks that stand for nothing, digits without a source, figures that moved. */
export function lacksOf({ unknown, unsourced, figures, comments }: Section): readonly Lack[] {
  const moved = figures.filter(({ confirmed, text }) => confirmed !== undefined && confirmed !== text).length;
  const unconfirmed = figures.filter(({ confirmed }) => confirmed === undefined).length;
  return [
    ...counted('round.blocking', comments.blocking),
    ...named('round.unknown', unknown),
    ...named('round.unsourced', unsourced),
    ...counted('round.moved', moved),
    ...counted('round.unconfirmed', unconfirmed),
  ];
}

function named(text: TextKey, list: readonly string[]): readonly Lack[] {
  return list.length === 0 ? [] : [{ text, params: { n: list.length, list: list.slice(0, MOST_NAMED).join('、') } }];
}

function counted(text: TextKey, n: number): readonly Lack[] {
  return n === 0 ? [] : [{ text, params: { n } }];
}
