import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import type { Round } from './lacks.ts';
import type { Returned } from './returned.ts';
import { ChangedParagraph, ReturnedSectionPart } from './returned-section.tsx';

interface ReturnedDeskProps {
  readonly returned: Returned;
  readonly report: Round['report'];
  onTaken(): void;
  onBack(): void;
}

/** An edited file of the merged report, section by section (回稿); each is taken over or left on its own. */
export function ReturnedDesk({ returned: { file, sections, untouched, elsewhere }, report, onTaken, onBack }: ReturnedDeskProps): ReactElement {
  const t = useText();
  const names = new Map(report.figures.map(({ id, name }) => [id, name]));
  return (
    <section className="round-section-desk" aria-label={t('returned.title')}>
      <p className="no-print"><button type="button" className="link-button" onClick={onBack}>← {t('round.back')}</button></p>
      <h2>{t('returned.title')} <span className="muted">{file}</span></h2>
      <p className="muted">{t('returned.summary', { n: sections.length, untouched })} {t('returned.rule')}</p>
      {sections.map((section) => <ReturnedSectionPart key={`${section.case.id} ${section.case.version}`} section={section} names={names} onTaken={onTaken} />)}
      {elsewhere.length > 0 && (
        <details className="returned-section">
          <summary>{t('returned.elsewhere', { n: elsewhere.length })}</summary>
          {elsewhere.map((paragraph, index) => <ChangedParagraph key={`${index} ${paragraph.after ?? paragraph.before}`} paragraph={paragraph} />)}
        </details>
      )}
    </section>
  );
}
