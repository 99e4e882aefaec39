import { type ReactElement, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { rememberYear, shownYear } from '../indicators/default-year.ts';
import { DayPick, Pick, YearPick } from '../indicators/scope-bar.tsx';
import '../../fields/fields.css';
import '../parts.css';
import type { Checked, DraftAsked } from './checked.ts';
import './documents.css';
import { DropFile } from './drop-file.tsx';
import { FiguresDesk } from './figures-desk.tsx';
import { problemOf, sendDocument } from './send-document.ts';

const KINDS = '.docx,.doc,.pdf,.html,.htm,.txt,.md';

/** A draft that people wrote, its figures beside the accounts (核稿). The file is looked at and not kept. */
export function FiguresPage(): ReactElement {
  const t = useText();
  const { today } = useMe();
  const [asked, setAsked] = useState<DraftAsked>(() => ({ year: shownYear(undefined, today) }));
  const [file, setFile] = useState<File>();
  const [checked, setChecked] = useState<Checked>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isGoing, setGoing] = useState(false);
  const look = async (chosen: File, against: DraftAsked): Promise<void> => {
    setFile(chosen);
    setGoing(true);
    setProblem(undefined);
    setChecked(undefined);
    await sendDocument(ROUTES.checkFigures, chosen, { query: against }).then(setChecked, (error: unknown) => setProblem(problemOf(error)));
    setGoing(false);
  };
  const ask = (against: DraftAsked): void => {
    rememberYear(against.year);
    setAsked(against);
    if (file) void look(file, against);
  };
  if (checked && file) return <FiguresDesk checked={checked} file={file} asked={asked} onAnother={() => { setChecked(undefined); setFile(undefined); }} />;
  return (
    <Page title={t('draft.title')} aside={file && <span className="muted">{file.name}</span>}>
      <div className="format-page">
        <p className="muted">{t('draft.hint')}</p>
        <Against asked={asked} onChange={ask} />
        <DropFile accept={KINDS} words={t('draft.drop')} onFile={(chosen) => void look(chosen, asked)} />
        <p className="muted">{t('reading.formats')}</p>
        {isGoing && <Loading />}
        <ProblemPanel problem={problem} focus />
      </div>
    </Page>
  );
}

/** The year, the last day and the genre; without a genre the sentences of all are tried. */
function Against({ asked: { year, asOf, genre }, onChange }: { readonly asked: DraftAsked; onChange(asked: DraftAsked): void }): ReactElement {
  const t = useText();
  const { data } = useRead(ROUTES.genres);
  const rest = { ...(genre !== undefined && { genre }) };
  const choices = [{ value: '', name: t('draft.anyGenre') }, ...(data?.genres ?? []).map(({ id, name }) => ({ value: id, name: t(name) }))];
  return (
    <div className="filter-line">
      <YearPick year={year} onChange={(next) => onChange({ ...rest, year: next })} />
      <DayPick year={year} asOf={asOf} onChange={(day) => onChange({ ...rest, year, ...(day !== undefined && { asOf: day }) })} />
      <Pick label={t('draft.genre')} value={genre ?? ''} choices={choices} onChange={(id) => onChange({ year, ...(asOf !== undefined && { asOf }), ...(id !== '' && { genre: id }) })} />
    </div>
  );
}
