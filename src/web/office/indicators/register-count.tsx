import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { RegisterCount as RegisterCountSchema } from '#contract/schemas.ts';
import { useNames } from '../../api/names.ts';
import { groupedText } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { ENTRY_PARTS, type EntryPart } from './register-entries.tsx';

type Count = Static<typeof RegisterCountSchema>;

interface RegisterCountProps {
  readonly count: Count;
  /** What the source in force is called; undefined where the register itself is it. */
  readonly official: string | undefined;
  /** Opens the entries behind a number. */
  onOpen(part: EntryPart, of?: { readonly district?: string; readonly owner?: string }): void;
}

/** What the register of patents counts itself, by district beside the source in force, with its coverage (登记簿自有计数). */
export function RegisterCount({ count, official, onOpen }: RegisterCountProps): ReactElement {
  const t = useText();
  const names = useNames();
  const { day, inForce, undecided, noDistrict, averageAge, upToDate, districts, owners, isHighValue } = count;
  const number = (value: number | null): string => (value === null ? '—' : groupedText(String(value)));
  return (
    <section className="indicator-section register-count">
      <h2>{t('ind.register')}</h2>
      <p>{t(isHighValue ? 'ind.registerHigh' : 'ind.registerCoverage', { day, n: number(inForce), undecided: number(undecided), loose: number(noDistrict), age: averageAge === null ? '—' : averageAge.toFixed(1) })}{noDistrict > 0 && <> <Link to="/parties/matching" search={{ view: 'places' }}>{t('place.link')}</Link></>}</p>
      <p className="entry-parts">{ENTRY_PARTS.map((part) => <button key={part} type="button" className="link-button" onClick={() => onOpen(part)}>{t(`ind.entries.${part}`)}</button>)}</p>
      {inForce > 0 && owners.length > 0 && (
        <p className="entry-parts muted">{t('ind.registerOwners')} {owners.filter(({ value }) => value > 0).map(({ owner, name, value }) => <span key={owner}>{t(name)} <Opens value={value} label={t(name)} onOpen={() => onOpen('counted', { owner })} /></span>)}</p>
      )}
      {!upToDate && <p className="muted">{t('ind.registerBehind')}</p>}
      <ScrollBox name={t('ind.register')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('ind.district')}</th>{official !== undefined && <th scope="col" className="num">{official}</th>}<th scope="col" className="num">{t('ind.registerOwn')}</th><th scope="col" className="num">{t('ind.registerUndecided')}</th>{official !== undefined && <><th scope="col" className="num">{t('ind.difference')}</th><th scope="col">{t('ind.registerCause')}</th></>}</tr></thead>
          <tbody>
            {districts.map((each) => (
              <tr key={each.district}>
                <th scope="row">{names.name('district', each.district) ?? each.name}</th>
                {official !== undefined && <td className="num">{number(each.official)}</td>}
                <td className="num"><Opens value={each.register} label={`${each.name} ${t('ind.registerOwn')}`} onOpen={() => onOpen('counted', { district: each.district })} /></td>
                <td className="num"><Opens value={each.undecided} label={`${each.name} ${t('ind.registerUndecided')}`} onOpen={() => onOpen('undecided', { district: each.district })} /></td>
                {official !== undefined && <td className="num">{each.difference !== null && each.difference > 0 ? '+' : ''}{number(each.difference)}</td>}
                {official !== undefined && <td className="nowrap">{each.cause && t(each.cause)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

/** A number that opens to its entries; nothing lies behind zero. */
function Opens({ value, label, onOpen }: { readonly value: number; readonly label: string; onOpen(): void }): ReactElement {
  const text = groupedText(String(value));
  return value === 0 ? <>{text}</> : <button type="button" className="figure-link" aria-label={`${label} ${text}`} onClick={onOpen}>{text}</button>;
}
