import type { OpenServer } from '#server/start/open-server.ts';
import { listen, type Running } from '#server/start/listen.ts';
import { officeApp } from '#server/start/office.ts';
import { DEMO_PASSWORD } from '#demo/people.ts';
import { Client } from './client.ts';

/** The office, answering on a loopback port of its own. */
export async function startOffice(server: OpenServer): Promise<Running> {
  return listen(await officeApp(server, { isReady: () => true }), '127.0.0.1', 0);
}

/** The session of a user of the model city. */
export async function signIn(address: string, user: string): Promise<string> {
  const client = new Client(address);
  const { status, body } = await client.call('POST', '/sign-in', { user, password: DEMO_PASSWORD });
  client.close();
  if (status !== 200) throw new Error(`${user} cannot sign in: ${body}`);
  return (JSON.parse(body) as { token: string }).token;
}
