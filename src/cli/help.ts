import type { Label } from '#domain/text.ts';
import type { Command, CommandOption } from './command.ts';

/** Options that every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, CommandOption>> = {
  data: { type: 'string', value: 'DIR', help: { zh: '数据目录（默认 ./data，示范 ./data-demo；或 ZHISHU_DATA）', en: 'data directory (default ./data, the demo ./data-demo; or ZHISHU_DATA)' } },
  json: { type: 'boolean', help: { zh: '标准输出只有 JSON', en: 'JSON and nothing else on standard output' } },
  help: { type: 'boolean', help: { zh: '显示本说明', en: 'show this help' } },
};

const ENVIRONMENT: readonly (readonly [string, Label])[] = [
  ['HOST', { zh: '监听地址（127.0.0.1）', en: 'address to listen on (127.0.0.1)' }],
  ['PORT', { zh: '局内端口（8080）', en: 'port of the office (8080)' }],
  ['PORTAL_PORT', { zh: '公众端口（PORT 的下一个）', en: 'port of the portal (the one after PORT)' }],
  ['ZHISHU_DATA', { zh: '数据目录', en: 'data directory' }],
  ['ZHISHU_FILES', { zh: '附件目录（默认在数据目录内），或 s3://桶/前缀', en: 'directory of files (default inside the data directory), or s3://bucket/prefix' }],
  ['ZHISHU_S3_ENDPOINT', { zh: '对象存储地址；另设 ZHISHU_S3_REGION、AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY', en: 'where the bucket answers; with ZHISHU_S3_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY' }],
  ['ZHISHU_PROXIES', { zh: '另一台机器上的反向代理，IP 或网段，以逗号分隔', en: 'reverse proxies on other machines: addresses or networks, separated by commas' }],
  ['DATABASE_URL', { zh: 'PostgreSQL 15 以上的地址；没有则用内嵌数据库', en: 'PostgreSQL 15 or newer; without it an embedded database' }],
];

function line(left: string, { zh, en }: Label): string {
  return `  ${left.padEnd(26)} ${zh} · ${en}`;
}

function optionLine([name, option]: readonly [string, CommandOption]): string {
  return line(`--${name}${option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : ''}`, option.help);
}

/** The list of commands: `zhishu --help`. */
export function overview(commands: readonly Command[]): string {
  return [
    '知枢 Zhishu：知识产权局工作系统 · the working system of an intellectual-property bureau', '',
    '用法 usage: zhishu COMMAND [OPTIONS]', '',
    ...commands.map((command) => line(command.name, command.summary)), '',
    '环境变量 environment（参数优先 flags first）:', ...ENVIRONMENT.map(([name, help]) => line(name, help)), '',
    '各命令的说明 help of a command: zhishu COMMAND --help',
  ].join('\n');
}

/** The help of one command: `zhishu report --help`. */
export function helpOf(command: Command): string {
  const options = { ...command.options, ...COMMON_OPTIONS };
  return [
    `${command.summary.zh} · ${command.summary.en}`, '',
    `用法 usage: zhishu ${command.name}${command.operands ? ` ${command.operands}` : ''} [OPTIONS]`, '',
    ...Object.entries(options).map(optionLine),
  ].join('\n');
}
