import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** One document to set: `data` is the JSON of pdf-data.ts. */
export interface TypesettingRequest {
  readonly id: number;
  readonly data: string;
}

export type TypesettingReply =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: string };

/** Substitutes for the official fonts: weights 400 and 700 for 仿宋 and 楷体, 900 for 小标宋, Sans 500 for 黑体. */
const FONT_FOLDERS = [
  ['@expo-google-fonts/noto-serif-sc', ['400Regular', '700Bold', '900Black']],
  ['@expo-google-fonts/noto-sans-sc', ['400Regular', '500Medium']],
] as const;

function fontPaths(officialFonts: string | undefined): string[] {
  const require = createRequire(import.meta.url);
  const substitutes = FONT_FOLDERS.flatMap(([name, weights]) => {
    const folder = dirname(require.resolve(`${name}/package.json`));
    return weights.map((weight) => join(folder, weight));
  });
  return officialFonts === undefined ? substitutes : [officialFonts, ...substitutes];
}

const { officialFonts }: { officialFonts?: string } = workerData;
const template = readFileSync(new URL('./official.typ', import.meta.url), 'utf8');
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontPaths(officialFonts) }] });

function typeset(request: TypesettingRequest): TypesettingReply {
  try {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { document: request.data } });
    const document = compiled.result;
    if (document === null) return { id: request.id, error: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []) };
    return { id: request.id, pdf: new Uint8Array(compiler.pdf(document)) };
  } catch (error) {
    return { id: request.id, error: error instanceof Error ? error.message : String(error) };
  } finally {
    compiler.evictCache(2);
  }
}

parentPort?.on('message', (request: TypesettingRequest) => {
  const reply = typeset(request);
  parentPort?.postMessage(reply, 'pdf' in reply ? [reply.pdf.buffer] : []);
});
