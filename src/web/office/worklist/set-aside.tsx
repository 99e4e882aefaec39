import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { holdsPostFor } from '../posts.ts';
import '../parts.css';

type Row = Reply<typeof ROUTES.setAside>['rows'][number];

const EVERY = 60_000;

/** What the public sent and the office could not take in (暂搁来件), shown to the desk; nothing where there is none. */
export function SetAside(): ReactElement | null {
  const t = useText();
  const me = useMe();
  const { data } = useRead(ROUTES.setAside, undefined, { enabled: holdsPostFor(me, ROUTES.setAside.access), every: EVERY });
  if (!data || data.rows.length === 0) return null;
  return (
    <section className="problem-panel" aria-label={t('work.setAside', { n: data.rows.length })}>
      <p><strong>{t('work.setAside', { n: data.rows.length })}</strong> {t('work.setAsideHint')}</p>
      <ScrollBox name={t('work.setAside', { n: data.rows.length })}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('work.receipt')}</th><th scope="col">{t('list.title')}</th><th scope="col">{t('work.sentAt')}</th><th scope="col">{t('work.whyRefused')}</th><th scope="col">{t('work.tryAgain')}</th></tr></thead>
          <tbody>{data.rows.map((row) => <SetAsideRow key={row.receipt} row={row} />)}</tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function SetAsideRow({ row }: { readonly row: Row }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const { mutate, isPending, error } = useWrite(ROUTES.retryIntake);
  const again = (): void => mutate({ params: { receipt: row.receipt } }, { onSettled: () => void refresh(ROUTES.setAside, ROUTES.worklist) });
  return (
    <tr>
      <th scope="row">{row.receipt}</th>
      <td>{row.subject}</td>
      <td>{instantWords(row.submittedAt, language)}</td>
      <td>{row.reasons.map((reason) => t(reason)).join(t('common.separator'))}{row.againAt && <span className="muted row-line">{t('work.againAt', { at: instantWords(row.againAt, language) })}</span>}<ProblemPanel problem={error} /></td>
      <td><button type="button" className="button" disabled={isPending} onClick={again}>{t('work.tryAgain')}</button></td>
    </tr>
  );
}
