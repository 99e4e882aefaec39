import type { Label } from '#domain/text.ts';

export const PORTAL_TEXTS = {
} as const satisfies Record<string, Label>;
