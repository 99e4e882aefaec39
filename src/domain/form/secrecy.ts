const MARK = '(?:秘\\s?密|机\\s?密|绝\\s?密)';
const OPENING = new RegExp(`^[\\s\\p{P}]{0,8}(?:密\\s?级[\\s:：]{0,3})?${MARK}(?:级|件|文件|公文)?(?=$|[\\s\\p{P}★☆*])`, 'mu');
const WITH_STAR = new RegExp(`${MARK}\\s?[★☆]`, 'u');

/**
 * True when a text bears the mark of a state secret (国家秘密标志): a line that is or begins with 秘密, 机密 or 绝密,
 * with or without 密级：, brackets or ★期限. 《国家秘密定密管理规定》. A sentence that only uses the word
 * (侵犯商业秘密, 秘密生产假冒专利产品) bears none.
 */
export function bearsSecrecyMark(text: string): boolean {
  const visible = text.replace(/\p{Cf}/gu, '');
  return OPENING.test(visible) || WITH_STAR.test(visible);
}
