import { strFromU8, strToU8 } from 'fflate';

/** The comments of a Word file: the part they stand in, and what must be said of it (批注部件). */
export interface CommentsPart {
  readonly name: string;
  /** Whether the file has it already. */
  readonly exists: boolean;
  readonly firstId: number;
  readonly namespace: string;
  readonly relationType: string;
}

type Parts = Readonly<Record<string, Uint8Array>>;

const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
/** The strict kind of Office Open XML has namespaces of its own. */
const STRICT = 'http://purl.oclc.org/ooxml';
const RELATION_TYPES = { transitional: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments', strict: `${STRICT}/officeDocument/relationships/comments` } as const;

const textOf = (parts: Parts, name: string): string => strFromU8(parts[name] ?? new Uint8Array());

/** Finds the comments of a file, or where they are to stand. */
export function commentsPart(parts: Parts, documentXml: string): CommentsPart {
  const namespace = /\sxmlns:w\s*=\s*["']([^"']+)/.exec(documentXml)?.[1] ?? MAIN;
  const relation = [...textOf(parts, RELATIONS).matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => tag).find((tag) => /\sType\s*=\s*["'][^"']*\/relationships\/comments["']/.test(tag));
  const target = relation === undefined ? undefined : /\sTarget\s*=\s*["']([^"']+)/.exec(relation)?.[1];
  const named = target === undefined ? undefined : placeOf(target);
  const exists = named !== undefined && parts[named] !== undefined;
  const name = exists ? named : freeName(parts);
  const ids = [...textOf(parts, name).matchAll(/<w:comment\s[^>]*?w:id\s*=\s*["'](\d+)/g)].map(([, id]) => Number(id));
  return { name, exists, firstId: Math.max(-1, ...ids) + 1, namespace, relationType: RELATION_TYPES[namespace.startsWith(STRICT) ? 'strict' : 'transitional'] };
}

const placeOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `word/${target.replace(/^\.\//, '')}`);

function freeName(parts: Parts): string {
  const names = ['word/comments.xml', ...Array.from({ length: 9 }, (_, index) => `word/comments-zhishu${index + 1}.xml`)];
  return names.find((name) => parts[name] === undefined) ?? 'word/comments-zhishu.xml';
}

/** The parts that change when comments are added. */
export function withComments(parts: Parts, part: CommentsPart, comments: string): Record<string, Uint8Array> {
  if (part.exists) return { [part.name]: strToU8(appended(textOf(parts, part.name), 'w:comments', comments)) };
  const relation = `<Relationship Id="${freeId(textOf(parts, RELATIONS))}" Type="${part.relationType}" Target="${part.name.replace(/^word\//, '')}"/>`;
  const relations = parts[RELATIONS] ? textOf(parts, RELATIONS) : `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  return {
    [part.name]: strToU8(`${HEAD}<w:comments xmlns:w="${part.namespace}">${comments}</w:comments>`),
    [RELATIONS]: strToU8(appended(relations, 'Relationships', relation)),
    [TYPES]: strToU8(appended(textOf(parts, TYPES), 'Types', `<Override PartName="/${part.name}" ContentType="${COMMENTS_TYPE}"/>`)),
  };
}

function freeId(relations: string): string {
  let id = 'rIdZhishuComments';
  while (relations.includes(`"${id}"`)) id += '1';
  return id;
}

/** A part with something more at the end of its root, which may have been empty. */
function appended(source: string, root: string, xml: string): string {
  const end = source.lastIndexOf(`</${root}`);
  if (end >= 0) return source.slice(0, end) + xml + source.slice(end);
  return source.replace(new RegExp(`<${root}((?:\\s[^>]*?)?)\\s*/>`), (_, attributes: string) => `<${root}${attributes}>${xml}</${root}>`);
}
