import { type ReactElement, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { ROUTES } from '#contract/routes.ts';
import { CATALOG } from '#catalog/index.ts';
import { VERDICTS } from '#domain/report/draft/verdict.ts';
import { type Text, useLanguage, useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { WithSheet } from '../../ui/side-sheet.tsx';
import { csvText, saveBlob, saveText } from '../indicators/csv.ts';
import { FigureSheet } from '../indicators/figure-sheet.tsx';
import { type Checked, type DraftAsked, factWords, type Shown, shownCounts, SIGNS, subjectOfChecked } from './checked.ts';
import { CheckedTable } from './checked-table.tsx';
import { CheckedText } from './checked-text.tsx';
import { exchangeDocument, problemOf } from './send-document.ts';

interface FiguresDeskProps {
  readonly checked: Checked;
  readonly file: File;
  readonly asked: DraftAsked;
  onAnother(): void;
}

const FILTERS: readonly Shown[] = ['all', 'differs', 'out-of-date', 'ambiguous', 'no-indicator', 'agrees'];

/** A draft that was checked: its text beside its figures, and the rows of a fact beside both. */
export function FiguresDesk({ checked, file, asked, onAnother }: FiguresDeskProps): ReactElement {
  const t = useText();
  const [shown, setShown] = useState<Shown>('all');
  const [at, setAt] = useState<number>();
  const [opened, setOpened] = useState(false);
  const figure = at === undefined ? undefined : checked.figures[at];
  const subject = opened && figure ? subjectOfChecked(figure, checked) : undefined;
  const open = (to: number): void => {
    setAt(to);
    setOpened(true);
  };
  return (
    <WithSheet sheet={subject && <FigureSheet subject={subject} onClose={() => setOpened(false)} />}>
      <Page
        title={t('draft.title')}
        aside={<span className="muted">{checked.file} · {t('draft.asOf', { year: checked.year, day: checked.asOf })}</span>}
        actions={<button type="button" className="button" onClick={onAnother}>{t('reading.another')}</button>}
      >
        <div className="filter-line">
          <Filters counts={shownCounts(checked.figures)} shown={shown} onChange={setShown} />
          <Exports checked={checked} file={file} asked={asked} />
        </div>
        {checked.figures.length === 0 && <p>{t('reading.none')}</p>}
        <div className="draft-desk">
          <CheckedText checked={checked} shown={shown} at={at} onGo={setAt} />
          <CheckedTable checked={checked} shown={shown} at={at} onGo={setAt} onOpen={open} />
        </div>
      </Page>
    </WithSheet>
  );
}

interface FiltersProps {
  readonly counts: Readonly<Record<Shown, number>>;
  readonly shown: Shown;
  onChange(shown: Shown): void;
}

function Filters({ counts, shown, onChange }: FiltersProps): ReactElement {
  const t = useText();
  return (
    <fieldset className="draft-filters" aria-label={t('draft.filter')}>
      {FILTERS.map((each) => (
        <button key={each} type="button" className={each === 'all' ? 'draft-filter' : `draft-filter draft-${each}`} aria-pressed={shown === each} onClick={() => onChange(each)}>
          {each === 'all' ? t('draft.all') : <><span aria-hidden="true">{SIGNS[each]}</span> {t(VERDICTS[each])}</>} <strong>{counts[each]}</strong>
        </button>
      ))}
    </fieldset>
  );
}

/** The table as CSV or Excel, and where the draft is a Word file, the draft itself with comments at the figures to settle. */
function Exports({ checked, file, asked }: Omit<FiguresDeskProps, 'onAnother'>): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isGoing, setGoing] = useState(false);
  const base = checked.file.replace(/\.\w+$/, '');
  const fetchFile = async (format: 'docx' | 'xlsx', name: string): Promise<void> => {
    setGoing(true);
    setProblem(undefined);
    await exchangeDocument(ROUTES.checkedFile, file, { query: { ...asked, format, language } }).then((content) => saveBlob(`${name}.${format}`, content), (error: unknown) => setProblem(problemOf(error)));
    setGoing(false);
  };
  return (
    <span className="draft-exports">
      {/\.docx$/i.test(file.name) && <button type="button" className="button button-primary" disabled={isGoing} onClick={() => void fetchFile('docx', `${base} ${t('draft.commented')}`)}>{t('draft.comments')}</button>}
      <button type="button" className="button" disabled={isGoing} onClick={() => void fetchFile('xlsx', `${base} ${t('draft.tableName')}`)}>Excel</button>
      <button type="button" className="button" onClick={() => saveText(`${base} ${t('draft.tableName')}.csv`, csvText(rowsOf(checked, t)))}>CSV</button>
      <ProblemPanel problem={problem} focus />
    </span>
  );
}

function rowsOf({ figures }: Checked, t: Text): readonly (readonly string[])[] {
  const head = [t('draft.verdict'), t('draft.written'), t('draft.fact'), t('draft.indicator'), t('draft.sentence')];
  return [head, ...figures.map((figure) => {
    const indicator = figure.indicator === null ? undefined : CATALOG.findIndicator(figure.indicator);
    return [t(VERDICTS[figure.verdict]), figure.value, factWords(figure), indicator ? t(indicator.name) : figure.name, figure.sentence.trim()];
  })];
}
