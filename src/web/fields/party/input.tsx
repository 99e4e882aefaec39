import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import { isDoer } from '#domain/access/actor.ts';
import type { PartyField, PartyReference } from '#domain/form/index.ts';
import { useRead } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import type { Option } from '../../ui/combobox.tsx';
import { useRested } from '../../ui/debounce.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { ReferencePicker } from '../reference-picker.tsx';
import { isReference, PARTY_TYPE, partyFrom } from './party-row.ts';

const RegisterParty = lazy(async () => ({ default: (await import('./register-party.tsx')).RegisterParty }));

/** Finds a party in the register; one that is not there yet is registered on the spot by those who may. */
export function PartyInput({ id, value, onChange, invalid, describedBy }: InputProps<PartyField>): ReactElement {
  const t = useText();
  const actor = useActor();
  const register = CATALOG.getType(PARTY_TYPE);
  const mayRegister = isDoer(register.opening.by, register, undefined, actor);
  const [query, setQuery] = useState('');
  const [registering, setRegistering] = useState<string>();
  const rested = useRested(query.trim());
  const { data, isFetching } = useRead(ROUTES.cases, { query: { type: PARTY_TYPE, q: rested, limit: 20 } }, { enabled: rested !== '', keep: true });
  const found = useMemo(() => (rested === '' ? [] : (data?.rows ?? []).filter((row) => !row.annulled).map(partyFrom)), [data, rested]);
  const take = (party: PartyReference): void => {
    setQuery('');
    setRegistering(undefined);
    onChange(party);
  };
  if (registering !== undefined) {
    return (
      <Suspense>
        <RegisterParty name={registering} onRegistered={take} onCancel={() => setRegistering(undefined)} />
      </Suspense>
    );
  }
  const options = found.map((party): Option => ({ key: party.id, title: party.name, ...(party.code && { note: party.code }) }));
  const settled = !isFetching && rested !== '' && rested === query.trim();
  return (
    <ReferencePicker
      id={id}
      invalid={invalid}
      describedBy={describedBy}
      chosen={isReference(value) ? [value.name, value.code].filter(Boolean).join(' ') : undefined}
      onClear={() => onChange(undefined)}
      query={query}
      onQuery={setQuery}
      options={settled && mayRegister ? [...options, { key: REGISTER, title: t('field.party.register', { name: rested }), ...(found.length === 0 && { note: t('field.party.nothing') }) }] : options}
      onPick={(key) => {
        const party = found.find((each) => each.id === key);
        if (key === REGISTER) setRegistering(rested);
        else if (party) take(party);
      }}
      loading={!settled}
      placeholder={t('field.party.find')}
      nothing={t('field.party.nothing')}
    />
  );
}

/** The line below those found: to register what was typed. */
const REGISTER = '+';
