import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Fields, personalPaths, type Values } from '#domain/form/index.ts';
import { readJson, writeJson } from '../ui/settings.ts';

/** A form as it was left: what was typed and when (ISO). */
export interface KeptDraft {
  readonly at: string;
  readonly values: Values;
}

const WAIT = 400;

function isDraft(value: unknown): value is KeptDraft {
  return typeof value === 'object' && value !== null && 'at' in value && 'values' in value;
}

/** What may lie on a shared machine: everything typed but personal values and lists that hold some. */
export function keepable(fields: Fields, values: Values): Values {
  const personal = new Set(personalPaths(fields).map((path) => path.split('.', 1)[0]));
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => name in fields && !personal.has(name) && value !== undefined));
}

export interface DraftState {
  readonly values: Values;
  /** The draft that was found when the form opened, until it is discarded. */
  readonly restored: KeptDraft | undefined;
  set(name: string, value: unknown): void;
  /** Back to how the form began. */
  discard(): void;
  /** The form was sent: nothing more to keep. */
  forget(): void;
}

/**
 * The values of a form while they are typed, kept on this device under `key` so that nothing is lost.
 * What nobody touched follows `initial`, also when that changes under the form.
 */
export function useDraft(fields: Fields, initial: Values, key: string | undefined): DraftState {
  const [restored, setRestored] = useState(() => (key === undefined ? undefined : readJson(`draft.${key}`, isDraft)));
  const [typed, setTyped] = useState<Values>(() => (restored ? keepable(fields, restored.values) : {}));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    if (key !== undefined) writeJson(`draft.${key}`, undefined);
  }, [key]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const keep = useCallback((next: Values) => {
    clearTimeout(timer.current);
    if (key !== undefined) timer.current = setTimeout(() => writeJson(`draft.${key}`, { at: new Date().toISOString(), values: keepable(fields, next) }), WAIT);
  }, [fields, key]);
  return useMemo(() => ({
    values: { ...initial, ...typed },
    restored,
    forget,
    set: (name, value) => setTyped((before) => {
      const next = { ...before, [name]: value };
      keep(next);
      return next;
    }),
    discard: () => {
      forget();
      setRestored(undefined);
      setTyped({});
    },
  }), [typed, restored, forget, keep, initial]);
}
