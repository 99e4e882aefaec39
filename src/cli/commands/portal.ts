import { ProblemError, problem } from '#domain/errors.ts';
import { listen } from '#server/start/listen.ts';
import { portalApp } from '#server/start/portal.ts';
import { type CommandCall, EXIT, type ProcessCommand } from '../command.ts';
import { PAGES_FOLDER } from '../pages.ts';
import { untilStopped } from '../until-stopped.ts';

async function run({ settings, out, signal }: CommandCall): Promise<number> {
  const { ZHISHU_OFFICE: door, ZHISHU_PORTAL_SECRET: secret } = process.env;
  if (!door || !secret) throw new ProblemError(problem('unavailable'));
  const app = await portalApp({ door, secret, pages: PAGES_FOLDER, log: process.stderr, proxies: settings.proxies });
  const portal = await listen(app, settings.host, settings.portalPort);
  if (process.send) process.send({ address: portal.address });
  else out(portal.address);
  await untilStopped(signal);
  await portal.stop();
  return EXIT.done;
}

/** The portal alone; `zhishu start` starts it as a process of its own. */
export const portalCommand: ProcessCommand = {
  name: 'portal',
  summary: { zh: '只启动公众端（ZHISHU_OFFICE、ZHISHU_PORTAL_SECRET 指明局内端；start 会自行启动它）', en: 'the portal alone, for the office named by ZHISHU_OFFICE and ZHISHU_PORTAL_SECRET (start does this by itself)' },
  run,
};
