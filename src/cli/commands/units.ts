import { EXIT, type ServerCommand } from '../command.ts';

/** The units of the bureau as they are today. */
export const unitsCommand: ServerCommand = {
  name: 'units',
  summary: { zh: '列出机构（处室、中心、区局）', en: 'list the units of the bureau' },
  async work(server, { settings, out }) {
    const { units } = await server.organisation();
    const today = (await server.setting()).today();
    const now = units.filter(({ from, to }) => from <= today && (to === undefined || today <= to));
    if (settings.json) out(JSON.stringify(now.map(({ code, name, parent, kind, functions, district }) => ({ code, name: name.zh, nameEn: name.en, parent: parent ?? null, kind, functions, district: district ?? null }))));
    else for (const { code, name, parent } of now) out(`${code.padEnd(20)} ${name.zh}${parent ? ` ← ${parent}` : ''}`);
    return EXIT.done;
  },
};
