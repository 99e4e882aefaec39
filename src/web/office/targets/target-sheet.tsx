import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useMemo, useState } from 'react';
import { suppliedFigure } from '#catalog/governance/supplied.ts';
import { ROUTES } from '#contract/routes.ts';
import { openingForm } from '#domain/case/decide.ts';
import type { Fields, Values } from '#domain/form/index.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useActor, useMe } from '../../api/session.ts';
import { Form } from '../../fields/form.tsx';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { mayOpen } from '../posts.ts';
import type { TargetRow } from './target-cells.tsx';

interface SheetProps {
  readonly row: TargetRow;
  readonly year: number;
  onClose(): void;
}

/** A target with all that was ever set: who, by which document; and the way to change it for whoever may. */
export function TargetSheet({ row, year, onClose }: SheetProps): ReactElement {
  const t = useText();
  const may = mayOpen(suppliedFigure, useActor());
  const [changing, setChanging] = useState(false);
  const [sent, setSent] = useState<string>();
  const isSet = row.settings.length > 0;
  return (
    <SideSheet title={`${t(row.name)} · ${t('targets.history')}`} subject={row.target} onClose={onClose}>
      {sent !== undefined && <output className="notice">{t('targets.sent', { number: sent })}</output>}
      {isSet && <Settings row={row} />}
      <p className="sheet-help">{t(may ? 'targets.changeHint' : 'targets.mayNot')}</p>
      {may && !changing && <p><Button type="primary" onClick={() => setChanging(true)}>{t(isSet ? 'targets.change' : 'targets.set')}</Button></p>}
      {changing && <SetTarget row={row} year={year} onSent={(number) => { setSent(number); setChanging(false); }} onCancel={() => setChanging(false)} />}
    </SideSheet>
  );
}

function Settings({ row: { settings, measure } }: { readonly row: TargetRow }): ReactElement {
  const t = useText();
  return (
    <ul className="target-settings">
      {settings.map(({ caseId, number, on, by, document, amount, inForce }, index) => (
        <li key={`${caseId} ${on} ${index}`}>
          <strong className="nowrap">{grouped(amount)} <span className="measure">{t(measure)}</span></strong> <span className={inForce ? 'target-standing' : 'muted'}>{t(inForce ? 'targets.inForce' : 'targets.replaced')}</span><br />
          <span className="muted">{on} {by}{t('common.comma')}{document} <Link to="/case/$id" params={{ id: caseId }}>{number}</Link></span>
        </li>
      ))}
    </ul>
  );
}

/** The form of a supplied figure without what is given: the target and its year. */
const SET_FORM: Fields = Object.fromEntries(Object.entries(openingForm(suppliedFigure)).filter(([name]) => name !== 'indicator' && name !== 'asOf'));

/** Enters the target as a supplied figure and sends it to be checked by another person. */
function SetTarget({ row, year, onSent, onCancel }: Pick<SheetProps, 'row' | 'year'> & { onSent(number: string): void; onCancel(): void }): ReactElement {
  const t = useText();
  const me = useMe();
  const open = useWrite(ROUTES.openCase);
  const act = useWrite(ROUTES.act);
  const initial = useMemo((): Values => ({ values: row.districts.length > 0 ? row.districts.map(({ district, goal }) => ({ district, amount: goal.value ?? undefined })) : [{ amount: row.goal.value ?? undefined }], supplier: t(row.ownerName) }), [row, t]);
  const submit = (input: Values, forget: () => void): void => open.mutate({ body: { type: suppliedFigure.id, input: { ...input, indicator: row.target, asOf: `${year}-12-31` } } }, {
    onSuccess: ({ row: { id, number, version } }) => act.mutate({ params: { id }, body: { action: 'publish', input: {}, basedOn: version } }, {
      onSuccess: () => {
        forget();
        void refresh(ROUTES.targets, ROUTES.worklist, ROUTES.cases);
        onSent(number);
      },
    }),
  });
  return <Form fields={SET_FORM} initial={initial} today={me.today} submitLabel={t(row.settings.length > 0 ? 'targets.change' : 'targets.set')} busy={open.isPending || act.isPending} problem={open.error ?? act.error} onSubmit={submit} onCancel={onCancel} />;
}
