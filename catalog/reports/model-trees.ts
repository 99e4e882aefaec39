import type { HeadingLevel } from '#domain/report/document.ts';

/**
 * The heading tree of a report that a bureau published (体例范本), as a description: its levels, their order, how they are
 * numbered, and what each is about in our own words. None of its text stands here.
 */
export interface ModelTree {
  /** Which report of the handbook's list it is, and the file that holds it outside the project. */
  readonly source: string;
  readonly file: string;
  /** Headings of these levels are numbered through the whole report. */
  readonly continuous: readonly HeadingLevel[];
  readonly topics: readonly ModelTopic[];
}

export interface ModelTopic {
  readonly level: HeadingLevel;
  readonly topic: string;
}

/** A tree written as lines: `-` before a topic for each level. */
function treeOf(lines: string): readonly ModelTopic[] {
  return lines.trim().split(/\s*\n\s*/).flatMap((line) => {
    const [, dashes = '', topics = ''] = /^(-+) (.+)$/.exec(line) ?? [];
    return topics.split(' ').map((topic) => ({ level: dashes.length as HeadingLevel, topic }));
  });
}

export const WORK_PLAN_MODEL: ModelTree = {
  source: 'S22/2023',
  file: 'tianjin-2022-summary-2023-plan.txt',
  continuous: [2],
  topics: treeOf(`
    - programme
    -- implement-programme
    - law
    -- policy-and-law
    - districts
    -- science-park protection-city district-features
    - enterprises
    -- navigation nurture enterprise-training enterprise-service
    - universities
    -- university-creation university-transfer campus-culture
    - transfer
    -- operation-centres trading-platform
    - protection
    -- joint-protection technical-support brand-protection
    - foundations
    -- talent culture office-efficiency
    - party
    -- political-building branch-building clean-conduct`),
};

export const HALF_YEAR_MODEL: ModelTree = {
  source: 'half-year outline, 2019',
  file: 'outline-half-year.md',
  continuous: [],
  topics: treeOf(`
    - done
    -- policy
    --- funds-rules pledge-policy award-rules talent-policy district-assessment
    -- enforcement
    --- anti-counterfeiting dispute-settlement assistance joint-protection
    -- creation
    --- advantage-enterprises high-value pledge trading
    -- management
    --- monthly-ranking operation-platform service-agencies
    -- publicity
    --- publicity-week enforcement-publicity open-day media information
    -- party
    --- party-responsibility integrity ideology team
    - problems next`),
};

export const PARTY_MODEL: ModelTree = {
  source: 'S20',
  file: 'tianjin-2020-party-report.txt',
  continuous: [],
  topics: treeOf(`
    - practices
    -- leadership
    --- political-building overall-planning responsibility-lists study ideology
    -- discipline
    --- talks warning-education appointments inspection
    -- organisation
    --- rules-of-life model-branches role-models members
    -- prevention
    --- checks personal-reports integrity-risks lasting-rules
    -- conduct
    --- accountability festivals idleness
    -- urgent
    --- grass-roots service-level support-measures service-teams
    -- highlights
    --- protection-reform protection-centre operation-system awards pilots burden cases-of-help
    - problems next
    -- next-study next-responsibility next-discipline next-conduct`),
};

export const RULE_OF_LAW_MODEL: ModelTree = {
  source: 'S24',
  file: 'binhai-2024-rule-of-law-report.txt',
  continuous: [3],
  topics: treeOf(`
    - measures
    -- duties
    --- reform lists-of-powers
    -- environment
    --- credit fair-environment
    -- system
    --- normative-documents
    -- decisions
    --- decision-making
    -- restraint
    --- supervision openness
    - leader-duty shortcomings next`),
};

/** The chapters of a summary of a year; the items below them are each bureau's own. */
export const ANNUAL_SUMMARY_MODEL: ModelTree = {
  source: 'S17',
  file: 'tianjin-2017-annual-summary.txt',
  continuous: [],
  topics: treeOf('- planning coordination utilization protection service culture own-house'),
};
