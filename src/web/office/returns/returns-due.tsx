import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { monthlyReturn } from '#catalog/governance/monthly-return.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { mayOpen } from '../posts.ts';
import { monthWords } from './words.ts';

/** Reminds whoever collects the returns that last month's are not opened yet, or which districts are late (月报提醒); nothing else. */
export function ReturnsDue(): ReactElement | null {
  const t = useText();
  const enabled = mayOpen(monthlyReturn, useActor());
  const { data } = useRead(ROUTES.monthlyReturns, { query: {} }, { enabled });
  if (!enabled || !data) return null;
  const late = data.rows.filter(({ state, late: isLate }) => state === 'filling' && isLate);
  const isUnopened = data.rows.length > 0 && data.rows.every(({ state }) => state === 'none');
  if (!isUnopened && late.length === 0) return null;
  const month = monthWords(data.month, t);
  const words = isUnopened ? t('returns.reminder', { month }) : t('returns.reminderLate', { month, names: late.map(({ name }) => t(name)).join(t('common.comma')) });
  return <p className="notice no-print">{words} <Link to="/monthly-returns" search={{ month: data.month }}>{t('returns.goThere')}</Link></p>;
}
