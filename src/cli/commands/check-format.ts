import { problem, ProblemError } from '#domain/errors.ts';
import type { FormatCheck } from '#domain/report/format-check/check.ts';
import type { Deviation } from '#domain/report/format-check/deviation.ts';
import type { DocumentKind } from '#domain/report/format-check/kinds.ts';
import { DOCUMENT_KINDS } from '#domain/report/gbt9704.ts';
import { type CommandCall, EXIT, type ProcessCommand } from '../command.ts';
import { fileOperand } from '../file-operand.ts';

function kindOf({ values }: CommandCall): DocumentKind | undefined {
  const { kind } = values;
  const found = DOCUMENT_KINDS.find((each) => each === kind);
  if (kind !== undefined && !found) throw new ProblemError(problem('not-allowed-value', { field: { zh: '文种 --kind', en: '--kind' }, value: String(kind) }, 'kind'));
  return found;
}

function lineOf({ what, expected, found, basis, evidence, count, places }: Deviation): string {
  const [first] = places;
  const where = first?.paragraph === undefined ? '' : `　第${first.paragraph}段“${first.near ?? ''}”${count > 1 ? `等${count}处` : ''}`;
  return `${what.zh}：应为${expected.zh}，现为${found.zh}${where}　（${basis}${evidence === 'to-confirm' ? '，待核对标准文本' : ''}）\n  ${what.en}: expected ${expected.en}, found ${found.en}`;
}

function said({ kind, deviations }: FormatCheck): string {
  const of = kind ? `${kind}：` : '';
  return deviations.length === 0 ? `${of}未发现与 GB/T 9704-2012 不符之处 · no departure found` : `${of}${deviations.length} 项不符 · ${deviations.length} departures`;
}

/** Where a Word file departs from GB/T 9704-2012 (公文格式核查): `zhishu check-format notice.docx`. Needs no bureau; exits with 1 when something departs. */
export const checkFormatCommand: ProcessCommand = {
  name: 'check-format',
  operands: 'FILE',
  summary: { zh: '核查 docx 是否符合党政机关公文格式（GB/T 9704-2012）', en: 'check a docx against the official document format (GB/T 9704-2012)' },
  options: { kind: { type: 'string', value: 'KIND', help: { zh: '文种，如 通知；不给则按标题判断', en: 'the kind of document, such as 通知; judged by the title unless told' } } },
  async run(call) {
    const kind = kindOf(call);
    const { name, bytes } = fileOperand(call);
    const { checkDocxFormat } = await import('#server/documents/check-format.ts');
    const check = checkDocxFormat(bytes, name, kind);
    if (call.settings.json) call.out(JSON.stringify({ file: name, ...check }));
    else {
      for (const deviation of check.deviations) call.out(lineOf(deviation));
      call.say(said(check));
    }
    return check.deviations.length === 0 ? EXIT.done : EXIT.failed;
  },
};
