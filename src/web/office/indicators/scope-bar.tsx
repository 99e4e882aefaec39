import { type ReactElement, useId } from 'react';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { BOUNDARIES } from '#domain/indicator/fact.ts';
import type { Label } from '#domain/text.ts';
import { type Organisation, useOrganisation } from '../../api/names.ts';
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

/** Units and districts to choose from: those of today, and as then also those that were there in the year. */
function choicesOf(organisation: Organisation | undefined, kind: 'unit' | 'district', { boundaries }: ScopeSearch, year: number): readonly { code: string; name: Label }[] {
  const now = (kind === 'unit' ? organisation?.units.filter((unit) => unit.kind !== 'bureau') : organisation?.districts) ?? [];
  const lived = organisation?.former.filter(({ node, from, to }) => node === kind && from <= `${year}-12-31` && (to === undefined || to >= `${year}-01-01`)) ?? [];
  return boundaries === 'today' ? now : [...now, ...lived];
}

/** In which boundaries of units and districts the past is told (以当时区划、以现行区划). */
export function BoundariesPick({ boundaries, onChange }: { readonly boundaries: 'today' | undefined; onChange(boundaries: 'today' | undefined): void }): ReactElement {
  const t = useText();
  const choices = BOUNDARIES.map((each) => ({ value: each, name: t(`ind.boundaries.${each}`) }));
  return <Pick label={t('ind.boundaries')} value={boundaries ?? 'then'} choices={choices} onChange={(chosen) => onChange(chosen === 'today' ? chosen : undefined)} />;
}

/** Which year, up to which day, of which unit and district, in which boundaries: read as one line. */
export function ScopeBar({ scope, year, onChange }: ScopeBarProps): ReactElement {
  const t = useText();
  const organisation = useOrganisation();
  const choices = (kind: 'unit' | 'district'): readonly Choice[] => choicesOf(organisation, kind, scope, year).map(({ code, name }) => ({ value: code, name: t(name) }));
  return (
    <>
      <YearPick year={year} onChange={(next) => onChange({ ...searchWithout(scope, 'asOf'), year: next })} />
      <DayPick year={year} asOf={scope.asOf} onChange={(asOf) => onChange({ ...searchWithout(scope, 'asOf'), year, ...(asOf !== undefined && { asOf }) })} />
      <Pick label={t('ind.unit')} value={scope.unit ?? ''} choices={[{ value: '', name: t('ind.wholeBureau') }, ...choices('unit')]} onChange={(unit) => onChange({ ...searchWithout(scope, 'unit'), ...(unit !== '' && { unit }) })} />
      <Pick label={t('ind.district')} value={scope.district ?? ''} choices={[{ value: '', name: t('ind.wholeCity') }, ...choices('district')]} onChange={(district) => onChange({ ...searchWithout(scope, 'district'), ...(district !== '' && { district }) })} />
      <BoundariesPick boundaries={scope.boundaries} onChange={(boundaries) => onChange({ ...searchWithout(scope, 'boundaries'), ...(boundaries && { boundaries }) })} />
    </>
  );
}
