import { createContext, type ReactElement, use } from 'react';
import type { AnyRoute } from '#contract/client.ts';
import { ROUTES } from '#contract/routes.ts';
import type { Field, Names } from '#domain/form/index.ts';
import type { ProseFigure } from './prose/chip.ts';

/** What an input is given. The value is what was typed or what is stored; the domain's check takes both. */
export interface InputProps<F extends Field = Field> {
  readonly field: F;
  readonly id: string;
  readonly value: unknown;
  onChange(value: unknown): void;
  readonly invalid: boolean;
  /** Ids of the help and problem texts. */
  readonly describedBy: string | undefined;
  /** The problems below a path relative to this field: `[0].text`. */
  problemsAt(path: string): readonly string[];
}

export interface OutputProps<F extends Field = Field> {
  readonly field: F;
  readonly value: unknown;
  /** In one line of a table, rather than with room. */
  readonly compact?: boolean;
}

/**
 * What the web knows of a kind of field: how it is typed and how it is shown.
 * `grouped`: the input is several controls, named by a legend instead of a label.
 */
export interface FieldUi<F extends Field = Field> {
  Input(props: InputProps<F>): ReactElement;
  Output(props: OutputProps<F>): ReactElement | null;
  grouped?(field: F): boolean;
  /** Takes the whole width of a form rather than a column of it. */
  readonly wide?: boolean;
}

/** One field of a form with its name, help, input and problems. */
export interface FieldLineProps {
  readonly field: Field;
  readonly id: string;
  readonly value: unknown;
  onChange(value: unknown): void;
  problemsAt(path: string): readonly string[];
}

/** What values need besides themselves: names for codes, where a case's files lie, where new ones go. */
export interface ValueSurroundings {
  readonly names: Names;
  fileAddress?(hash: string): string;
  /** The items of one of the case's lists, in words, for actions that name one. */
  itemsOf?(list: string): readonly { readonly id: string; readonly text: string }[];
  /** The figures that a prose may hold, with what they come to. */
  readonly figures?: readonly ProseFigure[];
  readonly uploadTo: AnyRoute;
}

export const ValueContext = createContext<ValueSurroundings>({ names: { name: () => undefined }, uploadTo: ROUTES.upload });

export function useSurroundings(): ValueSurroundings {
  return use(ValueContext);
}
