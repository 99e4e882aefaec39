import type { ReactElement } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import { openingForm } from '#domain/case/decide.ts';
import type { PartyReference } from '#domain/form/index.ts';
import { useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { Form } from '../form.tsx';
import { PARTY_TYPE, partyFrom } from './party-row.ts';

interface Props {
  readonly name: string;
  onRegistered(party: PartyReference): void;
  onCancel(): void;
}

/** Registers a party without leaving the form that needs it. */
export function RegisterParty({ name, onRegistered, onCancel }: Props): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.openCase);
  return (
    <fieldset className="nested-form">
      <legend>{t('field.party.registerTitle')}</legend>
      <Form
        nested
        fields={openingForm(CATALOG.getType(PARTY_TYPE))}
        initial={{ name }}
        submitLabel={t('field.party.register', { name })}
        busy={write.isPending}
        problem={write.error}
        onSubmit={(input) => write.mutate({ body: { type: PARTY_TYPE, input } }, { onSuccess: ({ row, values }) => onRegistered(partyFrom({ ...row, values })) })}
        onCancel={onCancel}
      />
    </fieldset>
  );
}
