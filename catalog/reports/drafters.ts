import type { FunctionId } from '../organisation.ts';

/** Who drafts which chapter of a collected report (起草分工), by genre and chapter; a chapter not named here is the office's. */
export const DRAFTERS: Readonly<Record<string, Readonly<Record<string, FunctionId>>>> = {
  'annual-summary': {
    planning: 'planning', programme: 'planning', supervision: 'office', creation: 'planning',
    utilization: 'promotion',
    protection: 'protection', adjudication: 'protection', hotline: 'hotline',
    service: 'promotion', visits: 'promotion', training: 'public-service',
    targets: 'planning', notes: 'planning',
  },
};

/** The function whose division drafts a chapter. */
export function drafterOf(genre: string, chapter: string): FunctionId {
  return DRAFTERS[genre]?.[chapter] ?? 'office';
}
