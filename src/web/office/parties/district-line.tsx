import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { mayDecide } from './view-props.ts';

interface DistrictLineProps {
  readonly id: string;
  /** By which the list of places finds it. */
  readonly title: string;
}

/** A line of a definition list: in which district a patent counts, and why (区划及理由). */
export function DistrictLine({ id, title }: DistrictLineProps): ReactElement | null {
  const t = useText();
  const may = mayDecide(useActor());
  const { data } = useRead(ROUTES.districtOfPatent, { params: { id } });
  if (!data) return null;
  const question = questionOf(data);
  return (
    <>
      <dt>{t('place.district')}</dt>
      <dd>{t(data.text)}{may && question && <> <Link to="/parties/matching" search={{ view: 'places', q: title, ...(question !== 'none' && { question }) }}>{t('place.change')}</Link></>}</dd>
    </>
  );
}

/** The list in which a person finds it to decide. */
function questionOf({ by, conflict }: { readonly by: string; readonly conflict?: string }): 'none' | 'conflict' | 'hand' | 'seat' | undefined {
  if (by === 'none') return 'none';
  if (by === 'hand' || by === 'seat') return by;
  return conflict === undefined ? undefined : 'conflict';
}
