import { type ReactElement, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { kindName } from '#domain/report/format-check/kinds.ts';
import { DOCUMENT_KINDS } from '#domain/report/gbt9704.ts';
import type { Label } from '#domain/text.ts';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { Pick } from '../indicators/scope-bar.tsx';
import '../../fields/fields.css';
import '../parts.css';
import './documents.css';
import { DropFile } from './drop-file.tsx';
import { problemOf, sendDocument } from './send-document.ts';

type Check = Reply<typeof ROUTES.checkDocument>;
type Deviation = Check['deviations'][number];

/** Drop a Word file and see where it departs from GB/T 9704 (公文格式核查). The file is not kept. */
export function FormatPage(): ReactElement {
  const t = useText();
  const [kind, setKind] = useState('');
  const [file, setFile] = useState<File>();
  const [check, setCheck] = useState<Check>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isGoing, setGoing] = useState(false);
  const look = async (chosen: File, as: string): Promise<void> => {
    setFile(chosen);
    setGoing(true);
    setProblem(undefined);
    setCheck(undefined);
    await sendDocument(ROUTES.checkDocument, chosen, { query: as === '' ? {} : { kind: as } }).then(setCheck, (error: unknown) => setProblem(problemOf(error)));
    setGoing(false);
  };
  const pickKind = (as: string): void => {
    setKind(as);
    if (file) void look(file, as);
  };
  return (
    <Page title={t('format.title')}>
      <div className="format-page">
        <p className="muted">{t('format.hint')}</p>
        <Pick label={t('format.kind')} value={kind} choices={[{ value: '', name: t('format.kindByTitle') }, ...DOCUMENT_KINDS.map((each) => ({ value: each, name: t(kindName(each)) }))]} onChange={pickKind} />
        <DropFile accept=".docx" words={t('format.drop')} onFile={(chosen) => void look(chosen, kind)} />
        {isGoing && <Loading />}
        <ProblemPanel problem={problem} focus />
        {check && <Found check={check} />}
      </div>
    </Page>
  );
}

function nameOf(kind: string): Label {
  const known = DOCUMENT_KINDS.find((each) => each === kind);
  return known ? kindName(known) : { zh: kind, en: kind };
}

function Found({ check }: { readonly check: Check }): ReactElement {
  const t = useText();
  const { file, kind, deviations } = check;
  const summary = deviations.length === 0 ? t('format.none') : t('format.found', { n: deviations.length });
  return (
    <section>
      <h2>{file}</h2>
      <p><output>{kind === null ? t('format.noKind') : t('format.isKind', { kind: t(nameOf(kind)) })}{t('common.separator')}{summary}</output></p>
      {deviations.length > 0 && (
        <ScrollBox name={t('format.title')}>
          <table className="flat-table format-table">
            <thead><tr><th scope="col">{t('format.what')}</th><th scope="col">{t('format.expected')}</th><th scope="col">{t('format.is')}</th><th scope="col">{t('format.where')}</th><th scope="col">{t('format.basis')}</th></tr></thead>
            <tbody>{deviations.map((each) => <Line key={`${each.rule} ${each.found.zh}`} deviation={each} />)}</tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}

function Line({ deviation: { what, expected, found, basis, evidence, count, places } }: { readonly deviation: Deviation }): ReactElement {
  const t = useText();
  const shown = places.filter(({ paragraph }) => paragraph !== undefined);
  return (
    <tr>
      <th scope="row">{t(what)}</th>
      <td>{t(expected)}</td>
      <td className="format-found">{t(found)}</td>
      <td>
        {shown.length === 0 ? t('format.whole') : <ul className="format-places">{shown.map(({ paragraph, near }) => <li key={`${paragraph} ${near}`}>{t('format.paragraph', { n: paragraph ?? 0 })}{near && <q>{near}</q>}</li>)}</ul>}
        {count > places.length && <span className="muted">{t('format.more', { n: count })}</span>}
      </td>
      <td>{basis}{evidence === 'to-confirm' && <span className="muted">{t('format.toConfirm')}</span>}</td>
    </tr>
  );
}
