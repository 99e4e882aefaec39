import type { Actor } from '#domain/access/actor.ts';
import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts';
import type { Random } from './random.ts';
import type { Office, Story } from './story.ts';

/** How a case goes between its acceptance and its conclusion (审理经过). */
export type Course = 'written' | 'hearing' | 'extended' | 'suspended' | 'dismissed-first' | 'mediated' | 'mediation-failed';

/** One case on trial: when it began and ends, and who handles it. */
export interface Trial {
  readonly acceptedOn: CivilDate;
  readonly concludedOn: CivilDate;
  readonly days: number;
  readonly course: Course;
  readonly handler: Actor;
  readonly clerk: Actor;
  readonly random: Random;
}

class Bench {
  readonly office: Office;
  readonly story: Story;
  readonly trial: Trial;

  constructor(office: Office, story: Story, trial: Trial) {
    this.office = office;
    this.story = story;
    this.trial = trial;
  }

  /** The working day at a part of the time between acceptance and conclusion. */
  at(part: number): CivilDate {
    return this.office.hours.workedBefore(addDays(this.trial.acceptedOn, Math.max(1, Math.round(this.trial.days * part))));
  }

  /** The working day so many before the conclusion, or after it. */
  fromEnd(workdays: number): CivilDate {
    return this.office.hours.after(this.trial.concludedOn, workdays);
  }

  handle(action: string, day: CivilDate, input: object = {}): this {
    this.story.act(this.trial.handler, this.office.hours.on(day, this.trial.random), action, input);
    return this;
  }

  endorse(days: readonly CivilDate[], opinions: readonly string[] = []): this {
    this.story.endorseAll(days, opinions);
    return this;
  }

  after(day: CivilDate, workdays: number): CivilDate {
    return this.office.hours.after(day, workdays);
  }
}

function serveAndAnswer(bench: Bench): void {
  const servedOn = bench.after(bench.trial.acceptedOn, 2);
  const answeredOn = bench.after(servedOn, 7);
  bench.handle('serve', servedOn, { mode: 'post', servedOn });
  bench.handle('answer', answeredOn, { answer: '被控产品采用现有技术，未落入涉案专利权利要求1的保护范围。', answeredOn });
  bench.handle('forward-answer', bench.after(answeredOn, 1), { mode: 'electronic', servedOn: bench.after(answeredOn, 1) });
}

/** A hearing set six working days ahead and held (口审). */
function hear(bench: Bench, part: number): void {
  const heldOn = bench.at(part);
  bench.handle('notify-hearing', bench.after(heldOn, -6), { hearingAt: morning(heldOn), hearingPlace: '本局第一口审厅' });
  bench.handle('hold-hearing', heldOn, { heldOn, requesterPresence: 'present', respondentPresence: 'present', minutes: '双方到庭，就技术特征比对和现有技术抗辩充分陈述，核对笔录无误后签名。' });
}

/** Half past nine in Shanghai. */
function morning(day: CivilDate): string {
  return `${day}T01:30:00.000Z`;
}

function extend(bench: Bench): void {
  const day = bench.at(0.42);
  bench.handle('extend', day, { reason: '案情特别复杂，需补充技术比对。' }).endorse([bench.after(day, 1), bench.after(day, 2)], ['理由充分，拟同意。', '同意延长一个月。']);
}

function suspend(bench: Bench): void {
  const day = bench.at(0.34);
  const input = { ground: 'invalidation', reference: `W${bench.trial.random.whole(100_000, 999_999)}`, detail: '被请求人提出无效宣告请求并被受理。' };
  bench.handle('suspend', day, input).endorse([bench.after(day, 1), bench.after(day, 2)], ['符合中止情形，拟同意。', '同意中止。']);
}

function mediate(bench: Bench, result: 'agreed' | 'failed'): void {
  bench.handle('start-mediation', bench.at(0.44), { bothAgree: true });
  bench.handle('end-mediation', bench.at(0.6), { result, note: result === 'agreed' ? '被请求人停止销售并支付许可费。' : '双方对补偿数额分歧较大。' });
}

const OPINIONS = ['事实清楚，证据充分，拟同意。', '程序合法，适用法律正确。', '同意。'];

/** Proposed six working days before the end, and passed by division, legal review and leader (处长、法制、局领导). */
function conclude(bench: Bench, action: 'decide' | 'dismiss-first', input: object): void {
  bench.handle(action, bench.fromEnd(-6), input).endorse([bench.fromEnd(-4), bench.fromEnd(-2), bench.trial.concludedOn], OPINIONS);
}

function decide(bench: Bench, trialMode: 'oral' | 'written'): void {
  const established = bench.trial.random.chance(0.75);
  bench.handle('deliberate', bench.fromEnd(-8), { trialMode, deliberation: '合议组一致意见，逐项比对权利要求全部技术特征。' });
  conclude(bench, 'decide', {
    outcome: established ? 'established' : 'not-established',
    findings: '涉案专利权有效。经比对，双方对被控产品技术特征无异议。',
    reasoning: established ? '被控产品具备权利要求1的全部技术特征，现有技术抗辩不成立。' : '被控产品缺少权利要求1的一项技术特征，且不构成等同。',
    order: established ? '责令被请求人立即停止制造、销售被控侵权产品。' : '驳回请求人的请求。',
  });
}

function dismissFirst(bench: Bench): void {
  conclude(bench, 'dismiss-first', {
    allClaims: true, invalidation: `第${bench.trial.random.whole(50_000, 59_999)}号`, findings: '涉案专利所依据的权利要求已被宣告全部无效。',
    reasoning: '据以请求的权利基础不存在，依法先行裁驳。', order: '驳回请求人的请求。无效决定被撤销的，可以另行请求处理。',
  });
}

function withdraw(bench: Bench): void {
  bench.handle('close-withdrawn', bench.fromEnd(-2), { ground: 'mediated', detail: '双方达成调解协议，请求人撤回请求。' }).endorse([bench.trial.concludedOn], ['同意撤案。']);
}

const COURSES: Readonly<Record<Course, (bench: Bench) => void>> = {
  written: (bench) => decide(bench, 'written'),
  hearing: (bench) => {
    hear(bench, 0.6);
    decide(bench, 'oral');
  },
  extended: (bench) => {
    extend(bench);
    hear(bench, 0.65);
    decide(bench, 'oral');
  },
  suspended: (bench) => {
    suspend(bench);
    bench.handle('resume', bench.at(0.62), { reason: '无效宣告请求人撤回请求，恢复审理。' });
    decide(bench, 'written');
  },
  'dismissed-first': (bench) => {
    suspend(bench);
    dismissFirst(bench);
  },
  mediated: (bench) => {
    mediate(bench, 'agreed');
    withdraw(bench);
  },
  'mediation-failed': (bench) => {
    mediate(bench, 'failed');
    decide(bench, 'written');
  },
};

/** Served on both, in effect when nobody sued, performed, published and archived. */
function close(bench: Bench): void {
  const { story, trial } = bench;
  if (story.ended) return;
  const volume = `澜知裁卷${trial.concludedOn.slice(0, 4)}-${trial.random.whole(100, 999)}`;
  if (story.view.state === 'withdrawn') return void bench.handle('archive', bench.fromEnd(8), { volume });
  bench.handle('serve-decision', bench.fromEnd(2), { side: 'requester', mode: 'direct', servedOn: bench.fromEnd(2) });
  bench.handle('serve-decision', bench.fromEnd(4), { side: 'respondent', mode: 'post', servedOn: bench.fromEnd(4) });
  const effective = bench.after(addDays(bench.fromEnd(4), 24), 1);
  bench.handle('take-effect', effective);
  if (!story.ended && story.view.values['conclusion'] === 'established') publishAndPerform(bench, effective);
  bench.handle('archive', bench.after(effective, 40), { volume });
}

function publishAndPerform(bench: Bench, effective: CivilDate): void {
  bench.handle('publish', bench.after(effective, 1), { publicSummary: '被请求人制造、销售的产品落入涉案专利权保护范围，责令停止侵权（示例，已脱敏）。' }).endorse([bench.after(effective, 3)], ['同意公开。']);
  const performedOn = bench.after(effective, 12);
  bench.handle('record-performance', performedOn, { performance: 'voluntary', performedOn });
}

/** Tries an accepted case by its course and closes it. */
export function tryCase(office: Office, story: Story, trial: Trial): void {
  const bench = new Bench(office, story, trial);
  serveAndAnswer(bench);
  COURSES[trial.course](bench);
  close(bench);
}
