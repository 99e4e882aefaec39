import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { ProseEditor } from '../../fields/prose/prose-editor.tsx';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import type { TextKey } from '../../ui/texts.ts';
import { stateName } from '../case-cells.tsx';
import { FigureCheck } from './figure-check.tsx';
import type { Section } from './lacks.ts';
import { Lacks } from './section-list.tsx';

interface SectionDeskProps {
  readonly round: string;
  readonly section: Section;
  onDone(): void;
  onBack(): void;
}

/** What may be done at this desk, by the action's id; everything else is done on the case page. */
const STEPS = { submit: 'round.submit', merge: 'round.merge', 'check-figures': 'round.check' } as const satisfies Record<string, TextKey>;
type Step = keyof typeof STEPS;
/** Steps that confirm each figure as it reads now. */
const CONFIRMING: readonly Step[] = ['submit', 'check-figures'];

/** One section: its words, its figures, and the next step of whoever sits here. */
export function SectionDesk({ round, section, onDone, onBack }: SectionDeskProps): ReactElement {
  const t = useText();
  const { id } = section.case;
  const [prose, setProse] = useState(String(section.case.values['prose'] ?? ''));
  const [checked, setChecked] = useState(false);
  const { data: detail, refetch } = useRead(ROUTES.getCase, { params: { id } });
  const { data: choices } = useRead(ROUTES.roundFigures, { params: { id: round } });
  const write = useWrite(ROUTES.act);
  const may = (action: string): boolean => detail?.actions.some((each) => each.id === action && each.kind === 'act' && each.allowed) ?? false;
  const changed = prose !== section.case.values['prose'];
  const act = (action: string, input: Readonly<Record<string, unknown>>): void => write.mutate(
    { params: { id }, body: { action, input, basedOn: section.case.version } },
    { onSuccess: () => { setChecked(false); void refetch(); void refresh(ROUTES.round, ROUTES.worklist); onDone(); } },
  );
  const steps = (Object.keys(STEPS) as Step[]).filter(may);
  const editable = may('write') || may('merge');
  const confirmed = section.figures.map(({ id: figure, text }) => ({ figure, shown: text }));
  return (
    <section className="round-section-desk">
      <p className="no-print"><button type="button" className="link-button" onClick={onBack}>← {t('round.back')}</button></p>
      <h2>{String(section.case.values['heading'] ?? section.chapter)}</h2>
      <p className="muted">
        {t(section.case.unitName)} · {stateName(section.case, t)} · <Link to="/case/$id" params={{ id }}>{section.case.number}</Link>
        {section.writers.length > 0 && <> · {t('round.writers')}{t('common.separator')}{[...new Set(section.writers.map(({ name }) => name))].join('、')}</>}
      </p>
      <p className="round-lacks"><Lacks section={section} /></p>
      {detail && !editable && <p className="muted">{t('round.readOnly', { state: stateName(section.case, t) })}</p>}
      <fieldset className="round-edit" disabled={!editable} inert={!editable}>
        <ProseEditor id="section-prose" value={prose} onChange={setProse} figures={editable ? (choices?.figures ?? section.figures) : section.figures} invalid={false} describedBy={undefined} />
      </fieldset>
      <ProblemPanel problem={write.error} focus />
      {may('write') && <p className="form-end"><Button onClick={() => act('write', { prose })} disabled={!changed} loading={write.isPending}>{changed || section.writers.length === 0 ? t('round.save') : t('round.saved')}</Button></p>}
      <FigureCheck figures={section.figures} />
      {steps.some((step) => CONFIRMING.includes(step)) && !changed && (
        <label className="round-confirm"><input type="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} /> {t('round.confirm', { n: section.figures.length })}</label>
      )}
      <p className="form-end">
        {steps.map((step) => (
          <Button key={step} type="primary" loading={write.isPending} disabled={CONFIRMING.includes(step) && (!checked || changed)}
            onClick={() => act(step, { ...(CONFIRMING.includes(step) && { confirmed }), ...(step === 'merge' && changed && { prose }) })}>{t(STEPS[step])}</Button>
        ))}
      </p>
    </section>
  );
}
