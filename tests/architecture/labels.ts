import { parseSync, Visitor, type ESTree } from 'vite';
import { lineAt, type Finding, type SourceFile } from './source-files.ts';

const HAN = /\p{Script=Han}/u;
/** Texts with nothing to translate: placeholders, signs, codes, names such as “IPC” or “PDF”. A new such name gets its place here. */
const NEEDS_NO_TRANSLATION = /^(\{\w+\}|[^\p{Ll}]|docx)*$/u;

/** Every `{ zh: …, en: … }` literal that lacks a language, is blank in one, or whose Chinese is not Chinese. */
export function incompleteLabels(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) => {
    const findings: Finding[] = [];
    const { program } = parseSync(file.path, file.text);
    new Visitor({
      ObjectExpression(node) {
        const message = labelDefect(textsOf(node));
        if (message !== undefined) findings.push({ path: file.path, line: lineAt(file.text, node.start), message });
      },
    }).visit(program);
    return findings;
  });
}

/** The values under `zh` and `en`: a text, null where it is computed, absent where there is no such key. */
function textsOf(node: ESTree.ObjectExpression): Readonly<Record<string, string | null>> {
  const texts: Record<string, string | null> = {};
  for (const property of node.properties) {
    if (property.type === 'Property' && property.key.type === 'Identifier') texts[property.key.name] = literalText(property.value);
  }
  return texts;
}

function literalText(node: ESTree.Expression): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.raw).join('{computed}');
  return null;
}

function labelDefect({ zh, en }: Readonly<Record<string, string | null>>): string | undefined {
  if (zh === undefined && en === undefined) return undefined;
  if (zh === undefined) return 'a label without zh';
  if (en === undefined) return 'a label without en';
  if (zh?.trim() === '') return 'a label whose zh is blank';
  if (en?.trim() === '') return 'a label whose en is blank';
  if (zh === null || HAN.test(zh) || NEEDS_NO_TRANSLATION.test(zh)) return undefined;
  return `a label whose zh is not Chinese: “${zh}”`;
}
