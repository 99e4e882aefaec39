import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import type { ImportRun } from './run.ts';

/** What of a statement was checked: its totals, its growth against ours, and what it will report. */
export function StatementChecks({ run: { statement } }: { readonly run: ImportRun }): ReactElement | null {
  const t = useText();
  if (!statement) return null;
  const { checks, indicators, source, month } = statement;
  const ordered = [...checks].sort((a, b) => Number(a.passed) - Number(b.passed));
  return (
    <section className="import-note">
      <h2>{t('import.checks')} <span className="muted">{[source, month].filter(Boolean).join(' ')}</span></h2>
      {checks.length === 0 && <p className="muted">{t('import.noChecks')}</p>}
      <ul className="check-list">
        {ordered.map((check) => <li key={check.text.zh}><span className={check.passed ? 'muted' : 'light-red'}>{t(check.passed ? 'import.passed' : 'import.differs')}</span> {t(check.text)}</li>)}
      </ul>
      {indicators.length > 0 && <p><span className="muted">{t('import.reported')}{t('common.separator')}</span>{indicators.map(({ name }) => t(name)).join(t({ zh: '、', en: ', ' }))}</p>}
    </section>
  );
}
