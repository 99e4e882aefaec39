import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import type { PartyField, PartyReference } from '#domain/form/index.ts';
import { useRead } from '../../api/api.ts';
import { useRested } from '../../ui/debounce.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { ReferencePicker } from '../reference-picker.tsx';
import { isReference, PARTY_TYPE, partyFrom } from './party-row.ts';

const RegisterParty = lazy(async () => ({ default: (await import('./register-party.tsx')).RegisterParty }));

/** Finds a party in the register; one that is not there yet is registered on the spot. */
export function PartyInput({ id, value, onChange, invalid, describedBy }: InputProps<PartyField>): ReactElement {
  const t = useText();
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
  return (
    <>
      <ReferencePicker
        id={id}
        invalid={invalid}
        describedBy={describedBy}
        chosen={isReference(value) ? [value.name, value.code].filter(Boolean).join(' ') : undefined}
        onClear={() => onChange(undefined)}
        query={query}
        onQuery={setQuery}
        options={found.map((party) => ({ key: party.id, title: party.name, ...(party.code && { note: party.code }) }))}
        onPick={(key) => {
          const party = found.find((each) => each.id === key);
          if (party) take(party);
        }}
        loading={isFetching || rested !== query.trim()}
        placeholder={t('field.party.find')}
        nothing={t('field.party.nothing')}
      />
      {rested !== '' && !isReference(value) && !isFetching && (
        <button type="button" className="link-button" onClick={() => setRegistering(rested)}>{t('field.party.register', { name: rested })}</button>
      )}
    </>
  );
}
