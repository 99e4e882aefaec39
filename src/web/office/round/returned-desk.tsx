import { type ReactElement, useEffect, useRef } from 'react';
import { useText } from '../../ui/language.tsx';
import { FileAsides } from './file-asides.tsx';
import type { Round } from './lacks.ts';
import type { Returned } from './returned.ts';
import { AlteredFigures, ChangedParagraph, ReturnedSectionPart } from './returned-section.tsx';

interface ReturnedDeskProps {
  readonly returned: Returned;
  readonly report: Round['report'];
  onTaken(): void;
  onBack(): void;
}

/** An edited file of the merged report, section by section (回稿); each is taken over or left on its own. */
export function ReturnedDesk({ returned: { file, sections, untouched, refound, elsewhere, asides }, report, onTaken, onBack }: ReturnedDeskProps): ReactElement {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const edits = elsewhere.paragraphs.length + elsewhere.figures.length;
  const names = new Map(report.figures.map(({ id, name }) => [id, name]));
  return (
    <section className="round-section-desk" aria-label={t('returned.title')}>
      <p className="no-print"><button type="button" className="link-button" onClick={onBack}>← {t('round.back')}</button></p>
      <h2 ref={heading} tabIndex={-1}>{t('returned.title')} <span className="muted">{file}</span></h2>
      <p className="muted">{t('returned.summary', { n: sections.length, untouched })} {t('returned.rule')} {refound > 0 && t('returned.refound', { n: refound })}</p>
      {sections.map((section) => <ReturnedSectionPart key={`${section.case.id} ${section.case.version}`} section={section} names={names} onTaken={onTaken} />)}
      {edits > 0 && (
        <details className="returned-section">
          <summary>{t('returned.elsewhere', { n: edits })}</summary>
          {elsewhere.paragraphs.map((paragraph, index) => <ChangedParagraph key={`${index} ${paragraph.after ?? paragraph.before}`} paragraph={paragraph} />)}
          <AlteredFigures figures={elsewhere.figures} names={names} />
        </details>
      )}
      <FileAsides asides={asides} />
    </section>
  );
}
