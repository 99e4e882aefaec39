import { type ReactElement, useId } from 'react';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { useOrganisation } from '../../api/names.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { searchWithout } from '../searches.ts';
import '../parts.css';
import { yearChoices } from './default-year.ts';
import type { ScopeSearch } from './searches.ts';

interface Choice {
  readonly value: string;
  readonly name: string;
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  onChange(value: string): void;
}

/** A native list to choose one of: best on a phone, and read aloud everywhere. */
export function Pick({ label, value, choices, onChange }: PickProps): ReactElement {
  return (
    <label className="pick">
      <span>{label}</span>
      <select className="text-input" value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.name}</option>)}
      </select>
    </label>
  );
}

export function YearPick({ year, onChange }: { readonly year: number; onChange(year: number): void }): ReactElement {
  const t = useText();
  const { today } = useMe();
  const choices = yearChoices(today, year).map((each) => ({ value: String(each), name: t('ind.yearName', { year: each }) }));
  return <Pick label={t('ind.year')} value={String(year)} choices={choices} onChange={(value) => onChange(Number(value))} />;
}

interface DayPickProps {
  readonly year: number;
  readonly asOf: CivilDate | undefined;
  onChange(asOf: CivilDate | undefined): void;
}

/** The last day counted; empty for the end of the year, or today. */
export function DayPick({ year, asOf, onChange }: DayPickProps): ReactElement {
  const t = useText();
  const { today } = useMe();
  const id = useId();
  const last = today.startsWith(`${year}-`) ? today : `${year}-12-31`;
  return (
    <span className="pick">
      <label htmlFor={id}>{t('ind.asOf')}</label>
      <input
        id={id}
        type="date"
        className="text-input"
        min={`${year}-01-01`}
        max={last}
        value={asOf ?? last}
        onChange={(event) => onChange(event.target.value === '' || event.target.value === last ? undefined : event.target.value)}
      />
    </span>
  );
}

interface ScopeBarProps {
  readonly scope: ScopeSearch;
  readonly year: number;
  onChange(scope: ScopeSearch): void;
}

/** Which year, up to which day, of which unit and district: read as one line. */
export function ScopeBar({ scope, year, onChange }: ScopeBarProps): ReactElement {
  const t = useText();
  const organisation = useOrganisation();
  const units = organisation?.units.filter((unit) => unit.kind !== 'bureau').map((unit) => ({ value: unit.code, name: t(unit.name) })) ?? [];
  const districts = organisation?.districts.map((district) => ({ value: district.code, name: t(district.name) })) ?? [];
  return (
    <>
      <YearPick year={year} onChange={(next) => onChange({ ...searchWithout(scope, 'asOf'), year: next })} />
      <DayPick year={year} asOf={scope.asOf} onChange={(asOf) => onChange({ ...searchWithout(scope, 'asOf'), year, ...(asOf !== undefined && { asOf }) })} />
      <Pick label={t('ind.unit')} value={scope.unit ?? ''} choices={[{ value: '', name: t('ind.wholeBureau') }, ...units]} onChange={(unit) => onChange({ ...searchWithout(scope, 'unit'), ...(unit !== '' && { unit }) })} />
      <Pick label={t('ind.district')} value={scope.district ?? ''} choices={[{ value: '', name: t('ind.wholeCity') }, ...districts]} onChange={(district) => onChange({ ...searchWithout(scope, 'district'), ...(district !== '' && { district }) })} />
    </>
  );
}
