import type { Command } from '../command.ts';

/** Every command of `zhishu`, in the order of the help; each is loaded when it is called. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  import: async () => (await import('./import.ts')).importCommand,
  search: async () => (await import('./search.ts')).searchCommand,
  index: async () => (await import('./search-index.ts')).indexCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  'read-back': async () => (await import('./read-back.ts')).readBackCommand,
  read: async () => (await import('./read.ts')).readCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  'check-format': async () => (await import('./check-format.ts')).checkFormatCommand,
  rows: async () => (await import('./rows.ts')).rowsCommand,
  units: async () => (await import('./units.ts')).unitsCommand,
  indicators: async () => (await import('./indicators.ts')).indicatorsCommand,
  facts: async () => (await import('./facts.ts')).factsCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  rebuild: async () => (await import('./rebuild.ts')).rebuildCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  portal: async () => (await import('./portal.ts')).portalCommand,
};
