import type { ReactElement } from 'react';
import { useText } from '../language.tsx';
import { Light } from '../light.tsx';
import { ClockRuler, type ClockShown, isRunning, remainingText } from './clock-ruler.tsx';
import { dayOfMoment } from './geometry.ts';

/** The clock that matters now: the main one while it runs, else the running one that ends first, else the main one. */
export function leadingOf(clocks: readonly ClockShown[]): ClockShown | undefined {
  const running = clocks.filter(isRunning).toSorted((a, b) => Number(b.main) - Number(a.main) || (a.due < b.due ? -1 : 1));
  return running[0] ?? clocks.find((clock) => clock.main) ?? clocks[0];
}

/** All clocks of a case: the leading one drawn large, the other running ones in a line each, those that have stopped folded. */
export function Clocks({ clocks }: { readonly clocks: readonly ClockShown[] }): ReactElement | null {
  const t = useText();
  const leading = leadingOf(clocks);
  if (!leading) return null;
  const others = clocks.filter((clock) => clock !== leading);
  const running = others.filter(isRunning);
  const stopped = others.filter((clock) => !isRunning(clock));
  return (
    <div className="clocks">
      <ClockRuler clock={leading} />
      {running.length > 0 && <ul className="clock-lines">{running.map((clock) => <ClockLine key={clock.id} clock={clock} />)}</ul>}
      {stopped.length > 0 && (
        <details className="clock-stopped">
          <summary>{t('clock.stoppedOnes', { n: stopped.length })}</summary>
          <ul className="clock-lines">{stopped.map((clock) => <ClockLine key={clock.id} clock={clock} />)}</ul>
        </details>
      )}
    </div>
  );
}

/** A clock in one line. */
function ClockLine({ clock }: { readonly clock: ClockShown }): ReactElement {
  const t = useText();
  return (
    <li className={`clock-line-small clock-${clock.light}`} title={t(clock.basis)}>
      <Light name={clock.light} />
      <span>{t(clock.name)}</span>
      <span className="muted">{t('clock.due', { day: dayOfMoment(clock.due) })}</span>
      <span className="clock-left">{remainingText(clock, t)}</span>
    </li>
  );
}
