import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one process from any other, also after its number was given to another one. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start tick where the system tells (Linux), else ''. */
  readonly start: string;
  /** Host and process namespace: only within the same one does a number mean anything. */
  readonly scope: string;
}

function orEmpty(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return '';
  }
}

/** Field 22 of /proc/<pid>/stat; the command in field 2 may hold spaces and parentheses. */
function startTick(pid: number): string {
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function startOf(pid: number): string {
  const tick = startTick(pid);
  return tick && `${orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))}/${tick}`;
}

export function ownIdentity(): ProcessIdentity {
  const namespace = orEmpty(() => readlinkSync('/proc/self/ns/pid'));
  return { pid: process.pid, start: startOf(process.pid), scope: `${hostname()} ${namespace}` };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether that process still runs; undefined when it belongs to another host or container and cannot be asked. */
export function isRunning(identity: ProcessIdentity): boolean | undefined {
  if (identity.scope !== ownIdentity().scope) return undefined;
  return exists(identity.pid) && startOf(identity.pid) === identity.start;
}
