import type { FunctionId } from '../organisation.ts';
import { partyResponsibility } from './party-responsibility.ts';

/** Who drafts which chapter of a collected report (起草分工), by genre and chapter; a chapter not named here is the office's. */
export const DRAFTERS: Readonly<Record<string, Readonly<Record<string, FunctionId>>>> = {
  'annual-summary': {
    planning: 'planning', programme: 'planning', supervision: 'office', creation: 'planning',
    utilization: 'promotion',
    protection: 'protection', adjudication: 'protection', hotline: 'hotline',
    service: 'promotion', visits: 'promotion', training: 'public-service',
    targets: 'planning', notes: 'planning',
    culture: 'public-service', 'own-house': 'personnel',
  },
  'work-plan': {
    'implement-programme': 'planning', 'policy-and-law': 'legal', 'science-park': 'promotion', 'protection-city': 'protection', 'district-features': 'planning',
    navigation: 'promotion', nurture: 'promotion', 'enterprise-training': 'public-service', 'enterprise-service': 'promotion',
    'university-creation': 'promotion', 'university-transfer': 'promotion', 'campus-culture': 'public-service',
    'operation-centres': 'promotion', 'trading-platform': 'promotion',
    'joint-protection': 'protection', 'technical-support': 'protection', 'brand-protection': 'trademark-window',
    talent: 'public-service', culture: 'public-service', 'political-building': 'personnel', 'branch-building': 'personnel', 'clean-conduct': 'personnel',
  },
  'half-year-summary': {
    'funds-rules': 'planning', 'pledge-policy': 'promotion', 'award-rules': 'promotion', 'talent-policy': 'personnel', 'district-assessment': 'planning',
    'anti-counterfeiting': 'protection', 'dispute-settlement': 'protection', assistance: 'hotline', 'joint-protection': 'protection',
    'advantage-enterprises': 'promotion', 'high-value': 'planning', pledge: 'promotion', trading: 'promotion',
    'operation-platform': 'promotion', 'service-agencies': 'promotion', 'publicity-week': 'public-service', 'open-day': 'public-service', media: 'public-service',
    'party-responsibility': 'personnel', integrity: 'personnel', ideology: 'personnel', team: 'personnel',
  },
  'district-bulletin': { overview: 'planning', ranking: 'planning', 'ranking-inventions-per-10k': 'planning', 'ranking-high-value-inventions': 'planning', 'ranking-inventions-in-force': 'planning', work: 'planning', next: 'planning' },
  'rule-of-law': {
    reform: 'personnel', 'lists-of-powers': 'legal', credit: 'protection', 'fair-environment': 'protection', 'normative-documents': 'legal', 'decision-making': 'office',
    supervision: 'office', openness: 'office', 'leader-duty': 'legal', shortcomings: 'legal', next: 'legal',
  },
  'party-responsibility': Object.fromEntries(partyResponsibility.chapters.map(({ id }) => [id, 'personnel'])),
  'protection-white-paper': {
    opening: 'protection', rules: 'legal', adjudication: 'protection', mediation: 'protection', trademarks: 'protection', filings: 'protection', fast: 'protection-centre',
    assistance: 'hotline', overseas: 'protection', society: 'public-service', cases: 'protection', years: 'planning',
  },
  'development-white-paper': {
    opening: 'planning', patents: 'planning', trademarks: 'trademark-window', finance: 'promotion', transfer: 'promotion', enterprises: 'promotion',
    protection: 'protection', management: 'planning', service: 'public-service', regions: 'planning', outlook: 'planning',
  },
};

/** The function whose division drafts a chapter. */
export function drafterOf(genre: string, chapter: string): FunctionId {
  return DRAFTERS[genre]?.[chapter] ?? 'office';
}
