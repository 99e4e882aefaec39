import { ProblemError, problem } from '#domain/errors.ts';
import type { Server } from '../context.ts';

/** A server that is still being opened: the office listens before, and answers `unavailable` until it is there. */
export interface LaterServer {
  readonly server: Server;
  isThere(): boolean;
  arrive(server: Server): void;
  leave(): void;
}

export function laterServer(catalog: Server['catalog']): LaterServer {
  let current: Server | undefined;
  const now = (): Server => {
    if (!current) throw new ProblemError(problem('unavailable'));
    return current;
  };
  return {
    server: {
      get database() {
        return now().database;
      },
      get files() {
        return now().files;
      },
      get accounts() {
        return now().accounts;
      },
      catalog,
      setting: async () => now().setting(),
      organisation: async () => now().organisation(),
      search: async () => now().search(),
      refresh: () => now().refresh(),
      forgetFirstPassword: () => now().forgetFirstPassword(),
    },
    isThere: () => current !== undefined,
    arrive: (server) => (current = server),
    leave: () => (current = undefined),
  };
}
