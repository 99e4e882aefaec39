import type { Command } from '../command.ts';
import { backupCommand } from './backup.ts';
import { demoCommand } from './demo.ts';
import { factsCommand } from './facts.ts';
import { indicatorsCommand } from './indicators.ts';
import { migrateCommand } from './migrate.ts';
import { portalCommand } from './portal.ts';
import { rebuildCommand } from './rebuild.ts';
import { restoreCommand } from './restore.ts';
import { startCommand } from './start.ts';
import { unitsCommand } from './units.ts';
import { verifyCommand } from './verify.ts';

/** Every command of `zhishu`, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  startCommand, demoCommand,
  unitsCommand, indicatorsCommand, factsCommand,
  verifyCommand, rebuildCommand, backupCommand, restoreCommand, migrateCommand, portalCommand,
];
