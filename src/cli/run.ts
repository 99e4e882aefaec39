import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ProblemError, problem, problemText } from '#domain/errors.ts';
import { COMMANDS } from './commands/index.ts';
import { type Command, type CommandCall, EXIT } from './command.ts';
import { COMMON_OPTIONS, helpOf, overview } from './help.ts';
import { type Settings, settingsFrom, WrongSetting } from './settings.ts';

/** Where a command's words go, and who may stop it. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
  out(text: string): void;
  say(text: string): void;
}

export interface Parsed {
  readonly values: CommandCall['values'];
  readonly positionals: readonly string[];
}

/** The options and operands of a command's line. @throws TypeError on an unknown option */
export function parseLine(command: Command, args: readonly string[]): Parsed {
  const options = Object.fromEntries(Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, { type, multiple = false }]) => [name, { type, multiple }]));
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: command.operands !== undefined });
  const lines = Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : value]);
  return { values: Object.fromEntries(lines) as CommandCall['values'], positionals };
}

/** The call of a command as parsed, in its place. */
export function callOf(terminal: Terminal, parsed: Parsed, settings: Settings): CommandCall {
  return {
    ...parsed, settings, signal: terminal.signal,
    path: (given) => resolve(terminal.cwd, given),
    out: (text) => terminal.out(text),
    say: (text) => terminal.say(text),
  };
}

/** Which data directory a command means when none is named. */
export function placeOf(command: Command, values: Parsed['values']): 'demo' | 'own' | 'existing' {
  if (command.name === 'demo' || values['demo'] === true) return 'demo';
  const makes = 'creates' in command ? command.creates : 'run' in command && command.name !== 'migrate';
  return makes ? 'own' : 'existing';
}

export async function findCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.() : undefined;
}

async function listOfCommands(): Promise<string> {
  return overview(await Promise.all(Object.values(COMMANDS).map((load) => load())));
}

/** Connections refused, names unknown, passwords wrong, databases missing: what a wrong DATABASE_URL leads to. */
const DATABASE_FAULTS = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28000', '28P01', '3D000']);

function databaseFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !DATABASE_FAULTS.has(String(error.code))) return undefined;
  const reason = error.message || String(error.code);
  return [problem('database-refused', { reason })].map((each) => `${problemText(each, 'zh')}\n${problemText(each, 'en')}`).join();
}

/** The text of whatever went wrong, and its exit code. */
export function failureOf(error: unknown): { readonly text: string; readonly code: number } {
  if (error instanceof Error && error.name === 'AbortError') return failureOf(new ProblemError(problem('cancelled')));
  if (error instanceof ProblemError) {
    const text = error.problems.map((each) => `${problemText(each, 'zh')}\n${problemText(each, 'en')}`).join('\n');
    const occupied = error.problems.some(({ code }) => code === 'demo-refused');
    const cancelled = error.problems.some(({ code }) => code === 'cancelled');
    if (cancelled) return { text, code: EXIT.cancelled };
    return { text, code: occupied ? EXIT.occupied : EXIT.failed };
  }
  const unreachable = databaseFault(error);
  if (unreachable) return { text: unreachable, code: EXIT.failed };
  if (error instanceof WrongSetting) return { text: error.message, code: EXIT.usage };
  return { text: error instanceof Error ? (error.stack ?? error.message) : String(error), code: EXIT.failed };
}

async function dispatch(command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  let parsed: Parsed;
  try {
    parsed = parseLine(command, args);
  } catch (error) {
    terminal.say(`${error instanceof Error ? error.message : String(error)}\n\n${helpOf(command)}`);
    return EXIT.usage;
  }
  if (parsed.values['help'] === true) {
    terminal.out(helpOf(command));
    return EXIT.done;
  }
  const { environment, cwd } = terminal;
  const settings = settingsFrom({ environment, cwd, values: parsed.values, place: placeOf(command, parsed.values) });
  const call = callOf(terminal, parsed, settings);
  if ('run' in command) return command.run(call);
  const { runOnServer } = await import('./on-server.ts');
  return runOnServer(command, call, args, cwd);
}

/** Runs one line of `zhishu`. @returns the exit code */
export async function runCommand(line: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...args] = line;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(await listOfCommands());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = await findCommand(name);
  if (!command) {
    terminal.say(`没有命令 “${name}” · there is no command “${name}”\n\n${await listOfCommands()}`);
    return EXIT.usage;
  }
  try {
    return await dispatch(command, args, terminal);
  } catch (error) {
    const { text, code } = failureOf(error);
    terminal.say(text);
    return code;
  }
}
