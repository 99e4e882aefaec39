import type { ReactElement } from 'react';
import type { Call } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { readsOnly } from '../posts.ts';

const FORMATS = ['xlsx', 'csv', 'citations'] as const;
type Format = (typeof FORMATS)[number];
/** Patents that are written while one waits; more are written in the background. */
const AT_ONCE = 1_000;

interface ExportFormsProps {
  /** Patents that the file is to hold. */
  readonly total: number;
  /** Where the file is fetched at once. */
  addressOf(format: Format): string;
  /** What is asked for in the background. */
  orderOf(format: Format): Call<typeof ROUTES.startSearchExport>['body'];
}

/** Patents as a file, in each form (导出): a few at once, many in the background; whoever only reads the office gets them at once. */
export function ExportForms({ total, addressOf, orderOf }: ExportFormsProps): ReactElement {
  const t = useText();
  const start = useWrite(ROUTES.startSearchExport);
  const direct = readsOnly(useActor()) || total <= AT_ONCE;
  const order = (format: Format): void => start.mutate({ body: orderOf(format) }, { onSuccess: () => void refresh(ROUTES.searchExports) });
  return (
    <>
      {FORMATS.map((format) => (direct
        ? <a key={format} className="link-button" download href={addressOf(format)}>{t(`search.export.${format}`)}</a>
        : <button key={format} type="button" className="link-button" disabled={start.isPending} onClick={() => order(format)}>{t(`search.export.${format}`)}</button>
      ))}
      <ProblemPanel problem={start.error} />
    </>
  );
}
