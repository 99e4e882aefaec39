import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import '../parts.css';
import { DecisionList } from './decision-list.tsx';
import './parties.css';
import { PlaceList } from './place-list.tsx';
import { type MatchingSearch, VIEWS } from './searches.ts';
import { SuggestionDesk } from './suggestion-desk.tsx';

const route = getRouteApi('/parties/matching');

/** What may be one party, to be decided by a person (主体匹配); what was decided, to be undone; and patents without a district. */
export function MatchingPage(): ReactElement {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { view = 'suggestions' } = search;
  const change = (next: MatchingSearch): void => void navigate({ to: '/parties/matching', search: next, replace: true });
  return (
    <Page title={t('match.title')} actions={<Link to="/cases/$type" params={{ type: 'party' }} className="button">{t('match.entry')}</Link>}>
      <nav className="match-views no-print" aria-label={t('match.views')}>
        {VIEWS.map((each) => <Link key={each} to="/parties/matching" search={each === 'suggestions' ? {} : { view: each }} className="match-view" activeOptions={{ exact: each === 'suggestions' }} aria-current={each === view ? 'page' : undefined}>{t(`match.${each}`)}</Link>)}
      </nav>
      {view === 'suggestions' && <SuggestionDesk search={search} onSearch={change} />}
      {view === 'decisions' && <DecisionList search={search} onSearch={change} />}
      {view === 'places' && <PlaceList search={search} onSearch={change} />}
    </Page>
  );
}
