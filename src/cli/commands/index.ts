import type { Command } from '../command.ts';
import { portalCommand } from './portal.ts';
import { startCommand } from './start.ts';

/** Every command of `zhishu`, in the order of the help. */
export const COMMANDS: readonly Command[] = [startCommand, portalCommand];
