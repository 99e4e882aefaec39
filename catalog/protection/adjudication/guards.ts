import { addDays, type CivilDate, civilDateAt } from '#domain/calendar/civil-date.ts';
import { type CaseView, findDay, findStep } from '#domain/case/view.ts';
import { ruleOn } from '#domain/rule/rule.ts';
import type { Label } from '#domain/text.ts';
import { lastDay, lastDayBefore } from '../../due.ts';
import { answer, enforcementDemand, hearingNotice, panel as panelRule, publicNotice, suit } from '../../rules/adjudication.ts';
import type { Adjudication } from './fields.ts';

type View = CaseView<Adjudication>;
type Refusal = Label | undefined;

type Panel = NonNullable<Adjudication['panel']>;

/** 三名以上单数，一人任审理长，不得重复. */
export function panelRefusal(members: Panel | undefined, today: CivilDate): Refusal {
  const { least } = ruleOn(panelRule, today).params as { least: number };
  const panel = members ?? [];
  if (panel.length < least || panel.length % 2 === 0) return { zh: `合议组应为${least}人以上单数，现为${panel.length}人。`, en: `The panel must be an odd number of at least ${least}; it has ${panel.length}.` };
  if (new Set(panel.map(({ person }) => person)).size < panel.length) return { zh: '合议组中有人重复，请核对。', en: 'Somebody is on the panel twice; please check.' };
  const presiding = panel.filter(({ duty }) => duty === 'presiding').length;
  return presiding === 1 ? undefined : { zh: '合议组须有且只有一名审理长。', en: 'The panel needs exactly one presiding member.' };
}

/** 已向法院起诉的不予受理 (专利法 §65). */
export function acceptanceRefusal({ values }: View, members: Panel | undefined, today: CivilDate): Refusal {
  if (!values.notSued) return { zh: '当事人已就同一纠纷向法院起诉或约定仲裁，不能立案，应作不予受理。', en: 'The dispute is before a court or under arbitration; it cannot be accepted.' };
  if (values.requester.id === values.respondent.id) return { zh: '请求人与被请求人是同一主体，请核对。', en: 'Requester and respondent are the same party; please check.' };
  return panelRefusal(members, today);
}

/** 公告送达须届满法定公告期. */
export function serviceRefusal(view: View, mode: string, servedOn: CivilDate): Refusal {
  const noticed = findDay(view, 'start-notice');
  if (mode !== 'public-notice') return undefined;
  if (!noticed) return { zh: '公告送达须先登记公告之日。', en: 'Record the day of the public notice first.' };
  const due = lastDay(publicNotice, noticed);
  return servedOn < due ? { zh: `公告期至${due}届满，届满方视为送达。`, en: `The notice runs until ${due}; only then does it count as served.` } : undefined;
}

/** 答辩期未满不得记为未答辩. */
export function silenceRefusal(view: View, today: CivilDate): Refusal {
  const served = findDay(view, 'serve') ?? today;
  const due = lastDay(answer, served);
  return today > due ? undefined : { zh: `答辩期至${due}届满，期满后方可记为未答辩。`, en: `The answer is due by ${due}; only after that may it be recorded as missing.` };
}

/** 口审通知至少三个工作日前. */
export function hearingRefusal(hearingAt: string | undefined, today: CivilDate): Refusal {
  if (!hearingAt) return { zh: '请填写口审时间。', en: 'Give the time of the hearing.' };
  const last = lastDayBefore(hearingNotice, civilDateAt(hearingAt), today);
  return today <= last ? undefined : { zh: '口审至少提前三个工作日通知，请改期。', en: 'A hearing needs notice of at least three working days; choose a later day.' };
}

/** 口头审理的须已举行；合议须有笔录. */
export function deliberationRefusal(view: View, mode: string | undefined): Refusal {
  if (mode === 'oral' && !findStep(view, 'hold-hearing')) return { zh: '选择口头审理的，须先举行口审。', en: 'An oral trial needs its hearing first.' };
  return undefined;
}

/** 延长只能一次. */
export function extensionRefusal(view: View): Refusal {
  return findStep(view, 'extend') ? { zh: '结案期限已延长一次，不得再延。', en: 'The term has been extended once; it cannot be again.' } : undefined;
}

/** 起诉期满方生效. */
export function effectRefusal(view: View, today: CivilDate): Refusal {
  const served = findDay(view, 'serve-decision') ?? today;
  const due = lastDay(suit, served);
  return today > due ? undefined : { zh: `起诉期至${due}届满，期满未起诉方生效。`, en: `A suit may be filed until ${due}; the decision takes effect only after that.` };
}

/** 催告送达十日后方可申请执行 (行政强制法 §54)；只有侵权成立的可执行. */
export function enforcementRefusal(view: View, demandedOn: CivilDate, today: CivilDate): Refusal {
  if (view.values.conclusion !== 'established') return { zh: '只有认定侵权成立的裁决可申请强制执行。', en: 'Only a decision that found infringement can be enforced.' };
  const { amount } = ruleOn(enforcementDemand, today).params.term;
  const earliest = addDays(demandedOn, amount);
  return today > earliest ? undefined : { zh: `催告书送达满${amount}日后（${earliest}之后）方可申请。`, en: `Ten days must pass after the demand was served (after ${earliest}).` };
}

/** 只公开侵权成立的裁决. */
export function publicationRefusal({ values }: View): Refusal {
  return values.conclusion === 'established' ? undefined : { zh: '只公开认定侵权成立的裁决。', en: 'Only decisions that found infringement are published.' };
}

/** The presiding member, who then handles the case (主审). */
export function presidingOf(members: Panel | undefined): string | undefined {
  return members?.find(({ duty }) => duty === 'presiding')?.person;
}
