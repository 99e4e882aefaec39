import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { HitList } from '../search/hit-list.tsx';
import { Pages } from '../search/pages.tsx';

const PAGE = 20;

/** The patents of the register that cite it (被引证). */
export function Citers({ id }: { readonly id: string }): ReactElement {
  const t = useText();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useRead(ROUTES.patentCiters, { params: { id }, query: { offset: (page - 1) * PAGE, limit: PAGE } }, { keep: true });
  return (
    <section className="patent-part" aria-labelledby="citers">
      <h2 id="citers">{t('document.citers')} <span className="muted">{data && data.total > 0 && grouped(data.total)}</span></h2>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {data?.total === 0 && <p className="muted">{t('document.noCiters')}</p>}
      {data && data.total > 0 && <div className="patent-hits"><HitList hits={data.hits} level="h3" /></div>}
      <Pages page={page} pages={Math.ceil((data?.total ?? 0) / PAGE)} onGo={setPage} />
    </section>
  );
}
