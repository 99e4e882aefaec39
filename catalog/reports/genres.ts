import type { Genre } from '#domain/report/genre.ts';
import { annualSummary } from './annual-summary.ts';

/** Every kind of report that the bureau writes (报告体例), in the order they are offered. */
export const GENRES: readonly Genre[] = [annualSummary];
