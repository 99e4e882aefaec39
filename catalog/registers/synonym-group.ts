import { defineRegister } from '#domain/case/define.ts';
import { date, list, longText, optional, text } from '#domain/form/index.ts';
import type { Label } from '#domain/text.ts';

const fields = {
  words: list({
    name: { zh: '同义词', en: 'Words that mean the same' },
    itemName: { zh: '词', en: 'word' },
    help: { zh: '检索其中任一个，即检索全部；繁简、大小写、全半角不必分列', en: 'A search for one of them searches for all; traditional characters, capitals and widths need no line of their own' },
    max: 50,
    of: { word: text({ name: { zh: '词', en: 'Word' }, maxLength: 100 }) },
  }),
  enteredOn: date({ name: { zh: '登记日期', en: 'Entered on' }, notAfterToday: true }),
  note: optional(longText({ name: { zh: '依据或说明', en: 'Source or note' } })),
};

/** What a group says; of each word its text counts. */
interface Group {
  readonly words: readonly { readonly word: string }[];
}

const TOO_FEW: Label = { zh: '一组同义词至少要有两个不同的词，请再加一个。', en: 'A group needs at least two different words; please add one.' };

/** The words of a group, without blanks around them and without repetitions. */
export function wordsOfGroup({ words }: Group): string[] {
  return [...new Set(words.map(({ word }) => word.trim()).filter(Boolean))];
}

/** The table of synonyms (同义词表) that widens patent searches (A98): one entry a group; a corrected group works at once. */
export const synonymGroup = defineRegister({
  id: 'synonym-group',
  version: 1,
  mechanism: 'A98',
  wing: 'registers',
  owner: 'public-service',
  name: { zh: '检索同义词表', en: 'Search synonyms' },
  help: { zh: '一组登记一条；不再用的作废即可', en: 'One entry for each group; one no longer wanted is annulled' },
  numbering: '词',
  fields,
  by: ['officer', 'clerk', 'statistics-officer', 'division-head'],
  day: 'enteredOn',
  readers: { staff: 'all' },
  title: (group) => wordsOfGroup(group).join('、'),
  guard: (group) => (wordsOfGroup(group).length < 2 ? TOO_FEW : undefined),
  post: () => [],
});
