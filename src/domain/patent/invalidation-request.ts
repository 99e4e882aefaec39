/** 无效宣告请求审查中, 撤回无效宣告请求, 无效宣告请求审查决定: that somebody asked for it, not that the patent was invalidated. */
const REQUEST = /(?:撤回|驳回|受理)?(?:专利权的?)?无效(?:宣告)?(?:请求|程序|审查|审理)[^,，;；:：|()（）\n]*/g;

/** A text without what it says of requests for invalidation (无效宣告请求): a patent stays in force until it is invalidated. 专利法 第四十七条. */
export function withoutInvalidationRequests(text: string): string {
  return text.replace(REQUEST, '');
}
