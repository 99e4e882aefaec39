import type { ReactElement } from 'react';
import type { CaseType } from '#domain/case/case-type.ts';
import { openingForm } from '#domain/case/decide.ts';
import type { Field } from '#domain/form/index.ts';
import { group } from '#domain/form/number-text.ts';
import type { Label } from '#domain/text.ts';
import { fieldUi, Shown } from '../../fields/registry.ts';
import { useText } from '../../ui/language.tsx';
import { figureName } from '../indicators/subject.ts';
import type { CaseDetail } from './detail.ts';

interface Props {
  readonly detail: CaseDetail;
  readonly type: CaseType;
  /** Opens a figure in which the case counts. */
  onFigure(figure: string): void;
}

/** The form in reading order: what is filled in, changed values marked; then what was left empty at opening, what is hidden, and what it counts in. */
export function CaseContent({ detail, type, onFigure }: Props): ReactElement {
  const t = useText();
  const fields = Object.entries(type.fields);
  const filled = fields.filter(([name]) => isFilled(detail.values[name]));
  const opening = Object.keys(openingForm(type));
  const empty = fields.filter(([name]) => opening.includes(name) && !isFilled(detail.values[name]) && !detail.hidden.includes(name));
  const changes = changedFields(detail);
  return (
    <section className="case-content" aria-label={t('case.form')}>
      <dl className="case-form">
        {filled.map(([name, field]) => <Value key={name} field={field} value={detail.values[name]} changed={changes.has(name)} before={changes.get(name)} />)}
      </dl>
      {empty.length > 0 && <p className="muted case-note">{t('field.empty')}{t('common.separator')}{empty.map(([, field]) => t(field.name)).join(t({ zh: '、', en: ', ' }))}</p>}
      {detail.hidden.length > 0 && <p className="muted case-note">{t('case.hidden', { n: detail.hidden.length })}</p>}
      <CountsIn detail={detail} onFigure={onFigure} />
    </section>
  );
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** The fields whose value was replaced after it had been given, with what it was before in words; a list without. */
function changedFields({ timeline }: CaseDetail): ReadonlyMap<string, Label | undefined> {
  const replaced = timeline.flatMap((event) => event.changes).filter((change) => change.before !== undefined);
  return new Map(replaced.map((change) => [change.path.split(/[.[]/, 1)[0] ?? '', change.path.includes('[') ? undefined : change.before]));
}

interface ValueProps {
  readonly field: Field;
  readonly value: unknown;
  readonly changed: boolean;
  /** What it was before; a list says only that it changed. */
  readonly before: Label | undefined;
}

function Value({ field, value, changed, before }: ValueProps): ReactElement {
  const t = useText();
  const wide = fieldUi(field).wide ?? false;
  return (
    <div className={wide ? 'value value-wide' : 'value'}>
      <dt>{t(field.name)}</dt>
      <dd className={changed ? 'value-changed' : undefined}>
        <Shown field={field} value={value} />
        {changed && <span className="value-mark">{before ? `${t('field.was')}${t('common.separator')}${t(before)}` : t('case.changedNow')}</span>}
      </dd>
    </div>
  );
}

/** The indicators in which this case counts, each opening to its figure of that year: the first step from a case to a figure. */
function CountsIn({ detail: { figures }, onFigure }: Pick<Props, 'detail' | 'onFigure'>): ReactElement {
  const t = useText();
  const added = addedUp(figures);
  return (
    <details className="counts-in">
      <summary>{t('case.figures')}{t({ zh: '（', en: ' (' })}{added.length}{t({ zh: '）', en: ')' })}</summary>
      {added.length === 0 && <p className="muted">{t('case.figuresNone')}</p>}
      <ul>
        {added.map((figure) => (
          <li key={figure.indicator + figure.date}>
            <button type="button" className="figure-link" onClick={() => onFigure(figureName({ indicator: figure.indicator, period: figure.date.slice(0, 4) }))}>{t(figure.name)}</button>
            <span className="num">{group(figure.amount)}</span>
            <span className="muted">{figure.date}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type CountedFigure = CaseDetail['figures'][number];

/** One line for each indicator and day. */
function addedUp(figures: readonly CountedFigure[]): readonly CountedFigure[] {
  const lines = new Map<string, CountedFigure>();
  for (const figure of figures) {
    const key = figure.indicator + figure.date;
    lines.set(key, { ...figure, amount: (lines.get(key)?.amount ?? 0) + figure.amount });
  }
  return [...lines.values()];
}
