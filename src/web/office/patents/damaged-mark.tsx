import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';

/** That a spreadsheet damaged the application number (号码受损). */
export function DamagedMark(): ReactElement {
  const t = useText();
  return <span className="mark" title={t('patent.damagedHint')}>▲ {t('patent.damaged')}</span>;
}
