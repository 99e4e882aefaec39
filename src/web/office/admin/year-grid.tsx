import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts';
import { dayText } from '#domain/form/date-text.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { type DayKind, kindOf, weeksOf } from './year.ts';

interface Props {
  readonly year: number;
  readonly lists: { readonly holidays: readonly CivilDate[]; readonly workdays: readonly CivilDate[] };
  readonly today: CivilDate;
  /** Turns a day; without it the year is only read. */
  readonly onTurn?: (day: CivilDate) => void;
}

const WEEKDAYS = [{ zh: '一', en: 'Mo' }, { zh: '二', en: 'Tu' }, { zh: '三', en: 'We' }, { zh: '四', en: 'Th' }, { zh: '五', en: 'Fr' }, { zh: '六', en: 'Sa' }, { zh: '日', en: 'Su' }] as const;
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A year as twelve small tables; in editing every day is a button that the arrow keys walk over. */
export function YearGrid({ year, lists, today, onTurn }: Props): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<CivilDate>(today.startsWith(`${year}-`) ? today : `${year}-01-01`);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    const from = (event.target as HTMLElement).dataset['day'];
    if (step === undefined || from === undefined) return;
    const next = addDays(from, step);
    if (!next.startsWith(`${year}-`)) return;
    event.preventDefault();
    setAt(next);
    box.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    // The arrow keys are handled for all days in one place; the days themselves are the controls.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="year-grid" ref={box} onKeyDown={onTurn ? onKeyDown : undefined}>
      {MONTHS.map((month) => <Month key={month} month={`${year}-${month}`} lists={lists} today={today} at={at} onTurn={onTurn} />)}
    </div>
  );
}

interface MonthProps extends Pick<Props, 'lists' | 'today'> {
  readonly month: string;
  readonly at: CivilDate;
  readonly onTurn: Props['onTurn'] | undefined;
}

function Month({ month, lists, today, at, onTurn }: MonthProps): ReactElement {
  const t = useText();
  const number = Number(month.slice(5));
  return (
    <table className="year-month">
      <caption>{t({ zh: `${number}月`, en: dayText(`${month}-01`, 'en').split(' ')[1] ?? month })}</caption>
      <thead><tr>{WEEKDAYS.map((name) => <th key={name.en} scope="col">{t(name)}</th>)}</tr></thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== undefined)}>
            {week.map((day, index) => <DayCell key={day ?? `-${index}`} day={day} kind={day === undefined ? undefined : kindOf(day, lists)} isToday={day === today} isAt={day === at} onTurn={onTurn} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly day: CivilDate | undefined;
  readonly kind: DayKind | undefined;
  readonly isToday: boolean;
  readonly isAt: boolean;
  readonly onTurn: Props['onTurn'] | undefined;
}

function DayCell({ day, kind, isToday, isAt, onTurn }: DayProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  if (day === undefined || kind === undefined) return <td aria-hidden="true" />;
  const number = Number(day.slice(8));
  const said = `${dayText(day, language)} ${t(`calendar.${kind}`)}`;
  return (
    <td className={`day day-${kind}${isToday ? ' day-today' : ''}`}>
      {onTurn ? <button type="button" data-day={day} tabIndex={isAt ? 0 : -1} aria-label={said} title={said} onClick={() => onTurn(day)}>{number}</button> : <span title={said}>{number}<span className="sr-only">{kind === 'workday' ? '' : t(`calendar.${kind}`)}</span></span>}
    </td>
  );
}
