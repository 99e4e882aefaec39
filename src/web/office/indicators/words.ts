import { CATALOG } from '#catalog/index.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { Text } from '../../ui/language.tsx';
import { TEXTS, type TextKey } from '../../ui/texts.ts';

function isKey(key: string): key is TextKey {
  return Object.hasOwn(TEXTS, key);
}

/** Why a figure has no value (无数原因), in words; an unknown reason is “no data”. */
export function reasonText(t: Text, reason: string | undefined): string {
  const key = `reason.${reason ?? ''}`;
  return t(isKey(key) ? key : 'figure.noBasis');
}

function nameOf(t: Text, id: string): string {
  const found = CATALOG.findIndicator(id);
  return found ? t(found.name) : id;
}

/** How an indicator is computed (算法), naming what it is made of. */
export function computationText(t: Text, { computation }: Pick<Indicator, 'computation'>): string {
  switch (computation.kind) {
    case 'flow':
    case 'cumulative':
    case 'stock':
      return t(`ind.${computation.kind}`);
    case 'distinct':
      return t('ind.distinct', { of: nameOf(t, computation.of) });
    case 'average':
      return t('ind.average', { numerator: nameOf(t, computation.numerator), denominator: nameOf(t, computation.denominator) });
    case 'ratio':
      return t('ind.ratio', { numerator: nameOf(t, computation.numerator), denominator: nameOf(t, computation.denominator) }) + (computation.denominatorAt === 'previous-year-end' ? t('ind.atPreviousYearEnd') : '');
  }
}
