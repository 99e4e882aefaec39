import type { RuleVersion } from '#domain/rule/rule.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

function isOverridden(declared: readonly RuleVersion[], version: RuleVersion): boolean {
  return !declared.some((each) => each.from === version.from && each.basis.zh === version.basis.zh && each.evidence === version.evidence);
}

/** Every constant the bureau works by, with its basis, evidence and days in force, and whether the bureau set it. */
export const rules: Operation<typeof ROUTES.rules> = async (server) => {
  const setting = await server.setting();
  return {
    rules: setting.rules.rules.map((rule) => {
      const declared = server.catalog.rules.find(({ id }) => id === rule.id)?.versions ?? [];
      return {
        id: rule.id,
        name: { ...rule.name },
        versions: rule.versions.map((version) => ({
          from: version.from, basis: { ...version.basis }, evidence: version.evidence, params: { ...version.params }, overridden: isOverridden(declared, version), ...(version.to && { to: version.to }),
        })),
      };
    }),
  };
};
