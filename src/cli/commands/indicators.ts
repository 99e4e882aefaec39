import { SOURCES } from '#domain/indicator/indicator.ts';
import { EXIT, type ServerCommand } from '../command.ts';

/** The definitions of all indicators in force (指标口径). */
export const indicatorsCommand: ServerCommand = {
  name: 'indicators',
  summary: { zh: '列出指标及其口径', en: 'list the indicators and their definitions' },
  async work({ catalog }, { settings, out }) {
    const listed = catalog.currentIndicators.map(({ id, version, name, definition, measure, computation, owner, source, scale, decimals }) => ({
      id, version, name: name.zh, nameEn: name.en, definition: definition.zh, measure: measure.zh, kind: computation.kind, owner, source, decimals: decimals ?? scale ?? 0,
    }));
    if (settings.json) out(JSON.stringify(listed));
    else for (const { id, name, measure, definition, source } of listed) out(`${id.padEnd(36)} ${name}（${measure}，${SOURCES[source].zh}）：${definition}`);
    return EXIT.done;
  },
};
