import { defineRoles } from '#domain/organisation/organisation.ts';

/**
 * The posts of the bureau (岗位). A person may hold several, each in a unit.
 * System, security and audit administrator are three persons (三员分立) and see no business data, the audit administrator only the audit trail.
 */
export const ROLES = defineRoles({
  officer: { name: { zh: '承办人', en: 'officer' }, duty: { zh: '承办本处室的办件与台账', en: 'handles the cases and ledgers of the division' } },
  clerk: { name: { zh: '窗口人员', en: 'window clerk' }, duty: { zh: '受理窗口业务并登记', en: 'receives and registers matters at a window' } },
  secretary: { name: { zh: '书记员', en: 'clerk of the panel' }, duty: { zh: '送达、记录与归档', en: 'serves, keeps the record and archives' } },
  'division-head': { name: { zh: '处长', en: 'head of division' }, duty: { zh: '审核本处室办件，分派承办人', en: 'reviews the cases of the division and assigns them' } },
  'legal-reviewer': { name: { zh: '法制审核人员', en: 'legal reviewer' }, duty: { zh: '对重大决定作法制审核', en: 'reviews grave decisions for legality' } },
  'bureau-leader': { name: { zh: '局领导', en: 'leader of the bureau' }, duty: { zh: '批准决定，督导全局工作', en: 'approves decisions and oversees the bureau' } },
  director: { name: { zh: '局长', en: 'director' }, duty: { zh: '主持全局工作', en: 'heads the bureau' } },
  'supervision-officer': { name: { zh: '督查专员', en: 'supervision officer' }, duty: { zh: '立项、交办、催办和办结审核', en: 'opens, assigns, presses and closes supervision items' } },
  'statistics-officer': { name: { zh: '统计岗', en: 'statistics officer' }, duty: { zh: '录入和复核报表、供数单与指标', en: 'enters and checks statements, supplied figures and indicators' } },
  'hotline-officer': { name: { zh: '12330专员', en: 'hotline officer' }, duty: { zh: '登记、答复和转办12330事项', en: 'registers, answers and transfers matters of the 12330 desk' } },
  'district-officer': { name: { zh: '区局人员', en: 'officer of a district bureau' }, duty: { zh: '办理本区事项，报送本区台账', en: 'handles the matters of the district and reports its ledgers' } },
  finance: { name: { zh: '财务人员', en: 'finance officer' }, duty: { zh: '核对资金与补贴', en: 'checks funds and subsidies' } },
  auditor: { name: { zh: '审计人员', en: 'auditor' }, duty: { zh: '查阅全部办件，不得办理', en: 'reads every case and acts in none' }, readOnly: true },
  discipline: { name: { zh: '纪检人员', en: 'discipline inspector' }, duty: { zh: '查阅全部办件，监督履职', en: 'reads every case and watches over conduct' }, readOnly: true },
  'system-admin': { name: { zh: '系统管理员', en: 'system administrator' }, duty: { zh: '维护人员、机构与系统，不见业务数据', en: 'keeps people, units and the system; sees no business data' }, separation: 'system', blind: true },
  'security-admin': { name: { zh: '安全管理员', en: 'security administrator' }, duty: { zh: '授予岗位与权限，不见业务数据', en: 'grants posts and rights; sees no business data' }, separation: 'security', blind: true },
  'audit-admin': { name: { zh: '安全审计员', en: 'audit administrator' }, duty: { zh: '查阅操作记录，不见业务数据', en: 'reads the audit trail; sees no business data' }, separation: 'audit', blind: true },
});

export type RoleId = keyof typeof ROLES;
