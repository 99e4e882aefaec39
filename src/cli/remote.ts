import type { Server } from '#server/context.ts';
import type { ExecuteCommand } from '#server/start/command-endpoint.ts';
import { EXIT } from './command.ts';
import type { Settings } from './settings.ts';

/** Carries out, in the live server, a command that another process was given. */
export function executeOn(server: Server, settings: Settings): ExecuteCommand {
  return async (asked, tell, signal) => {
    const { findCommand, parseLine, callOf, failureOf } = await import('./run.ts');
    const terminal = { environment: {}, cwd: asked.cwd, signal, out: (text: string) => tell({ out: text }), say: (text: string) => tell({ say: text }) };
    const command = await findCommand(asked.command);
    if (!command || !('work' in command)) {
      tell({ say: `命令 “${asked.command}” 须在服务停止后执行 · stop the server before “${asked.command}”` });
      return EXIT.failed;
    }
    try {
      const parsed = parseLine(command, asked.args);
      return await command.work(server, callOf(terminal, parsed, { ...settings, json: parsed.values['json'] === true }));
    } catch (error) {
      const { text, code } = failureOf(error);
      tell({ say: text });
      return code;
    }
  };
}
