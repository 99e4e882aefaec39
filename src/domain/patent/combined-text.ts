/** What a cell holds that combines title, key words and abstract. */
export interface CombinedText {
  readonly title?: string;
  readonly abstract?: string;
}

/** `Title: …\nKeywords: …\nAbstract: …`, also with Chinese labels. */
const LABELLED = /^\s*(?:Title|名称|标题)\s*[:：]\s*(?<title>[^\n]*)\n(?:[^\n]*\n)*?\s*(?:Abstract|摘要)\s*[:：]\s*(?<abstract>[\s\S]*)$/i;

/** Reads the two layouts seen: labelled lines, and parts joined by `[SEP]` (title first, abstract last). Others are an abstract. */
export function readCombinedText(text: string): CombinedText {
  const labelled = LABELLED.exec(text)?.groups;
  if (labelled) return filled(labelled.title, labelled.abstract);
  const parts = text.split('[SEP]');
  return parts.length > 1 ? filled(parts[0], parts.at(-1)) : filled(undefined, text);
}

function filled(title?: string, abstract?: string): CombinedText {
  const [name, summary] = [title?.trim(), abstract?.trim()];
  return { ...(name && { title: name }), ...(summary && { abstract: summary }) };
}
