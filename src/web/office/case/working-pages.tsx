import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { monthlyReturn } from '#catalog/governance/monthly-return.ts';
import { reportRound } from '#catalog/governance/report-round.ts';
import { reportSection } from '#catalog/governance/report-section.ts';
import { scoringScheme } from '#catalog/governance/scoring-scheme.ts';
import type { CaseReference } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { CaseDetail } from './detail.ts';

const LOOK = 'button button-primary';

/** The way to the page of its own that a kind of work has, by case type (办理页): the one place where such pages are named. */
const WORKING_PAGES: Readonly<Record<string, (props: { readonly detail: CaseDetail }) => ReactElement>> = {
  [reportRound.id]: function ToRound({ detail: { row } }) {
    return <Link className={LOOK} to="/report-rounds/$id" params={{ id: row.id }}>{useText()('round.sectionsAndReport')}</Link>;
  },
  [reportSection.id]: function ToSection({ detail: { row, values } }) {
    const { id } = values['round'] as CaseReference;
    return <Link className={LOOK} to="/report-rounds/$id" params={{ id }} search={{ section: row.id }}>{useText()('round.writeHere')}</Link>;
  },
  [monthlyReturn.id]: function ToReturn({ detail: { row } }) {
    return <Link className={LOOK} to="/monthly-returns/$id" params={{ id: row.id }}>{useText()('return.values')}</Link>;
  },
  [scoringScheme.id]: function ToScores({ detail: { row } }) {
    return <Link className={LOOK} to="/scoring-schemes/$id" params={{ id: row.id }}>{useText()('score.open')}</Link>;
  },
};

/** The way to a case's working page, where its kind of work has one: where a report is written, where districts are scored. */
export function WorkingPage({ detail }: { readonly detail: CaseDetail }): ReactElement | null {
  const ToPage = WORKING_PAGES[detail.row.type];
  return ToPage ? <ToPage detail={detail} /> : null;
}
