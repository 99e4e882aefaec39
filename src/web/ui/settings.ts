/** What this device remembers for its user: language, columns, filters, drafts. Without storage nothing is remembered and all works. */
const PREFIX = 'zhishu.';

export function readSetting(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeSetting(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // A full or forbidden storage only means that nothing is remembered.
  }
}

/** A remembered value; undefined when there is none or it is not what `is` asks for. */
export function readJson<T>(name: string, is: (value: unknown) => value is T): T | undefined {
  const text = readSetting(name);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function writeJson(name: string, value: unknown): void {
  writeSetting(name, value === undefined ? undefined : JSON.stringify(value));
}

/** Forgets all settings whose names begin so, for instance the drafts of somebody who signs out. */
export function forgetSettings(prefix: string): void {
  try {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    for (const name of names) if (name.startsWith(PREFIX + prefix)) localStorage.removeItem(name);
  } catch {
    // See writeSetting.
  }
}
