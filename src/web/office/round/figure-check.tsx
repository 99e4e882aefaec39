import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import type { Section } from './lacks.ts';

/** The figures of a section as they read now, beside what was confirmed. */
export function FigureCheck({ figures }: { readonly figures: Section['figures'] }): ReactElement | null {
  const t = useText();
  if (figures.length === 0) return null;
  return (
    <ScrollBox name={t('round.figures')}>
      <table className="flat-table">
        <caption>{t('round.figures')}</caption>
        <thead><tr><th scope="col">{t('round.figure')}</th><th scope="col" className="num">{t('round.now')}</th><th scope="col" className="num">{t('round.confirmed')}</th></tr></thead>
        <tbody>
          {figures.map(({ id, name, text, measure, confirmed }) => (
            <tr key={id} className={confirmed !== undefined && confirmed !== text ? 'round-moved' : undefined}>
              <th scope="row">{name}</th>
              <td className="num">{text} {measure}</td>
              <td className="num">{confirmed ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
