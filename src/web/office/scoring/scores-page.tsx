import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import '../parts.css';

const route = getRouteApi('/scoring-schemes/$id');

type Scores = Reply<typeof ROUTES.scores>;
type District = Scores['districts'][number];

/** The districts by their scores, each item with its points and the value they were given for. */
export function ScoresPage(): ReactElement {
  const t = useText();
  const { id } = route.useParams();
  const { data, error, refetch } = useRead(ROUTES.scores, { params: { id } });
  return (
    <Page title={data?.scheme.title ?? t('score.title')} aside={data && <span className="muted">{t('score.asOf', { day: data.asOf })}</span>} actions={data && <Link className="button" to="/case/$id" params={{ id }}>{t('score.scheme')}</Link>}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.districts.length === 0 && <Empty title={t('score.none')} hint={t('score.noneHint')} />}
      {data && data.districts.length > 0 && <ScoreTable scores={data} />}
      <p className="muted">{t('score.note')}</p>
    </Page>
  );
}

function ScoreTable({ scores }: { readonly scores: Scores }): ReactElement {
  const t = useText();
  const year = Number(scores.asOf.slice(0, 4));
  return (
    <ScrollBox name={t('score.title')}>
      <table className="flat-table">
        <thead>
          <tr>
            <th scope="col" className="num">{t('score.place')}</th>
            <th scope="col">{t('score.district')}</th>
            <th scope="col" className="num">{t('score.total')}</th>
            {scores.items.map((item) => (
              <th key={item.indicator} scope="col" className="num"><Link to="/indicators/$id" params={{ id: item.indicator }} search={{ year }}>{t(item.name)}</Link><br /><span className="muted">{item.method === 'veto' ? t('score.veto') : t('score.points', { n: item.points })}</span></th>
            ))}
          </tr>
        </thead>
        <tbody>{scores.districts.map((district) => <DistrictRow key={district.district} district={district} />)}</tbody>
      </table>
    </ScrollBox>
  );
}

function DistrictRow({ district: { place, name, total, vetoed, items } }: { readonly district: District }): ReactElement {
  const t = useText();
  return (
    <tr>
      <td className="num">{place ?? '—'}</td>
      <th scope="row">{name}{vetoed && <> <span className="restated-mark">{t('score.vetoed')}</span></>}</th>
      <td className="num"><strong>{total ?? t('score.incomplete')}</strong></td>
      {items.map((item) => <td key={item.indicator} className="num">{item.points ?? '—'}<br /><span className="muted">{item.text}</span></td>)}
    </tr>
  );
}
