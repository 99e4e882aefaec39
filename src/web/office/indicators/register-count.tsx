import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { RegisterCount as RegisterCountSchema } from '#contract/schemas.ts';
import { useNames } from '../../api/names.ts';
import { groupedText } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';

type Count = Static<typeof RegisterCountSchema>;

interface RegisterCountProps {
  readonly count: Count;
  /** What the source in force is called. */
  readonly official: string;
}

/** What the register of patents counts itself, by district beside the source in force, with its coverage (登记簿自有计数). */
export function RegisterCount({ count, official }: RegisterCountProps): ReactElement {
  const t = useText();
  const names = useNames();
  const { day, inForce, undecided, noDistrict, averageAge, upToDate, districts } = count;
  const number = (value: number | null): string => (value === null ? '—' : groupedText(String(value)));
  return (
    <section className="indicator-section register-count">
      <h2>{t('ind.register')}</h2>
      <p>{t('ind.registerCoverage', { day, n: number(inForce), undecided: number(undecided), loose: number(noDistrict), age: averageAge === null ? '—' : averageAge.toFixed(1) })}</p>
      {!upToDate && <p className="muted">{t('ind.registerBehind')}</p>}
      <ScrollBox name={t('ind.register')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('ind.district')}</th><th scope="col" className="num">{official}</th><th scope="col" className="num">{t('ind.registerOwn')}</th><th scope="col" className="num">{t('ind.registerUndecided')}</th><th scope="col" className="num">{t('ind.difference')}</th><th scope="col">{t('ind.registerCause')}</th></tr></thead>
          <tbody>
            {districts.map((each) => (
              <tr key={each.district}>
                <th scope="row">{names.name('district', each.district) ?? each.name}</th>
                <td className="num">{number(each.official)}</td>
                <td className="num">{number(each.register)}</td>
                <td className="num">{number(each.undecided)}</td>
                <td className="num">{each.difference !== null && each.difference > 0 ? '+' : ''}{number(each.difference)}</td>
                <td className="nowrap">{each.cause && t(each.cause)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
