import type { Label } from '#domain/text.ts';
import type { Server } from '#server/context.ts';
import type { Settings } from './settings.ts';

/** What follows a command on the line: `--year Y`. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  /** The name of the value in the help: `DIR`. */
  readonly value?: string;
  /** May be given several times; its value is then a text with a line for each. */
  readonly multiple?: boolean;
  readonly help: Label;
}

/** A command with what it was given. */
export interface CommandCall {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly settings: Settings;
  /** Ends when the caller gives up: Ctrl-C, or a lost connection to the server that carries it out. */
  readonly signal: AbortSignal;
  /** A path as the caller meant it, absolute: the command may run in the server's process. */
  path(given: string): string;
  /** Results, on standard output. With `--json` nothing but one JSON value goes there. */
  out(text: string): void;
  /** Progress and remarks for people, on standard error. */
  say(text: string): void;
}

interface Described {
  readonly name: string;
  /** Operands: `GENRE`, `FILE…`. */
  readonly operands?: string;
  readonly summary: Label;
  readonly options?: Readonly<Record<string, CommandOption>>;
}

/** A command that works on an open installation: here, or inside the server that has it open. */
export interface ServerCommand extends Described {
  /** Whether it creates an empty bureau where there is none. */
  readonly creates?: boolean;
  /** Carries it out. @returns the exit code. @throws ProblemError */
  work(server: Server, call: CommandCall): Promise<number>;
}

/** A command that opens, or never opens, the installation itself. */
export interface ProcessCommand extends Described {
  run(call: CommandCall): Promise<number>;
}

/** One command of `zhishu`: a file of its own in `commands/`. */
export type Command = ServerCommand | ProcessCommand;

/** Exit codes: 0 done, 1 refused or nothing done, 2 some rows refused or wrong usage, 4 the place is taken, 130 cancelled. */
export const EXIT = { done: 0, failed: 1, partly: 2, usage: 2, occupied: 4, cancelled: 130 } as const;
