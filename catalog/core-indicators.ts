/**
 * The core indicators (核心指标), one or two of each wing, by which a leader sees in ten seconds how the year stands; in the order
 * in which they are shown.
 */
export const CORE_INDICATORS: readonly string[] = [
  'inventions-in-force', 'invention-grants', 'pledge-amount', 'adjudications-concluded',
  'hotline-items', 'supervision-on-time-rate', 'visited-enterprises', 'training-attendances',
];
