import { type ReactElement, useMemo } from 'react';
import { CATALOG } from '#catalog/index.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { choice, type Fields, multiChoice, optional, text, type Values, yesNo } from '#domain/form/index.ts';
import type { Label } from '#domain/text.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { type Organisation, type Person, useOrganisation } from '../../api/names.ts';
import { Form } from '../../fields/form.tsx';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { TEXTS } from '../../ui/texts.ts';

interface Props {
  readonly person?: Person;
  onSaved(name: string, saved: Reply<typeof ROUTES.savePerson>): void;
  onCancel(): void;
}

/** Units of the same name are told apart by their codes. */
function unitChoices({ units }: Organisation): Readonly<Record<string, Label>> {
  const isTwice = (name: string): boolean => units.filter((unit) => unit.name.zh === name).length > 1;
  return Object.fromEntries(units.map(({ code, name }) => [code, isTwice(name.zh) ? { zh: `${name.zh}（${code}）`, en: `${name.en} (${code})` } : name]));
}

function fieldsFor(organisation: Organisation): Fields {
  const roles = Object.fromEntries(Object.values(CATALOG.roles).map((role) => [role.id, role.name]));
  return {
    name: text({ name: TEXTS['people.name'], maxLength: 50 }),
    unit: choice({ name: TEXTS['people.unit'], choices: unitChoices(organisation) }),
    roles: multiChoice({ name: TEXTS['people.roles'], help: TEXTS['people.rolesHelp'], choices: roles }),
    user: optional(text({ name: TEXTS['people.user'], help: TEXTS['people.userHelp'], maxLength: 40 })),
    active: yesNo({ name: TEXTS['people.active'] }),
  };
}

function bodyOf(values: Values, person: Person | undefined): { name: string; unit: string; roles: string[]; active: boolean; code?: string; user?: string } {
  const { name, unit, roles, user, active } = values;
  return {
    ...(person && { code: person.code }),
    name: String(name),
    unit: String(unit),
    roles: Array.isArray(roles) ? roles.map(String) : [],
    active: active === true,
    ...(typeof user === 'string' && user !== '' && { user }),
  };
}

/** Adds a person or changes one. */
export function PersonForm({ person, onSaved, onCancel }: Props): ReactElement {
  const t = useText();
  const organisation = useOrganisation();
  const write = useWrite(ROUTES.savePerson);
  const fields = useMemo(() => organisation && fieldsFor(organisation), [organisation]);
  const initial = useMemo((): Values => (person ? { name: person.name, unit: person.unit, roles: person.roles, active: person.active, ...(person.user !== undefined && { user: person.user }) } : { active: true }), [person]);
  if (!fields) return <Loading />;
  const submit = (values: Values): void => {
    const body = bodyOf(values, person);
    write.mutate({ body }, {
      onSuccess: (saved) => {
        void refresh(ROUTES.people);
        onSaved(body.name, saved);
      },
    });
  };
  return <Form fields={fields} initial={initial} submitLabel={t('common.save')} onSubmit={submit} busy={write.isPending} problem={write.error} onCancel={onCancel} />;
}
