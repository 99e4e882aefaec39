import { ProblemError, problem } from '#domain/errors.ts';
import { checkOverride } from '#domain/rule/rule-set.ts';
import type { RuleValue } from '#domain/rule/rule.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

/** Confirms or sets a rule's constants from a day on (本局设定). Appended with who set it; earlier cases keep their rules. */
export const saveRule: Operation<typeof ROUTES.saveRule> = async (server, { params, body, actor, write }) => {
  const basis = body.basis.trim();
  if (basis === '') throw new ProblemError(problem('required', { field: { zh: '依据', en: 'Basis' } }, 'basis'));
  const { rules } = await server.setting();
  const values = body.params as Readonly<Record<string, RuleValue>>;
  const found = checkOverride(rules, { ruleId: params.id, from: body.from, params: values, basis: { zh: basis, en: basis } });
  if (found.length > 0) throw new ProblemError(...found);
  const saved = await write(async (trx) => {
    await trx.insertInto('rule_setting').values({ rule: params.id, valid_from: body.from, params: JSON.stringify(values), basis, set_by: actor.person }).execute();
    return { done: true as const };
  });
  server.refresh();
  return saved;
};
