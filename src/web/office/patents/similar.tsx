import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { HitList } from '../search/hit-list.tsx';

const FRESH_MILLIS = 60_000;

/** The patents of the register most like it, and by what they were compared (相似专利). */
export function Similar({ id }: { readonly id: string }): ReactElement {
  const t = useText();
  const { data, error, refetch } = useRead(ROUTES.similarPatents, { params: { id } }, { staleTime: FRESH_MILLIS });
  return (
    <section className="patent-part" aria-labelledby="similar">
      <h2 id="similar">{t('document.similar')}</h2>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <p className="muted">{data.by.length === 0 ? t('document.nothingToCompare') : t('document.similarBy', { terms: data.by.join('、'), classes: data.classes.join('、') || t('patent.unknown') })}</p>}
      {data && data.by.length > 0 && data.hits.length === 0 && <p>{t('document.noneSimilar')}</p>}
      {data && data.hits.length > 0 && <div className="patent-hits"><HitList hits={data.hits} level="h3" /></div>}
      <details className="muted"><summary>{t('document.similarHow')}</summary><p>{t('document.similarHowText')}</p></details>
    </section>
  );
}
