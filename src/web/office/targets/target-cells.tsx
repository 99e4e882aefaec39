import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { useText } from '../../ui/language.tsx';
import { isLight, LIGHTS } from '../../ui/light.tsx';
import { CoverageMark } from '../indicators/coverage-line.tsx';
import { FactButton } from '../indicators/indicators-page.tsx';
import { figureName, periodOfFact, type ShownFact } from '../indicators/subject.ts';

export type Targets = Reply<typeof ROUTES.targets>;
export type TargetRow = Targets['rows'][number];
export type Progress = Pick<TargetRow, 'goal' | 'now' | 'completion' | 'light'>;

const WORDS = ['done', 'green', 'yellow', 'red', 'none'] as const;

/** How a target stands, by shape, colour and word; one behind that is due is missed. */
export function TargetLight({ light, isDue }: { readonly light: string; readonly isDue: boolean }): ReactElement {
  const t = useText();
  const known = WORDS.find((each) => each === light) ?? 'none';
  const words = t(known === 'red' && isDue ? 'targets.light.missed' : `targets.light.${known}`);
  if (!isLight(known)) return <span className="muted nowrap">— {words}</span>;
  return <span className={`light light-${known}`}><span aria-hidden="true" className="light-shape">{LIGHTS[known].shape}</span> <span className="light-word">{words}</span></span>;
}

interface CellsProps {
  readonly row: Pick<TargetRow, 'indicator' | 'target' | 'name' | 'measure' | 'atMost'>;
  readonly progress: Progress;
  readonly district?: string;
  /** The last day counted. */
  readonly asOf: CivilDate;
  onOpen(figure: string): void;
}

/** Goal, present value and completion, each figure opening to its rows; money stays on one line. */
export function ProgressCells({ row, progress: { goal, now, completion }, district, asOf, onOpen }: CellsProps): ReactElement {
  const t = useText();
  const { indicator, target, atMost } = row;
  const [name, measure] = [t(row.name), t(row.measure)];
  const open = (id: string, fact: ShownFact): void => {
    const period = periodOfFact(fact);
    onOpen(figureName({ indicator: id, ...(period !== undefined && { period }), ...(district !== undefined && { district }) }));
  };
  return (
    <>
      <td className="num" data-label={t('targets.goal')}>{atMost && goal.value !== null && <span className="muted">{t('targets.atMost')} </span>}<FactButton fact={goal} name={`${name} ${t('targets.goal')}`} measure={measure} onOpen={() => open(target, goal)} /></td>
      <td className="num" data-label={t('targets.now')}><FactButton fact={now} name={`${name} ${t('targets.now')}`} measure={measure} onOpen={() => open(indicator, now)} strong /> <CoverageMark coverage={now.coverage} /><UpTo fact={now} asOf={asOf} /></td>
      <td className="num" data-label={t('targets.completion')}>{completion.value === null ? <span className="muted">—</span> : `${completion.text}%`}</td>
    </>
  );
}

/** A figure that is told up to an earlier day than the page says so. */
function UpTo({ fact, asOf }: { readonly fact: ShownFact; readonly asOf: CivilDate }): ReactElement | null {
  const t = useText();
  const day = fact.instant ?? fact.period?.split('/').at(1);
  if (fact.value === null || day === undefined || day.length < 10 || day >= asOf) return null;
  return <span className="muted target-day">{t('ind.asOf')} {day.slice(5)}</span>;
}
