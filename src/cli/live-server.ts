import { request } from 'node:http';
import { createInterface } from 'node:readline';
import type { Holder } from '#server/database/data-directory-lock.ts';
import { COMMAND_PATH, type CommandWord, type RemoteCommand } from '#server/start/command-endpoint.ts';
import type { CommandCall } from './command.ts';

/** Has the server that holds the data directory carry a command out, and passes its words on as they come. @returns its exit code */
export async function askLiveServer(holder: Pick<Holder, 'address' | 'secret'>, command: RemoteCommand, call: Pick<CommandCall, 'out' | 'say' | 'signal'>): Promise<number> {
  const body = JSON.stringify(command);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const asked = request(new URL(COMMAND_PATH, holder.address), {
    method: 'POST', signal: call.signal,
    headers: { authorization: `Bearer ${holder.secret}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  });
  asked.on('error', reject);
  asked.on('response', (response) => {
    let code: number | undefined;
    createInterface({ input: response }).on('line', (line) => {
      const word = JSON.parse(line) as CommandWord;
      if ('out' in word) call.out(word.out);
      else if ('say' in word) call.say(word.say);
      else code = word.exit;
    }).on('close', () => (code === undefined ? reject(new Error('the server ended the command')) : resolve(code)));
  });
  asked.end(body);
  return promise;
}
