import type { Label, Language } from './text.ts';

/** One entry of the error catalogue: the HTTP status and the sentence in both languages; `{name}` is filled from params. */
export interface ErrorEntry extends Label {
  readonly status: number;
}

/**
 * The one error catalogue, shared by server, web and command line.
 * Each sentence says what is wrong and what to do about it.
 */
export const ERRORS = {
  required: { status: 422, zh: '「{field}」未填写，请补填。', en: '“{field}” is missing; please fill it in.' },
  'not-allowed-value': { status: 422, zh: '「{field}」的值“{value}”不在可选范围内，请从列表中选择。', en: '“{field}” cannot be “{value}”; choose one from the list.' },
  'wrong-format': { status: 422, zh: '「{field}」格式不对：应为{expected}，请改正。', en: '“{field}” has the wrong form: expected {expected}; please correct it.' },
  'out-of-range': { status: 422, zh: '「{field}」超出范围：应在 {min} 至 {max} 之间，请改正。', en: '“{field}” is out of range: it must lie between {min} and {max}; please correct it.' },
  'too-long': { status: 422, zh: '「{field}」太长：最多 {max} 字，请缩短。', en: '“{field}” is too long: {max} characters at most; please shorten it.' },
  'bad-characters': { status: 422, zh: '「{field}」含有不可见的控制字符，请重新输入。', en: '“{field}” contains control characters; please type it again.' },
  'unknown-field': { status: 422, zh: '没有名为“{field}”的栏目，请删去。', en: 'There is no field called “{field}”; please remove it.' },
  'check-digit': { status: 422, zh: '「{field}」校验位不符：应为“{expected}”，请核对号码。', en: '“{field}” fails its check digit: expected “{expected}”; please check the number.' },
  'state-secret': { status: 422, zh: '本系统不得存储国家秘密：不接受密级为秘密、机密、绝密的内容，请删去并改走涉密渠道。', en: 'This system is not for state secrets: nothing marked 秘密, 机密 or 绝密 is accepted; please remove it and use the channel for classified matters.' },
  'not-in-state': { status: 409, zh: '办件现为“{state}”，不能“{action}”。', en: 'The case is “{state}”; “{action}” is not possible now.' },
  'not-your-role': { status: 403, zh: '您的岗位不能“{action}”；可办理的岗位：{roles}。', en: 'Your post may not do “{action}”; it belongs to: {roles}.' },
  'stale-version': { status: 409, zh: '办件在您打开后已被更新（您看到第 {seen} 版，现为第 {current} 版），请刷新后再办。', en: 'The case has changed since you opened it (you saw version {seen}, it is now {current}); reload and try again.' },
  'approval-pending': { status: 409, zh: '“{action}”正在审批，请先办结或撤回。', en: '“{action}” is awaiting approval; please finish or withdraw it first.' },
  'no-approval-pending': { status: 409, zh: '没有待您审批的事项，请刷新。', en: 'Nothing is waiting for your approval; please reload.' },
  'guard-refused': { status: 409, zh: '{reason}', en: '{reason}' },
  'not-found': { status: 404, zh: '找不到{what}，或您无权查看。', en: '{what} was not found, or is not yours to see.' },
  'not-signed-in': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  'bad-credentials': { status: 401, zh: '用户名或密码不对，请核对后再试。', en: 'User name or password is wrong; please check both and try again.' },
  'locked-out': { status: 429, zh: '尝试次数过多，请 {minutes} 分钟后再试。', en: 'Too many attempts; try again in {minutes} minutes.' },
  'weak-password': { status: 422, zh: '「{field}」太弱：至少 10 位，含大写、小写、数字、符号中的三类，且不含用户名，请重设。', en: '“{field}” is too weak: at least 10 characters of three kinds (capitals, small letters, digits, signs), without the user name; please choose another.' },
  'password-change-required': { status: 403, zh: '一次性密码只能用来登录后改密，请先修改密码。', en: 'A one-time password opens nothing but the change of it; please change your password first.' },
  'administrators-missing': { status: 409, zh: '三员尚未配齐（缺{missing}），请系统管理员先指定，再办理业务。', en: 'The three administrators are not complete (missing: {missing}); please let the system administrator name them before business starts.' },
  'roles-separated': { status: 422, zh: '系统管理员、安全管理员、安全审计员不得由一人兼任，也不得兼任业务岗位，请分别指定。', en: 'System, security and audit administrator must be three persons without other posts; please name others.' },
  'user-name-taken': { status: 422, zh: '用户名“{value}”已被占用，请另取。', en: 'The user name “{value}” is taken; please choose another.' },
  forbidden: { status: 403, zh: '您无权进行此操作，请由有此岗位的人员办理。', en: 'You may not do this; please ask somebody whose post it is.' },
  'bad-request': { status: 400, zh: '请求无法理解：{detail}，请改正后再试。', en: 'The request could not be understood: {detail}; please correct it and try again.' },
  'idempotency-key-missing': { status: 400, zh: '写操作须带 Idempotency-Key 请求头，请补上后再试。', en: 'Every write needs an Idempotency-Key header; please add one and try again.' },
  'idempotency-key-reused': { status: 422, zh: '同一 Idempotency-Key 已用于不同内容，请换一个。', en: 'This Idempotency-Key was used with another body; use a new one.' },
  'idempotency-running': { status: 409, zh: '同一请求正在处理，请稍候。', en: 'The same request is still running; please wait a moment.' },
  'too-large': { status: 413, zh: '内容太大：最多 {max}，请缩小或拆分后再试。', en: 'Too large: {max} at most; please make it smaller or split it.' },
  'wrong-file-type': { status: 415, zh: '文件“{file}”的内容与类型不符或不接受此类型，请改用：{allowed}。', en: 'File “{file}” is not what its name says, or not accepted; please use: {allowed}.' },
  'damaged-file': { status: 422, zh: '文件“{file}”损坏或无法读取：{detail}，请重新导出后再试。', en: 'File “{file}” is damaged or unreadable: {detail}; please export it again and retry.' },
  'unknown-columns': { status: 422, zh: '认不出“{file}”的列：至少需要{expected}，请在对应关系中指定。', en: 'The columns of “{file}” were not recognised: at least {expected} is needed; please map them.' },
  'no-patent-number': { status: 422, zh: '没有可用的专利号码：须有完好的申请号，或带文献种类代码的公开（公告）号（如 CN109996757A），请补正。', en: 'No usable patent number: an intact application number is needed, or a publication number with its kind code (such as CN109996757A); please supply one.' },
  'unknown-patent': { status: 422, zh: '登记簿里没有 {number}，本清单不带名称，不能据此新登记；请先导入这件专利的著录数据。', en: '{number} is not in the register, and a list without titles makes no new entry; please import this patent’s data first.' },
  'broken-xml': { status: 422, zh: '此件的 XML 有误：{detail}。未导入，请向来源索取完好的文件。', en: 'The XML of this record is wrong: {detail}. It was left out; please get an intact file from its source.' },
  'damaged-number': { status: 422, zh: '申请号“{value}”已被表格软件损坏，只能按公开（公告）号识别；请用文本格式的申请号补正。', en: 'Application number “{value}” was damaged by a spreadsheet; only the publication number identifies the patent. Please supply the number as text.' },
  'future-date': { status: 422, zh: '「{field}」为 {value}，晚于今天，请核对。', en: '“{field}” is {value}, later than today; please check it.' },
  'unreadable-class': { status: 422, zh: '分类号“{value}”无法识别，未导入，请核对。', en: 'Classification symbol “{value}” cannot be read and was left out; please check it.' },
  'illegible-name': { status: 422, zh: '姓名“{value}”中有缺字（*），请补正。', en: 'A character is missing in the name “{value}” (*); please supply it.' },
  'kind-mismatch': { status: 422, zh: '申请号 {application} 与公开（公告）号 {publication} 的专利类型不一致，请核对。', en: 'Application number {application} and publication number {publication} are of different kinds of patent; please check them.' },
  'publication-taken': { status: 422, zh: '公开（公告）号 {publication} 已属于申请号 {application} 的专利，请核对本行的号码。', en: 'Publication number {publication} already belongs to application {application}; please check the numbers of this row.' },
  'patent-registered': { status: 409, zh: '号码 {number} 已在登记簿中（《{title}》）。是同一件专利的，请选择“并入已有登记”；不是的，请核对号码。', en: 'Number {number} is in the register already (“{title}”). If it is the same patent, choose to join it to that entry; if not, check the number.' },
  'register-busy': { status: 409, zh: '专利登记簿正在导入，请稍候再办。', en: 'An import into the patent register is running; try again shortly.' },
  'conflicting-row': { status: 422, zh: '{number} 在本文件中已有另一行且内容不同（{fields}），保留先读到的，请核对。', en: '{number} stands on another row of this file with different content ({fields}); the first was kept, please check.' },
  'repeated-region': { status: 422, zh: '地区“{region}”与第 {first} 行重复，请核对。', en: 'Region “{region}” repeats row {first}; please check.' },
  'no-text': { status: 422, zh: '文件“{file}”里没有文字，可能是扫描件，请先做文字识别（OCR）再读取。', en: 'File “{file}” holds no text, it may be a scan; please run text recognition (OCR) on it first.' },
  'unknown-encoding': { status: 422, zh: '认不出文件“{file}”的文字编码，请另存为 UTF-8 文本再读取。', en: 'The encoding of file “{file}” is not recognised; please save it as UTF-8 text first.' },
  'converter-missing': { status: 422, zh: '本机没有转换程序（LibreOffice），不能读取“{file}”，请用 WPS 或 Word 另存为 docx。', en: 'No converter (LibreOffice) is installed to read “{file}”; please save it as docx in WPS or Word.' },
  cancelled: { status: 409, zh: '操作已取消，没有写入任何内容。', en: 'Cancelled; nothing was written.' },
  'demo-refused': { status: 409, zh: '示范数据不得进入已有办件的目录，请另选空目录。', en: 'Demo data may not enter a directory with cases; choose an empty one.' },
  'no-bureau': { status: 404, zh: '此处没有机构数据（{where}）；请先用 zhishu start、demo、import 或 restore 建立。', en: 'No bureau here ({where}); please create one with zhishu start, demo, import or restore.' },
  'data-directory-busy': { status: 503, zh: '数据目录“{directory}”正由进程 {pid} 使用（{address}），请经该服务办理，或先将其停止。', en: 'Data directory “{directory}” is in use by process {pid} ({address}); please go through that server, or stop it first.' },
  'database-refused': { status: 503, zh: '不能使用此数据库：{reason}', en: 'This database cannot be used: {reason}' },
  'file-store-refused': { status: 503, zh: '不能使用此附件存储：{reason}。', en: 'Files cannot be stored there: {reason}.' },
  unavailable: { status: 503, zh: '系统正在启动或维护，请稍后再试。', en: 'The system is starting or under maintenance; try again shortly.' },
  'address-in-use': { status: 503, zh: '{address} 已被其他程序占用，请用 --port（公众端 --portal-port）另选端口。', en: '{address} is in use by another program; choose another port with --port (the portal: --portal-port).' },
  'query-syntax': { status: 400, zh: '检索式第 {position} 个字符处：此处是{found}，应为{expected}。', en: 'Query, character {position}: found {found}, expected {expected}.' },
  'query-too-long': { status: 400, zh: '检索式太长：{length} 个字符，最多 {max}，请缩短。', en: 'The query is too long: {length} characters, {max} at most; please shorten it.' },
  'query-too-many-terms': { status: 400, zh: '检索词太多：最多 {max} 个，请分次检索。', en: 'Too many terms: {max} at most; please search in several steps.' },
  'query-too-deep': { status: 400, zh: '检索式第 {position} 个字符处：括号嵌套太深，最多 {max} 层，请化简。', en: 'Query, character {position}: nested too deep, {max} levels at most; please simplify it.' },
  'query-too-costly': { status: 400, zh: '此检索式耗时过长，已停止，请加限定条件（如分类号、日期）后再试。', en: 'This query takes too long and was stopped; please narrow it (by class or date) and try again.' },
  internal: { status: 500, zh: '系统出错，已记录（编号 {ref}），请联系管理员。', en: 'Something went wrong and was logged (ref {ref}); contact the administrator.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** One thing wrong with an input or a request; `path` names the field (`problems[1].text`), `row` the line of a file. */
export interface Problem {
  readonly code: ErrorCode;
  readonly path?: string;
  readonly row?: number;
  readonly params?: Readonly<Record<string, string | number | Label>>;
}

/** The result of an operation whose failure is expected: a value, or what is wrong with the input. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const failure = (...problems: readonly Problem[]): Outcome<never> => ({ ok: false, problems });

export function problem(code: ErrorCode, params?: Problem['params'], path?: string): Problem {
  return { code, ...(params && { params }), ...(path && { path }) };
}

/** The sentence of a problem in one language, its placeholders filled. */
export function problemText(found: Problem, language: Language): string {
  return ERRORS[found.code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = found.params?.[name];
    if (value === undefined) return '';
    return typeof value === 'object' ? value[language] : String(value);
  });
}

/** Thrown where an invariant fails or a request must end; only the server and the command line catch it. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map((each) => `${each.code}: ${problemText(each, 'en')}`).join('; '));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}
