import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { Coverage } from '#contract/schemas.ts';
import { useText } from '../../ui/language.tsx';

export type ShownCoverage = Static<typeof Coverage>;

/** Of a sum over districts: how many of how many are in it, and which have not reported (报送覆盖). */
export function CoverageLine({ coverage }: { readonly coverage: ShownCoverage | undefined }): ReactElement | null {
  const t = useText();
  if (!coverage) return null;
  const { reported, expected, missing } = coverage;
  if (missing.length === 0) return <p className="muted">{t('fact.covered', { n: expected })}</p>;
  const names = missing.map((each) => t(each)).join(t({ zh: '、', en: ', ' }));
  return <p className="notice"><span aria-hidden="true">▲</span> {t('fact.coverage', { reported, expected, missing: missing.length, names })}</p>;
}

/** The same beside a figure in a table: only where something is missing. */
export function CoverageMark({ coverage }: { readonly coverage: ShownCoverage | undefined }): ReactElement | null {
  const t = useText();
  if (!coverage || coverage.missing.length === 0) return null;
  const { reported, expected, missing } = coverage;
  const names = missing.map((each) => t(each)).join(t({ zh: '、', en: ', ' }));
  return <span className="mark" title={t('fact.coverage', { reported, expected, missing: missing.length, names })}>{t('fact.missing', { n: missing.length })}</span>;
}
