import type { ReactElement, ReactNode } from 'react';
import type { Field } from '#domain/form/index.ts';
import { useText } from '../ui/language.tsx';
import type { FieldLineProps, FieldUi, OutputProps } from './field-ui.ts';

type UiOf = (field: Field) => FieldUi;

/** A field of a form over a table of kinds: label or legend, help, input, problems, all tied together for a screen reader. */
export function fieldLine(uiOf: UiOf): (props: FieldLineProps) => ReactElement {
  return function FieldLine({ field, id, value, onChange, problemsAt }) {
    const t = useText();
    const { Input, grouped, wide } = uiOf(field);
    const problems = problemsAt('');
    const helpId = field.help && `${id}-help`;
    const problemId = problems.length > 0 ? `${id}-problem` : undefined;
    const described = [helpId, problemId].filter(Boolean).join(' ');
    return (
      <Framed field={field} id={id} grouped={grouped?.(field) ?? false} wide={wide ?? false}>
        {field.help && <p id={helpId} className="field-help">{t(field.help)}</p>}
        <Input field={field} id={id} value={value} onChange={onChange} invalid={problems.length > 0} describedBy={described === '' ? undefined : described} problemsAt={problemsAt} />
        {problemId && <p id={problemId} className="field-problem">{problems.join(' ')}</p>}
      </Framed>
    );
  };
}

interface FrameProps {
  readonly field: Field;
  readonly id: string;
  readonly grouped: boolean;
  readonly wide: boolean;
  readonly children: ReactNode;
}

function Framed({ field, id, grouped, wide, children }: FrameProps): ReactElement {
  const t = useText();
  const className = wide ? 'field field-wide' : 'field';
  const name = (
    <>
      {t(field.name)}
      {field.optional && <span className="field-optional"> {t('field.optional')}</span>}
    </>
  );
  if (grouped) return <fieldset className={className}><legend className="field-name">{name}</legend>{children}</fieldset>;
  return <div className={className}><label className="field-name" htmlFor={id}>{name}</label>{children}</div>;
}

/** A value as its kind shows it; nothing for a value that is missing. */
export function shownBy(uiOf: UiOf): (props: OutputProps) => ReactElement | null {
  return function Shown(props) {
    if (props.value === undefined || props.value === null) return null;
    const { Output } = uiOf(props.field);
    return <Output {...props} />;
  };
}
