import * as fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** What a disk may tear: it promises whole sectors only. */
const SECTOR = 512;

type Chance = () => boolean;

/** The name of a file that stays its own when the file is renamed, and is not given to a later one. */
function identityOf(path: string): string {
  const { ino, birthtimeNs } = fs.statSync(path, { bigint: true });
  return `${ino}-${birthtimeNs}`;
}

/**
 * Watches every fsync this process makes below a folder and keeps what a power loss at this moment could leave:
 * of a file's content only what was synced is sure, of a folder's names only those synced with it or with the file.
 * Whatever is not sure may or may not have reached the disk, sector by sector and name by name. Linux only.
 */
export class SimulatedDisk {
  readonly #root: string;
  readonly #contents: string;
  /** Path below the root → identity of the file that surely has this name. */
  #names = new Map<string, string>();
  readonly #fsyncSync = fs.fsyncSync;

  constructor(root: string, store: string) {
    this.#root = root;
    this.#contents = store;
    fs.mkdirSync(store, { recursive: true });
    this.#replace((descriptor) => {
      this.#fsyncSync(descriptor);
      this.#reached(fs.readlinkSync(`/proc/self/fd/${descriptor}`));
    });
  }

  /** Stops watching. */
  remove(): void {
    this.#replace(this.#fsyncSync);
  }

  #replace(fsyncSync: typeof fs.fsyncSync): void {
    Object.assign(process.getBuiltinModule('node:fs'), { fsyncSync });
    syncBuiltinESMExports();
  }

  #reached(path: string): void {
    if (!path.startsWith(`${this.#root}/`) && path !== this.#root) return;
    if (!fs.existsSync(path)) return;
    if (fs.statSync(path).isDirectory()) this.#reachedFolder(path);
    else this.#reachedFile(path);
  }

  #reachedFile(path: string): void {
    const identity = identityOf(path);
    fs.copyFileSync(path, join(this.#contents, identity));
    this.#names.set(relative(this.#root, path), identity);
  }

  #reachedFolder(path: string): void {
    for (const name of this.#names.keys()) {
      if (dirname(join(this.#root, name)) === path) this.#names.delete(name);
    }
    for (const entry of fs.readdirSync(path, { withFileTypes: true })) {
      if (entry.isFile()) this.#names.set(relative(this.#root, join(path, entry.name)), identityOf(join(path, entry.name)));
    }
  }

  /** Writes into a new folder what a power loss now could leave; `survives` decides for each part that is not sure. */
  cutPower(image: string, survives: Chance): void {
    const live = new Map<string, string>();
    for (const entry of fs.readdirSync(this.#root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory()) fs.mkdirSync(join(image, relative(this.#root, path)), { recursive: true });
      else live.set(relative(this.#root, path), identityOf(path));
    }
    for (const name of new Set([...live.keys(), ...this.#names.keys()])) {
      const identity = this.#survivingName(live.get(name), this.#names.get(name), survives);
      if (identity) this.#writeFile(join(image, name), identity, live, survives);
    }
  }

  #survivingName(now: string | undefined, sure: string | undefined, survives: Chance): string | undefined {
    return now === sure || survives() ? now : sure;
  }

  #writeFile(target: string, identity: string, live: ReadonlyMap<string, string>, survives: Chance): void {
    const stored = join(this.#contents, identity);
    const sure = fs.existsSync(stored) ? fs.readFileSync(stored) : Buffer.alloc(0);
    const name = [...live].find(([, each]) => each === identity)?.[0];
    const now = name === undefined ? sure : fs.readFileSync(join(this.#root, name));
    fs.mkdirSync(dirname(target), { recursive: true });
    fs.writeFileSync(target, sure.equals(now) ? sure : mixed(sure, now, survives));
  }
}

/** Each sector as it surely was, or as it is now; a part that was never synced may read as zeros. */
function mixed(sure: Buffer, now: Buffer, survives: Chance): Buffer {
  const result = Buffer.alloc(survives() ? now.length : sure.length);
  for (let start = 0; start < result.length; start += SECTOR) {
    const source = survives() ? now : sure;
    if (start < source.length) source.copy(result, start, start, Math.min(start + SECTOR, result.length));
  }
  return result;
}
