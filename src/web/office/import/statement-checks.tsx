import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import type { ImportRun } from './run.ts';

/** What of a statement was checked: its totals and its growth against ours. */
export function StatementChecks({ run: { statement } }: { readonly run: ImportRun }): ReactElement | null {
  const t = useText();
  if (!statement) return null;
  const { checks, source, month } = statement;
  const ordered = [...checks].sort((a, b) => Number(a.passed) - Number(b.passed));
  return (
    <section className="import-note">
      <h2>{t('import.checks')} <span className="muted">{[source, month].filter(Boolean).join(' ')}</span></h2>
      {checks.length === 0 && <p className="muted">{t('import.noChecks')}</p>}
      <ul className="check-list">
        {ordered.map((check) => <li key={check.text.zh}><span className={check.passed ? 'muted' : 'light-red'}>{t(check.passed ? 'import.passed' : 'import.differs')}</span> {t(check.text)}</li>)}
      </ul>
    </section>
  );
}
