import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { dayText } from '#domain/form/date-text.ts';
import { type Text, useLanguage, useText } from '../language.tsx';
import { isLight, Light } from '../light.tsx';
import './clock-ruler.css';
import { dayOfMoment, type Piece, rulerOf } from './geometry.ts';

export type ClockShown = Reply<typeof ROUTES.getCase>['clocks'][number];

type Segment = ClockShown['segments'][number];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const RUNNING: readonly string[] = ['running', 'suspended', 'overdue'];

type UnitKey = 'unit.hour' | 'unit.workday' | 'unit.day' | 'unit.month' | 'unit.year';

const UNITS: Readonly<Record<string, UnitKey>> = { hour: 'unit.hour', workday: 'unit.workday', day: 'unit.day', month: 'unit.month', year: 'unit.year' };

/** The unit that goes with a number: one day, two days. */
function unitText(t: Text, amount: number, key: UnitKey): string {
  return t(Math.abs(amount) === 1 ? `${key}.one` : key);
}

/** A number with its unit of time: `12 个工作日`. */
export function termText(t: Text, amount: number, unit: string): string {
  const key = UNITS[unit];
  return key === undefined ? String(amount) : `${amount} ${unitText(t, amount, key)}`;
}

export function isRunning(clock: Pick<ClockShown, 'status'>): boolean {
  return RUNNING.includes(clock.status);
}

/** How much is left or over, or how it ended, in a few words. */
export function remainingText(clock: ClockShown, t: Text): string {
  if (!isRunning(clock)) return t(clock.status === 'missed' ? 'clock.missed' : 'clock.met');
  return `${t(clock.remaining < 0 ? 'clock.over' : 'clock.remaining')} ${termText(t, Math.abs(clock.remaining), clock.remainingUnit)}`;
}

/** A deadline drawn as a ruler: what is used, where it stood still and why, what is left, and the last day. */
export function ClockRuler({ clock }: { readonly clock: ClockShown }): ReactElement {
  const t = useText();
  const ruler = rulerOf(clock.segments, isRunning(clock));
  return (
    <section className={`clock clock-${clock.light}`} aria-label={t(clock.name)}>
      <div className="clock-head">
        <h2>{t(clock.name)}</h2>
        <span className="muted">{t('clock.term', { term: termText(t, clock.amount, clock.unit) })}</span>
        <Marks clock={clock} />
        <span className="muted clock-basis" title={t(clock.basis)}>{t('clock.basis')}{t('common.separator')}{t(clock.basis)}</span>
      </div>
      <div className="clock-body">
        <div className="clock-line">
          <div className="ruler" aria-hidden="true">
            {ruler.pieces.map((piece) => <PieceBar key={piece.segment.from + piece.kind} piece={piece} />)}
            {ruler.ticks.map((tick) => (
              <span key={tick.at} className={tick.month === undefined ? 'tick' : 'tick tick-month'} style={{ left: `${tick.at}%` }}>
                {tick.month !== undefined && <i>{t({ zh: `${tick.month}月`, en: MONTHS[tick.month - 1] ?? '' })}</i>}
              </span>
            ))}
            <span className="ruler-due" style={{ left: `${ruler.due}%` }} />
            {ruler.today !== undefined && <span className="ruler-today" style={{ left: `${ruler.today}%` }} />}
          </div>
          <RulerWords clock={clock} />
        </div>
        <Remaining clock={clock} />
      </div>
    </section>
  );
}

function PieceBar({ piece }: { readonly piece: Piece<Segment> }): ReactElement {
  const t = useText();
  const { reason, from, to } = piece.segment;
  const title = `${t(`clock.segment.${piece.kind}`)} ${dayOfMoment(from)} – ${dayOfMoment(to)}${reason ? ` ${t(reason)}` : ''}`;
  return (
    <span className={`piece piece-${piece.kind}`} style={{ left: `${piece.left}%`, width: `${piece.width}%` }} title={title}>
      {reason && piece.width > 12 && <span className="piece-reason">{t(reason)}</span>}
    </span>
  );
}

function Marks({ clock }: { readonly clock: ClockShown }): ReactElement {
  const t = useText();
  return (
    <>
      {clock.toBeConfirmed && <span className="mark" title={t('clock.toBeConfirmedHint')}>{t('clock.toBeConfirmed')}</span>}
      {clock.provisional && <span className="mark" title={t('clock.provisionalHint')}>{t('clock.provisional')}</span>}
    </>
  );
}

/** Under the ruler: the first day, what is used, every suspension with its reason, the last day. */
function RulerWords({ clock }: { readonly clock: ClockShown }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const still = clock.segments.filter((segment) => segment.kind === 'suspended');
  const reasons = [...new Set(still.flatMap((segment) => (segment.reason ? [t(segment.reason)] : [])))];
  return (
    <p className="ruler-words">
      <span>{t('clock.start', { day: dayText(dayOfMoment(clock.start), language) })}</span>
      <span>{t('clock.elapsed', { n: termText(t, clock.elapsed, clock.remainingUnit) })}</span>
      {clock.suspendedDays > 0 && (
        <span>
          {t('clock.suspendedFor', { n: clock.suspendedDays })}
          {reasons.length > 0 && t('common.inBrackets', { text: reasons.join(t('common.semicolon')) })}
        </span>
      )}
      <span className="ruler-end">
        {clock.stoppedOn !== undefined && <>{t('clock.stopped', { day: dayText(clock.stoppedOn, language) })} · </>}
        {t('clock.due', { day: dayText(dayOfMoment(clock.due), language) })}
      </span>
    </p>
  );
}

function Remaining({ clock }: { readonly clock: ClockShown }): ReactElement {
  const t = useText();
  if (!isRunning(clock)) return <p className="clock-figure clock-word">{remainingText(clock, t)}</p>;
  const light = isLight(clock.light) ? clock.light : undefined;
  const unit = UNITS[clock.remainingUnit];
  return (
    <p className="clock-figure">
      <Light name={light} />
      <span className="clock-label">{t(clock.remaining < 0 ? 'clock.over' : 'clock.remaining')}</span>
      <strong>{Math.abs(clock.remaining)}</strong>
      <span className="clock-unit">{unit && unitText(t, clock.remaining, unit)}</span>
      {clock.status === 'suspended' && <span className="clock-still">{t('clock.suspended')}</span>}
    </p>
  );
}
