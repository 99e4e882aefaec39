import { type ChangeEvent, type ReactElement, useState } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import { ROUTES } from '#contract/routes.ts';
import { useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { sendFiles } from '../import/send-files.ts';
import '../parts.css';
import '../../fields/fields.css';
import './reading.css';
import { ReviewDesk } from './review-desk.tsx';
import type { Reading } from './review.ts';

/** An old report becomes history: choose its file, go through what was read, take over what is right. */
export function ReadingPage(): ReactElement {
  const t = useText();
  const [reading, setReading] = useState<Reading>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    const failed = (error: unknown): void => setProblem(error instanceof ApiProblem ? error : undefined);
    void sendFiles<Reading>(ROUTES.readPastReport, [file], () => undefined).run.then(setReading, failed).finally(() => setBusy(false));
  };
  return (
    <Page title={t('reading.title')} aside={reading && <span className="muted">{reading.file.name} · {t('reading.found', { n: reading.figures.length })}</span>} actions={reading && <button type="button" className="button" onClick={() => setReading(undefined)}>{t('reading.another')}</button>}>
      <ProblemPanel problem={problem} focus />
      {reading ? <ReviewDesk key={reading.file.hash} reading={reading} /> : (
        <section className="reading-start">
          <p className="muted">{t('reading.hint')}</p>
          <label className="button button-primary">{busy ? t('reading.busy') : t('reading.choose')}<input type="file" className="file-hidden" accept=".docx,.doc,.pdf,.html,.htm,.txt,.md" onChange={choose} disabled={busy} /></label>
          <p className="muted">{t('reading.formats')}</p>
        </section>
      )}
    </Page>
  );
}
