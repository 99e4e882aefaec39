import { ProblemError, problem } from '#domain/errors.ts';
import { BOUNDARIES, type Boundaries } from '#domain/indicator/fact.ts';
import type { CommandCall, CommandOption } from './command.ts';

/** In which boundaries of units and districts the past is told. */
export const BOUNDARIES_OPTION: CommandOption = {
  type: 'string', value: 'then|today', help: { zh: '以当时区划（then，默认）或以现行区划（today）', en: 'boundaries as then (unless told) or those of today' },
};

/** What `--boundaries` says. @throws ProblemError for anything but `then` and `today` */
export function boundariesOf({ boundaries: given }: CommandCall['values']): { readonly boundaries?: Boundaries } {
  if (given === undefined) return {};
  const boundaries = BOUNDARIES.find((each) => each === given);
  if (!boundaries) throw new ProblemError(problem('not-allowed-value', { field: { zh: '区划口径 --boundaries', en: '--boundaries' }, value: String(given) }, 'boundaries'));
  return { boundaries };
}
