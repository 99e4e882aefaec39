import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { type Organisation, type Person, useOrganisation, usePeople } from '../../api/names.ts';
import { useText } from '../../ui/language.tsx';
import type { TextKey } from '../../ui/texts.ts';

interface Step {
  readonly text: TextKey;
  readonly to: string;
  readonly done: boolean;
}

function holds(people: readonly Person[], role: string): boolean {
  return people.some((person) => person.active && person.roles.includes(role));
}

/** What a new bureau needs before business starts (建局步骤), in order. */
export function stepsOf(people: readonly Person[], organisation: Organisation): readonly Step[] {
  const separated = Object.values(CATALOG.roles).filter((role) => role.separation !== undefined).map((role) => role.id);
  const worksHere = people.some((person) => person.active && person.roles.some((role) => !separated.includes(role)));
  return [
    { text: 'first.administrators', to: '/admin/people', done: separated.every((role) => holds(people, role)) },
    { text: 'first.organisation', to: '/admin/organisation', done: organisation.districts.length > 0 },
    { text: 'first.people', to: '/admin/people', done: worksHere },
    { text: 'first.rules', to: '/admin/rules', done: false },
  ];
}

/** The way from an empty bureau to a working one, each step leading to its page; nothing once the bureau works. */
export function FirstSteps(): ReactElement | null {
  const t = useText();
  const people = usePeople();
  const organisation = useOrganisation();
  if (!organisation || people.length === 0) return null;
  const steps = stepsOf(people, organisation);
  if (steps.slice(0, 3).every(({ done }) => done)) return null;
  return (
    <section className="first-steps">
      <h2>{t('first.title')}</h2>
      <ol>
        {steps.map(({ text, to, done }) => (
          <li key={text} className={done ? 'muted' : undefined}><Link to={to}>{t(text)}</Link>{done && ` ✓ ${t('first.done')}`}</li>
        ))}
      </ol>
    </section>
  );
}
