import type { FastifyInstance } from 'fastify';
import { bareApp, refuseUnknown } from '../http/bare-app.ts';
import { type ExecuteCommand, serveCommands } from './command-endpoint.ts';

/** The office's inner door, on the loopback only: commands for who holds the lock's secret. */
export function commandApp(secret: string, execute: ExecuteCommand, log?: NodeJS.WritableStream): FastifyInstance {
  const app = bareApp({ ...(log && { log }) });
  app.setNotFoundHandler(refuseUnknown);
  serveCommands(app, secret, execute);
  return app;
}
