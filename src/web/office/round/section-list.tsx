import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { stateName } from '../case-cells.tsx';
import { lacksOf, type Section } from './lacks.ts';

interface SectionListProps {
  readonly sections: readonly Section[];
  readonly open: string | undefined;
  onOpen(id: string): void;
}

/** The sections in the order of the report, each with who drafts it, how far it is, and what it lacks. */
export function SectionList({ sections, open, onOpen }: SectionListProps): ReactElement {
  const t = useText();
  return (
    <nav aria-label={t('round.sections')}>
      <ol className="round-sections">
        {sections.map((section) => (
          <li key={section.case.id} className={`round-level-${section.level}`}>
            <button type="button" className="round-section" aria-current={section.case.id === open || undefined} onClick={() => onOpen(section.case.id)}>
              <span className="round-heading">{String(section.case.values['heading'] ?? section.chapter)}</span>
              <span className="muted">{t(section.case.unitName)} · {stateName(section.case, t)}</span>
              <Lacks section={section} />
              {section.comments.open > 0 && <span className="muted">{t('comment.open', { n: section.comments.open })}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What a section still lacks, or that it lacks nothing. */
export function Lacks({ section }: { readonly section: Section }): ReactElement {
  const t = useText();
  const lacks = lacksOf(section);
  if (lacks.length === 0) return <span className="round-complete">{t('round.complete')}</span>;
  return <>{lacks.map(({ text, params }) => <span key={text} className="round-lack">{t(text, params)}</span>)}</>;
}
