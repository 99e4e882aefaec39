import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import type { MonthRow } from './words.ts';

/** Reminds every district that has not sent its return (催报): recorded in each return, and shown there. */
export function RemindAll({ rows, onReminded }: { readonly rows: readonly MonthRow[]; onReminded(words: string): void }): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.act);
  const [words, setWords] = useState('');
  const cases = rows.flatMap(({ state, case: file }) => (state === 'filling' && file ? [file] : []));
  const remind = async (): Promise<void> => {
    for (const { id, version } of cases) await write.mutateAsync({ params: { id }, body: { action: 'remind', input: { words: words.trim() }, basedOn: version } });
    onReminded(t('returns.reminded', { n: cases.length }));
    setWords('');
    await refresh(ROUTES.monthlyReturns);
  };
  return (
    <details className="returns-remind no-print">
      <summary>{t('returns.remind', { n: cases.length })}</summary>
      <ProblemPanel problem={write.error} focus />
      <label><span className="field-name">{t('returns.remindWords')}</span><textarea className="text-input text-area" value={words} onChange={(event) => setWords(event.target.value)} /></label>
      <p className="form-end"><Button type="primary" loading={write.isPending} disabled={words.trim() === ''} onClick={() => void remind().catch(() => undefined)}>{t('returns.remindNow')}</Button></p>
    </details>
  );
}
