import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { type MergeChoice, mergedProse } from '#domain/report/collection/merge-prose.ts';
import { proseDifference } from '#domain/report/collection/prose-difference.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { stateName } from '../case-cells.tsx';
import { MergeChoices } from './merge-choices.tsx';
import { ProseWords } from './prose-words.tsx';
import { alteredIn, type ReturnedFigure, type ReturnedParagraph, type ReturnedSection, takingAction } from './returned.ts';

interface ReturnedSectionProps {
  readonly section: ReturnedSection;
  /** The names of figures, by id. */
  readonly names: ReadonlyMap<string, string>;
  onTaken(): void;
}

/** One section as the edited file says it: what changed, which figures were altered, and to take its words over or leave them. */
export function ReturnedSectionPart({ section, names, onTaken }: ReturnedSectionProps): ReactElement {
  const t = useText();
  const { case: row, merged, changed, paragraphs, figures, unsourced, unknown, since } = section;
  const [left, setLeft] = useState(false);
  const [taken, setTaken] = useState(false);
  const [choices, setChoices] = useState<readonly (MergeChoice | undefined)[]>([]);
  const conflicts = merged.filter(({ kind }) => kind === 'conflict');
  const missing = conflicts.filter((_, index) => choices[index] === undefined).length;
  const result = mergedProse(merged, choices);
  const { data: detail } = useRead(ROUTES.getCase, { params: { id: row.id } });
  const write = useWrite(ROUTES.act);
  const action = detail && takingAction(detail.actions);
  const take = (): void => write.mutate(
    { params: { id: row.id }, body: { action: action ?? 'write', input: { prose: result }, basedOn: row.version } },
    { onSuccess: () => { setTaken(true); void refresh(ROUTES.round, ROUTES.getCase, ROUTES.worklist); onTaken(); } },
  );
  return (
    <section className="returned-section" aria-label={String(row.values['heading'] ?? '')}>
      <h3>{String(row.values['heading'] ?? '')} <span className="muted">{t(row.unitName)} · {stateName(row, t)}</span></h3>
      {paragraphs.map((paragraph, index) => <ChangedParagraph key={`${index} ${paragraph.after ?? paragraph.before}`} paragraph={paragraph} section={section} />)}
      <AlteredFigures figures={figures} names={names} />
      {unsourced.length > 0 && <p className="round-lack">{t('round.unsourced', { n: unsourced.length, list: unsourced.join('、') })}</p>}
      {unknown.length > 0 && <p className="round-lack">{t('round.unknown', { n: unknown.length, list: unknown.join('、') })}</p>}
      {since && !taken && changed && (
        <>
          <p className="round-lack">{t('returned.since', { name: since.name, day: since.on })} {conflicts.length > 0 ? t('merge.auto', { n: conflicts.length }) : t('merge.autoAll')}</p>
          <MergeChoices conflicts={conflicts} choices={choices} names={names} onChoose={(at, choice) => setChoices(conflicts.map((_, index) => (index === at ? choice : choices[index])))} />
          <details className="merge-result">
            <summary>{t('merge.result')}</summary>
            {proseDifference(String(row.values['prose'] ?? ''), result).lines.map((line, index) => <ProseWords key={`${index} ${line.before ?? ''}-${line.after ?? ''}`} line={line} names={names} />)}
          </details>
        </>
      )}
      <ProblemPanel problem={write.error} focus />
      {changed && (
        <p className="returned-end">
          {taken && <output className="round-complete">{t('returned.taken')}</output>}
          {left && <output className="muted">{t('returned.left')}</output>}
          {!taken && detail && !action && <span className="muted">{t('returned.notNow')}</span>}
          {!taken && action && missing > 0 && <span className="round-lack">{t('merge.choose', { n: missing })}</span>}
          {!taken && action && <Button type="primary" disabled={missing > 0} loading={write.isPending} onClick={take}>{t(action === 'merge' ? 'returned.takeAndMerge' : 'returned.take')}</Button>}
          {!taken && !left && action && <Button onClick={() => setLeft(true)}>{t('returned.leave')}</Button>}
        </p>
      )}
      {!changed && <p className="muted">{t(paragraphs.length > 0 ? 'merge.same' : 'returned.onlyFigures')}</p>}
    </section>
  );
}

interface ChangedParagraphProps {
  readonly paragraph: ReturnedParagraph;
  readonly section?: ReturnedSection;
}

/** A paragraph with what came and what went; an altered figure keeps its value, what the file says stands struck out beside it. */
export function ChangedParagraph({ paragraph: { state, moved, words }, section }: ChangedParagraphProps): ReactElement {
  const t = useText();
  const altered = new Map(section ? alteredIn(section) : []);
  return (
    <p className={`returned-words returned-${state}`} lang="zh-CN">
      {(moved || state === 'added' || state === 'removed') && <span className="returned-mark">{t(moved ? 'returned.moved' : `returned.${state as 'added' | 'removed'}`)}</span>}
      {words.map(({ kind, text, figure }, index) => {
        const key = `${index} ${text}`;
        const old = figure === undefined ? undefined : altered.get(figure);
        if (kind === 'kept' && old !== undefined) return <span key={key}><span className="returned-figure">{old}</span><del className="returned-altered">{text}</del></span>;
        if (kind === 'kept') return <span key={key} className={figure === undefined ? undefined : 'returned-figure'}>{text}</span>;
        return kind === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>;
      })}
    </p>
  );
}

interface AlteredFiguresProps {
  readonly figures: readonly ReturnedFigure[];
  /** The names of figures, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Figures whose values were altered or that were taken out, as they were written, as the file has them, as they are now. */
export function AlteredFigures({ figures, names }: AlteredFiguresProps): ReactElement | null {
  const t = useText();
  if (figures.length === 0) return null;
  return (
    <table className="flat-table returned-figures">
      <caption>{t('returned.altered')}</caption>
      <thead><tr><th scope="col">{t('round.figure')}</th><th scope="col" className="num">{t('returned.written')}</th><th scope="col" className="num">{t('returned.inFile')}</th><th scope="col" className="num">{t('round.now')}</th></tr></thead>
      <tbody>{figures.map(({ id, old, new: now, current }) => <tr key={`${id} ${now}`}><th scope="row">{names.get(id) ?? id}</th><td className="num">{old}</td><td className="num"><span className="returned-altered">{now ?? t('returned.gone')}</span></td><td className="num">{current ?? old}</td></tr>)}</tbody>
    </table>
  );
}
