import { type ReactElement, useMemo, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { Values } from '#domain/form/index.ts';
import { queryClient, refresh, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { Form } from '../../fields/form.tsx';
import { useText } from '../../ui/language.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { addressOf, bodyOf, type CaseDetail, eventsSince, formOf, type ShownAction } from './detail.ts';
import { MovedOn } from './moved-on.tsx';

interface Props {
  readonly action: ShownAction;
  readonly detail: CaseDetail;
  readonly type: CaseType;
  onClose(): void;
}

/** An action's form beside the case. It holds to the version of the case it was opened on: what moved since is shown first. */
export function ActionSheet({ action, detail, type, onClose }: Props): ReactElement {
  const t = useText();
  const me = useMe();
  const write = useWrite(ROUTES.act);
  const [based, setBased] = useState(detail);
  const [unchanged, setUnchanged] = useState(false);
  const { fields, initial } = useMemo(() => formOf(type, action, based, t('case.act.agreed')), [type, action, based, t]);
  const news = eventsSince(detail, based.row.version);
  const submit = (input: Values, forget: () => void): void => {
    const body = bodyOf(action, fields, based, input);
    const nothing = action.kind === 'correct' && Object.keys(body.input['values'] as Values).length === 0;
    setUnchanged(nothing);
    if (nothing) return;
    write.mutate({ params: { id: detail.row.id }, body: { ...body, basedOn: based.row.version } }, {
      onSuccess: (after) => {
        forget();
        queryClient.setQueryData([ROUTES.getCase.id, { id: detail.row.id }, {}], after);
        void refresh(ROUTES.cases, ROUTES.worklist);
        onClose();
      },
      onError: (problem) => {
        if (problem.code === 'stale-version') void refresh(ROUTES.getCase);
      },
    });
  };
  const stale = news.length > 0;
  return (
    <SideSheet title={t(action.name)} subject={addressOf(action)} onClose={onClose}>
      <Explanation action={action} type={type} />
      {unchanged && <p className="problem-panel" role="alert">{t('case.act.nothingChanged')}</p>}
      {stale && (
        <MovedOn
          events={news}
          onGo={() => {
            setBased(detail);
            write.reset();
          }}
        />
      )}
      <Form
        fields={fields}
        initial={initial}
        today={me.today}
        draftKey={`${me.person}.${detail.row.id}.${addressOf(action)}`}
        submitLabel={submitLabel(t, action, type)}
        danger={action.tone === 'danger'}
        busy={write.isPending}
        problem={stale ? null : write.error}
        onSubmit={submit}
        onCancel={onClose}
      />
    </SideSheet>
  );
}

function submitLabel(t: ReturnType<typeof useText>, action: ShownAction, type: CaseType): string {
  const chain = action.kind === 'act' ? type.actions[action.id]?.approval : undefined;
  return chain?.length ? t('case.approval.submit', { action: t(action.name) }) : t(action.name);
}

/** What the action does, where its name does not say it: its help, who must approve it. */
function Explanation({ action, type }: { readonly action: ShownAction; readonly type: CaseType }): ReactElement | null {
  const t = useText();
  if (action.kind === 'correct') return <p className="sheet-help">{t('case.act.correctHelp')}</p>;
  if (action.kind === 'annul') return <p className="sheet-help">{t('case.act.annulHelp')}</p>;
  const declared = action.kind === 'act' ? type.actions[action.id] : undefined;
  const steps = (declared?.approval ?? []).map((step) => t(step.name)).join(' → ');
  if (!declared?.help && steps === '') return null;
  return (
    <div className="sheet-help">
      {declared?.help && <p>{t(declared.help)}</p>}
      {steps !== '' && <p>{t('case.approval.chain', { steps })}</p>}
    </div>
  );
}
