import type { TermYears } from '#domain/patent/term.ts';
import { type Rule, defineRule } from '#domain/rule/rule.ts';

/** Years of protection (专利权保护期), chosen by the filing day (按申请日适用). */
export const patentTerm: Rule<TermYears> = defineRule({
  id: 'patent.term',
  name: { zh: '专利权保护期', en: 'Term of a patent' },
  versions: [
    {
      from: '1985-04-01',
      to: '1986-12-11',
      params: { invention: 15, utility: 8, design: 8 },
      basis: { zh: '《专利法》（1984）第四十五条', en: 'Patent Law (1984), art. 45' },
      evidence: 'K',
      note: { zh: '实用新型、外观设计五年，可续展三年。', en: 'Utility models and designs: five years, renewable for three.' },
    },
    {
      from: '1986-12-12',
      to: '1992-12-31',
      params: { invention: 20, utility: 8, design: 8 },
      basis: { zh: '《专利法》（1984）第四十五条；入世时发明延至二十年', en: 'Patent Law (1984), art. 45; inventions prolonged to twenty years on WTO accession' },
      evidence: 'K',
    },
    {
      from: '1993-01-01',
      to: '2021-05-31',
      params: { invention: 20, utility: 10, design: 10 },
      basis: { zh: '《专利法》（1992、2000、2008）；外观设计按新法施行过渡办法', en: 'Patent Law (1992, 2000, 2008); designs by the transitional measures of 2021' },
      evidence: 'K',
    },
    {
      from: '2021-06-01',
      params: { invention: 20, utility: 10, design: 15 },
      basis: { zh: '《专利法》（2020）第四十二条', en: 'Patent Law (2020), art. 42' },
      evidence: 'V',
    },
  ],
});

export const PATENT_TERM_RULES: readonly Rule[] = [patentTerm];
