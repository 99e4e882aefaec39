import { FIELD_TYPES, type MoneyField, moneyInWan, moneyInYi } from '#domain/form/index.ts';
import { decimal } from '#domain/form/number-text.ts';

const WAN = 1_000_000;
const YI = 10_000_000_000;

/** An amount of fen as people say it: in 亿 from a hundred million yuan, in 万 from ten thousand; nothing below. */
export function saidAmount(fen: number): string | undefined {
  const size = Math.abs(fen);
  if (size >= YI) return moneyInYi(fen);
  return size >= WAN ? moneyInWan(fen) : undefined;
}

/** What the amount typed means, or undefined while it is none or small. */
export function amountHint(field: MoneyField, typed: unknown): string | undefined {
  const checked = FIELD_TYPES.money.check(field, typed);
  return checked.ok ? saidAmount(checked.value) : undefined;
}

/** Stored fen as the yuan that a person would type; what was typed as it stands. */
export function typedYuan(value: unknown): unknown {
  return typeof value === 'number' ? decimal(value, 0).replace(/^(-?)(\d+)$/, (_, sign: string, digits: string) => sign + yuanDigits(digits)) : value;
}

function yuanDigits(fen: string): string {
  const padded = fen.padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`.replace(/\.00$/, '');
}
