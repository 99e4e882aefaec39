import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { FactButton } from '../indicators/indicators-page.tsx';
import { figureName, periodOfFact, type ShownFact } from '../indicators/subject.ts';
import type { Return } from './amount.ts';

/** What the ledgers know of the district: computed, each figure opening to its rows. */
export function LedgerTable({ data, onOpen }: { readonly data: Return; onOpen(figure: string): void }): ReactElement {
  const t = useText();
  const district = data.row.district;
  const open = (indicator: string, fact: ShownFact): void => {
    const period = periodOfFact(fact) ?? data.month;
    onOpen(figureName({ indicator, period, ...(district !== undefined && { district }) }));
  };
  return (
    <section aria-label={t('return.ledger')}>
      <h2>{t('return.ledger')}</h2>
      <p className="muted">{t('return.ledgerHint')}</p>
      <ScrollBox name={t('return.ledger')}>
        <table className="flat-table return-ledger stacked-table">
          <thead><tr><th scope="col">{t('return.indicator')}</th><th scope="col" className="num">{t('return.ofMonth')}</th><th scope="col" className="num">{t('return.ofYear')}</th><th scope="col">{t('return.measure')}</th></tr></thead>
          <tbody>
            {data.ledger.map(({ indicator, name, measure, month, year }) => (
              <tr key={indicator}>
                <th scope="row">{t(name)}</th>
                <td className="num" data-label={t('return.ofMonth')}><FactButton fact={month} name={`${t(name)} ${t('return.ofMonth')}`} measure={t(measure)} onOpen={() => open(indicator, month)} strong /></td>
                <td className="num" data-label={t('return.ofYear')}><FactButton fact={year} name={`${t(name)} ${t('return.ofYear')}`} measure={t(measure)} onOpen={() => open(indicator, year)} /></td>
                <td className="measure">{t(measure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
