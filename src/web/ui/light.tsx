import type { ReactElement } from 'react';
import { useText } from './language.tsx';

/** The lights of a deadline: told apart by shape and by colour. */
export const LIGHTS = {
  green: { shape: '●', label: 'light.green' },
  yellow: { shape: '▲', label: 'light.yellow' },
  red: { shape: '■', label: 'light.red' },
  suspended: { shape: '◌', label: 'light.suspended' },
  done: { shape: '✓', label: 'light.done' },
} as const;

export type LightName = keyof typeof LIGHTS;

export function isLight(name: string | undefined): name is LightName {
  return name !== undefined && name in LIGHTS;
}

/** A light, its word for a screen reader; with `words` the word is shown too. */
export function Light({ name, words }: { readonly name: string | undefined; readonly words?: boolean }): ReactElement | null {
  const t = useText();
  if (!isLight(name)) return null;
  const { shape, label } = LIGHTS[name];
  return (
    <span className={`light light-${name}`} title={t(label)}>
      <span aria-hidden="true" className="light-shape">{shape}</span>
      <span className={words ? 'light-word' : 'sr-only'}>{t(label)}</span>
    </span>
  );
}
