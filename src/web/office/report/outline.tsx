import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { headingNumbers } from './heading-numbers.ts';
import { chapterAnchor, type Report } from './sheet-of-paper.tsx';

/** The chapters at the left; each brings its beginning into view. */
export function Outline({ report }: { readonly report: Report }): ReactElement {
  const t = useText();
  const numbers = headingNumbers(report.chapters);
  const go = (id: string): void => {
    const chapter = document.getElementById(chapterAnchor(id));
    chapter?.scrollIntoView({ block: 'start' });
    chapter?.focus({ preventScroll: true });
  };
  return (
    <nav className="report-outline no-print" aria-label={t('report.outline')}>
      <ol>
        {report.chapters.map((chapter, index) => (
          <li key={chapter.id} className={`outline-${chapter.level}`}>
            <button type="button" className="link-button" onClick={() => go(chapter.id)}>{chapter.title === '' ? t('report.opening') : <span lang="zh-CN">{chapter.number ?? numbers[index]}{chapter.title}</span>}</button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
