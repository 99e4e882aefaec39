import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';

/** A receipt, with what it is the receipt of. */
export interface KeptReceipt extends Reply<typeof ROUTES.portalIntake> {
  readonly kind: string;
  readonly subject: string;
}

const NAME = 'zhishu.receipt';

function isReceipt(value: unknown): value is KeptReceipt {
  return typeof value === 'object' && value !== null && 'receipt' in value && 'hash' in value && 'attachments' in value;
}

/** Keeps the receipt as long as this tab is open, so that reloading does not lose it; on no device for longer. */
export function keepReceipt(receipt: KeptReceipt): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(receipt));
  } catch {
    held = receipt;
  }
}

let held: KeptReceipt | undefined;

export function keptReceipt(): KeptReceipt | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? 'null');
    return isReceipt(value) ? value : held;
  } catch {
    return held;
  }
}
