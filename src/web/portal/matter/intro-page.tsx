import type { ReactElement } from 'react';
import { byteSize } from '#domain/form/number-text.ts';
import { useText } from '../../ui/language.tsx';
import { PublicPage } from '../frame.tsx';
import { go, PlaceLink } from '../place.tsx';
import { useMatterDraft } from './matter-draft.tsx';
import { fileLimits, STEPS } from './steps.ts';
import { responseTerm } from './terms.ts';

const FIRST = `/matter/${STEPS[0].id}`;

/** What is needed, how long it takes, who sees it and what happens then, said before starting. */
export function IntroPage(): ReactElement {
  const t = useText();
  const draft = useMatterDraft();
  const { count, file } = fileLimits();
  const hasBegun = Object.keys(draft.values).length > 0;
  const anew = (): void => {
    draft.discard();
    go(FIRST);
  };
  return (
    <PublicPage title={t('matter.title')} below={t('matter.law')}>
      <section>
        <h2>{t('matter.before')}</h2>
        <ul className="public-list">
          <li>{t('matter.need1')}</li>
          <li>{t('matter.need2', { n: count, max: byteSize(file.maxBytes) })}</li>
          <li>{t('matter.need3')}</li>
        </ul>
      </section>
      <section>
        <h2>{t('matter.next')}</h2>
        <ul className="public-list">
          <li>{t('matter.nextReceipt')}</li>
          <li>{t('matter.nextTerms', { inquiry: responseTerm('inquiry', t), complaint: responseTerm('complaint', t), report: responseTerm('report', t) })}</li>
        </ul>
      </section>
      <p className="public-note">{t('matter.kept')}</p>
      <p className="public-actions">
        <PlaceLink to={FIRST} className="button button-primary">{t(hasBegun ? 'matter.goOn' : 'matter.start')}</PlaceLink>
        {hasBegun && <button type="button" className="button" onClick={anew}>{t('matter.anew')}</button>}
      </p>
    </PublicPage>
  );
}
