/**
 * Runs benchmarks, one after the other, each in a process of its own.
 * Run: npm run bench [-- name…] [--json]; without a name it lists them, `all` runs every one.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const BENCHMARKS: Readonly<Record<string, string>> = {
  start: 'first and later start of the model city, and memory a minute after readiness',
  lists: 'worklists and registers at 100,000 cases, at the API',
  intake: 'durable case intake over HTTP with 8 clients, against pgbench on the same server',
  report: "all figures of a year's report from 10,000 and 1,000,000 postings",
  reader: 'how well and how fast past reports are read, against the keyed ones',
  stock: 'patents in force on any day by 16 districts, from 1,000,000 generated ones',
  import: 'the seven gazette files into the patent register',
  search: 'the embedded search engine on 100,000 generated patents (SEARCH_DOCUMENTS), against FTS5',
};

interface Ran {
  readonly code: number;
  readonly output: string;
}

function run(name: string, asJson: boolean): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...(asJson ? ['--json'] : [])], { stdio: ['ignore', asJson ? 'pipe' : 'inherit', 'inherit'] });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => (output += part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** What a benchmark printed: its findings where it knows `--json`, else its lines. */
function read(output: string): unknown {
  const lines = output.trim().split('\n');
  try {
    return JSON.parse(lines.at(-1) ?? '');
  } catch {
    return lines;
  }
}

function list(): void {
  console.log('npm run bench -- <name…> [--json]\n');
  for (const [name, what] of [...Object.entries(BENCHMARKS), ['all', 'all of them']]) console.log(`  ${(name ?? '').padEnd(8)} ${what}`);
}

async function runAll(names: readonly string[], asJson: boolean): Promise<void> {
  const found: Record<string, unknown> = {};
  for (const name of names) {
    if (!asJson) console.log(`\n── ${name}: ${BENCHMARKS[name]}`);
    const { code, output } = await run(name, asJson);
    if (code !== 0) process.exitCode = code;
    found[name] = read(output);
  }
  if (asJson) console.log(JSON.stringify(found, null, 2));
}

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = asked.find((name) => name !== 'all' && !BENCHMARKS[name]);
if (unknown) {
  console.error(`There is no benchmark “${unknown}”.`);
  process.exitCode = 2;
}
if (asked.length === 0 || unknown) list();
else await runAll(asked.includes('all') ? Object.keys(BENCHMARKS) : asked, process.argv.includes('--json'));
