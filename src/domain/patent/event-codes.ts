import type { LegalMatter } from './legal-matter.ts';

/**
 * What the codes of legal events mean (法律事件代码), by the office that gave them. A code that is not here stays as text.
 * Chinese ones: the codes of the gazette's 事务公告 since 2011 as they are printed in it, and those before as the EPO's INPADOC
 * coverage table names them. Others: descriptions that the EPO's OPS gives with the code. Evidence K: to be confirmed
 * against the table in force (INPADOC "legal event codes", revised weekly).
 */
export const EVENT_CODES: Readonly<Record<string, Readonly<Record<string, LegalMatter>>>> = {
  CN: {
    // 公布、审查、授权
    PB01: 'published', C06: 'published', SE01: 'examination', C10: 'examination', GR01: 'grant', C14: 'grant',
    // 结局
    RJ01: 'rejection', C12: 'rejection', WD01: 'withdrawal', C02: 'withdrawal', C04: 'withdrawal',
    CF01: 'lapse', C17: 'lapse', C19: 'lapse', CX01: 'expiry', AV01: 'abandonment', AD01: 'abandonment', C20: 'abandonment',
    IW01: 'full-invalidation', IP01: 'partial-invalidation', RR01: 'restoration',
    // 权利人、许可、质押、保全
    TR01: 'transfer', TA01: 'transfer', C41: 'transfer', ASS: 'transfer',
    CP01: 'name-or-address', CP02: 'name-or-address', CP03: 'name-or-address', CB02: 'name-or-address', C56: 'name-or-address',
    EE01: 'licence', EM01: 'licence', LIC: 'licence', EC01: 'licence-end',
    PE01: 'pledge', PM01: 'pledge', PC01: 'pledge-end', PP01: 'preservation', PD01: 'preservation-end',
    // 其他
    CB03: 'correction', CD02: 'correction', CI01: 'correction', CI02: 'correction', CI03: 'correction', DD01: 'other',
  },
  EP: {
    '17P': 'examination', '17Q': 'examination', GRAA: 'grant', '18D': 'withdrawal', '18W': 'withdrawal', '18R': 'rejection',
    '27W': 'full-invalidation', '27A': 'partial-invalidation', PG25: 'lapse', GBPC: 'lapse', BERE: 'lapse', PGFP: 'fee', PLFP: 'fee', PGRI: 'restoration',
    RAP1: 'transfer', RAP2: 'transfer', RAP4: 'transfer', BECN: 'name-or-address', AK: 'other', AX: 'other', '26N': 'other', PLBE: 'other', REG: 'other', STAA: 'other', REF: 'other',
  },
  US: {
    STCF: 'grant', AS: 'transfer', MAFP: 'fee', FEPP: 'fee', FPAY: 'fee', LAPS: 'lapse', FP: 'lapse', STCH: 'lapse', STCB: 'withdrawal', REMI: 'other', CC: 'correction',
  },
  AT: { MM01: 'lapse' },
  KR: { GRNT: 'grant', LAPS: 'lapse' },
  // Codes of the old standard form that several offices use for an annuity not paid.
  '*': { MM4A: 'lapse', MM1K: 'lapse', MK4A: 'expiry' },
};
