import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { ROUTES } from '#contract/routes.ts';
import { proseDifference } from '#domain/report/collection/prose-difference.ts';
import { useRead } from '../../api/api.ts';
import { ProseEditor } from '../../fields/prose/prose-editor.tsx';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import type { TextKey } from '../../ui/texts.ts';
import { stateName } from '../case-cells.tsx';
import { FigureCheck } from './figure-check.tsx';
import type { Section } from './lacks.ts';
import { ProseWords } from './prose-words.tsx';
import type { SectionView } from './searches.ts';
import './section-desk.css';
import { Lacks } from './section-list.tsx';
import { type CommentedProps, SectionText, ThreadList } from './section-text.tsx';
import { SectionVersions } from './section-versions.tsx';
import { shownThreads } from './threads.ts';
import { type Draft, useDraft } from './use-draft.ts';
import { useSection } from './use-section.ts';

interface SectionDeskProps {
  readonly round: string;
  readonly section: Section;
  /** What was chosen to look at; without it, writing for whoever may write. */
  readonly view: SectionView | undefined;
  onView(view: SectionView): void;
  onDone(): void;
  onBack(): void;
}

/** What may be done at this desk, by the action's id; everything else is done on the case page. */
const STEPS = { submit: 'round.submit', merge: 'round.merge', 'check-figures': 'round.check' } as const satisfies Record<string, TextKey>;
type Step = keyof typeof STEPS;
/** Steps that confirm each figure as it reads now. */
const CONFIRMING: readonly Step[] = ['submit', 'check-figures'];

/** One section: its words to write, to read and comment on, its drafts beside one another; its figures, and the next step of whoever sits here. */
export function SectionDesk({ round, section, view, onView, onDone, onBack }: SectionDeskProps): ReactElement {
  const t = useText();
  const saved = String(section.case.values['prose'] ?? '');
  const draft = useDraft(saved);
  const { prose } = draft;
  const { data: choices } = useRead(ROUTES.roundFigures, { params: { id: round } });
  const { detail, isCurrent, may, act, say, write } = useSection(section, draft, onDone);
  const editable = may('write') || may('merge');
  const shown = view ?? (editable || !detail ? 'write' : 'read');
  const figures = choices?.figures ?? section.figures;
  const threads = detail ? shownThreads(detail, shown === 'write' ? prose : saved) : [];
  return (
    <section className="round-section-desk">
      <p className="no-print"><button type="button" className="link-button" onClick={onBack}>← {t('round.back')}</button></p>
      <SectionHead section={section} />
      <ViewChoice view={shown} open={section.comments.open} onView={onView} />
      {!detail && <Loading />}
      {detail && shown === 'write' && <Writing section={section} draft={draft} editable={editable} figures={figures} threads={threads} may={may} say={say} write={write} onSave={() => act('write', { prose })} />}
      {detail && shown === 'read' && prose !== saved && <p className="round-lack">{t('section.unsaved')}</p>}
      {detail && shown === 'read' && <SectionText prose={saved} figures={figures} threads={threads} may={may} say={say} />}
      {detail && shown === 'versions' && <SectionVersions detail={detail} names={new Map(figures.map(({ id: figure, name }) => [figure, name]))} />}
      {shown !== 'versions' && <NextSteps key={checkedAs(section)} section={section} prose={prose} may={(action) => isCurrent && may(action)} isGoing={write.isPending} onAct={act} />}
      {shown === 'read' && <Refused problem={write.error} />}
    </section>
  );
}

/** Which section it is, where it stands, who wrote in it, and what it lacks. */
function SectionHead({ section }: { readonly section: Section }): ReactElement {
  const t = useText();
  const { case: row, chapter, writers } = section;
  return (
    <>
      <h2>{String(row.values['heading'] ?? chapter)}</h2>
      <p className="muted">
        {t(row.unitName)} · {stateName(row, t)} · <Link to="/case/$id" params={{ id: row.id }}>{row.number}</Link>
        {writers.length > 0 && <> · {t('round.writers')}{t('common.separator')}{[...new Set(writers.map(({ name }) => name))].join(t('common.listed'))}</>}
      </p>
      <p className="round-lacks"><Lacks section={section} /></p>
    </>
  );
}

interface WritingProps extends Omit<CommentedProps, 'prose'> {
  readonly section: Section;
  readonly draft: Draft;
  readonly editable: boolean;
  readonly write: { readonly error: ApiProblem | null; readonly isPending: boolean };
  onSave(): void;
}

/** The words to write, and beside them what was said of them. */
function Writing({ section, draft, editable, write, onSave, ...said }: WritingProps): ReactElement {
  const t = useText();
  const { prose } = draft;
  const saved = section.case.values['prose'];
  return (
    <div className="section-writing">
      <div>
        <Clashes draft={draft} names={new Map(said.figures.map(({ id, name }) => [id, name]))} />
        {!editable && <p className="muted">{t('round.readOnly', { state: stateName(section.case, t) })}</p>}
        <fieldset className="round-edit" disabled={!editable} inert={!editable}>
          <ProseEditor id="section-prose" value={prose} onChange={draft.write} figures={editable ? said.figures : section.figures} invalid={false} describedBy={undefined} />
        </fieldset>
        <Refused problem={write.error} />
        {said.may('write') && <p className="form-end"><Button onClick={onSave} disabled={prose === saved} loading={write.isPending}>{prose !== saved || section.writers.length === 0 ? t('round.save') : t('round.saved')}</Button></p>}
      </div>
      {said.threads.length > 0 && <aside className="section-threads" aria-label={t('comment.threads')}><ThreadList {...said} /></aside>}
    </div>
  );
}

/** What somebody checks: another text, another figure or another step asks for it anew; a comment does not. */
function checkedAs({ case: { state, values }, figures }: Section): string {
  return JSON.stringify([state, values['prose'], figures.map(({ id, text }) => [id, text])]);
}

/** Why something was not saved; where somebody else was first, that their words are in the text now. */
function Refused({ problem }: { readonly problem: ApiProblem | null }): ReactElement {
  const t = useText();
  if (problem?.code === 'stale-version') return <p className="problem-panel" role="alert">{t('section.caughtUp')}</p>;
  return <ProblemPanel problem={problem} focus />;
}

/** What somebody else saved meanwhile where this desk wrote too: both are shown, its own words stand. */
function Clashes({ draft: { clashes, forgetClashes }, names }: { readonly draft: Draft; readonly names: ReadonlyMap<string, string> }): ReactElement | null {
  const t = useText();
  if (clashes.length === 0) return null;
  return (
    <div className="problem-panel" role="alert">
      <p>{t('section.clash', { n: clashes.length })}</p>
      {clashes.flatMap(({ base, theirs }, at) => proseDifference(base, theirs).lines.map((line, index) => <ProseWords key={`${at} ${index}`} line={line} names={names} />))}
      <button type="button" className="button" onClick={forgetClashes}>{t('section.clashSeen')}</button>
    </div>
  );
}

const VIEWS = { write: 'section.write', read: 'section.read', versions: 'section.versions' } as const satisfies Record<SectionView, TextKey>;

/** What of the section to look at; open comments are counted. */
function ViewChoice({ view, open, onView }: { readonly view: SectionView; readonly open: number; onView(view: SectionView): void }): ReactElement {
  const t = useText();
  return (
    <nav className="section-views no-print" aria-label={t('section.views')}>
      {(Object.keys(VIEWS) as SectionView[]).map((each) => (
        <button key={each} type="button" className="section-view" aria-current={each === view || undefined} onClick={() => onView(each)}>
          {t(VIEWS[each])}{each === 'read' && open > 0 && <span className="section-count" title={t('comment.open', { n: open })}>{open}</span>}
        </button>
      ))}
    </nav>
  );
}

interface NextStepsProps {
  readonly section: Section;
  readonly prose: string;
  may(action: string): boolean;
  readonly isGoing: boolean;
  onAct(action: string, input: Readonly<Record<string, unknown>>): void;
}

/** The figures as they read now, and what comes next: nothing is confirmed that was not checked, nor while a comment must be settled. */
function NextSteps({ section, prose, may, isGoing, onAct }: NextStepsProps): ReactElement {
  const t = useText();
  const [checked, setChecked] = useState(false);
  const changed = prose !== section.case.values['prose'];
  const steps = (Object.keys(STEPS) as Step[]).filter(may);
  const confirmed = section.figures.map(({ id: figure, text }) => ({ figure, shown: text }));
  const isHeld = (step: Step): boolean => CONFIRMING.includes(step) && (!checked || changed || section.comments.blocking > 0);
  return (
    <>
      <FigureCheck figures={section.figures} />
      {steps.some((step) => CONFIRMING.includes(step)) && !changed && (
        <label className="round-confirm"><input type="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} /> {t('round.confirm', { n: section.figures.length })}</label>
      )}
      <p className="form-end">
        {steps.map((step) => (
          <Button key={step} type="primary" loading={isGoing} disabled={isHeld(step)}
            onClick={() => onAct(step, { ...(CONFIRMING.includes(step) && { confirmed }), ...(step === 'merge' && changed && { prose }) })}>{t(STEPS[step])}</Button>
        ))}
      </p>
    </>
  );
}
