import { type ReactElement, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { openingForm } from '#domain/case/decide.ts';
import type { Fields, PartyReference } from '#domain/form/index.ts';
import { useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { Form } from '../form.tsx';
import { startValues } from '../start-values.ts';
import { PARTY_TYPE, partyFrom } from './party-row.ts';

interface Props {
  readonly name: string;
  onRegistered(party: PartyReference): void;
  onCancel(): void;
}

/** The fields without which no party is registered, and the code by which it is known; the rest can follow. */
function shortForm(type: CaseType): Fields {
  return Object.fromEntries(Object.entries(openingForm(type)).filter(([name, field]) => !field.optional || name === 'code'));
}

/** Registers a party without leaving the form that needs it. */
export function RegisterParty({ name, onRegistered, onCancel }: Props): ReactElement {
  const t = useText();
  const { today } = useMe();
  const write = useWrite(ROUTES.openCase);
  const [type] = useState(() => CATALOG.getType(PARTY_TYPE));
  const [fields] = useState(() => shortForm(type));
  const [initial] = useState(() => ({ ...startValues(type, today), name }));
  return (
    <fieldset className="nested-form">
      <legend>{t('field.party.registerTitle')}</legend>
      <Form
        nested
        fields={fields}
        initial={initial}
        today={today}
        submitLabel={t('field.party.register', { name })}
        busy={write.isPending}
        problem={write.error}
        onSubmit={(input) => write.mutate({ body: { type: PARTY_TYPE, input } }, { onSuccess: ({ row, values }) => onRegistered(partyFrom({ ...row, values })) })}
        onCancel={onCancel}
      />
    </fieldset>
  );
}
