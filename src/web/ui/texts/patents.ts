import type { Label } from '#domain/text.ts';

export const PATENT_TEXTS = {
} as const satisfies Record<string, Label>;
