import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { type FilePlace, filePlaceFrom } from '#server/files/file-place.ts';

/** Where things are: by flag, else by environment, else by default. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly portalPort: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly files?: FilePlace;
  readonly databaseUrl?: string;
  /** Reverse proxies on other machines. */
  readonly proxies: readonly string[];
  readonly json: boolean;
}

/** A bureau of one's own, and the model city's: never the same directory. */
export const DATA_DIRECTORY = 'data';
export const DEMO_DIRECTORY = 'data-demo';

/** What the caller set, where it runs, and what the command wants. */
export interface SettingSource {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly place: 'demo' | 'own' | 'existing';
}

export class WrongSetting extends Error {}

function portOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongSetting(`${name}: 端口须为 0 至 65535 的整数 · a port is a whole number from 0 to 65535 (${text})`);
  return port;
}

const PROXY = { zh: '须为 IP 地址或网段，以逗号分隔，如 10.0.0.5,10.1.0.0/16', en: 'addresses or networks separated by commas, as 10.0.0.5,10.1.0.0/16' };

/** @throws WrongSetting naming what is no address */
function proxiesOf(list = ''): readonly string[] {
  const proxies = list.split(',').map((each) => each.trim()).filter(Boolean);
  const wrong = proxies.find((each) => !isAddress(each));
  if (wrong !== undefined) throw new WrongSetting(`ZHISHU_PROXIES: ${PROXY.zh} · ${PROXY.en} (${wrong})`);
  return proxies;
}

/** `10.0.0.5`, `10.1.0.0/16`, `fd00::/8`. A network of everyone would let any caller say whom it is. */
function isAddress(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  if (bits === undefined || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits);
}

/** Whether an embedded database lies in a directory. */
export function holdsDatabase(dataDir: string): boolean {
  return existsSync(join(dataDir, 'database'));
}

/**
 * The data directory: `--data`, `ZHISHU_DATA`, else `data-demo` for the model city and `data` for a bureau.
 * A command that only works on an existing bureau takes the model city's where there is no other.
 */
function dataDirectory({ environment, cwd, values, place }: SettingSource): string {
  const named = text(values['data']) ?? environment['ZHISHU_DATA'];
  if (named) return resolve(cwd, named);
  const own = resolve(cwd, DATA_DIRECTORY);
  const demo = resolve(cwd, DEMO_DIRECTORY);
  if (place === 'demo') return demo;
  return place === 'existing' && !holdsDatabase(own) && holdsDatabase(demo) ? demo : own;
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @throws WrongSetting; ProblemError `file-store-refused` */
export function settingsFrom(source: SettingSource): Settings {
  const { environment, values, cwd } = source;
  const port = portOf('PORT', text(values['port']) ?? environment['PORT'], 8080);
  const files = text(values['files']) ?? environment['ZHISHU_FILES'];
  const databaseUrl = environment['DATABASE_URL'];
  return {
    host: text(values['host']) ?? environment['HOST'] ?? '127.0.0.1',
    port,
    portalPort: portOf('PORTAL_PORT', text(values['portal-port']) ?? environment['PORTAL_PORT'], port === 0 ? 0 : port + 1),
    dataDir: dataDirectory(source),
    ...(files && { files: filePlaceFrom(files, environment, cwd) }),
    ...(databaseUrl && { databaseUrl }),
    proxies: proxiesOf(environment['ZHISHU_PROXIES']),
    json: values['json'] === true,
  };
}
