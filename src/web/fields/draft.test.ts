import { expect, test } from 'vitest';
import { list, longText, optional, text } from '#domain/form/index.ts';
import { keepable } from './draft.ts';

const name = (zh: string): { readonly name: { readonly zh: string; readonly en: string } } => ({ name: { zh, en: `${zh} en` } });

test('a draft keeps what was typed but no personal values, nor lists that hold some', () => {
  const fields = {
    subject: text(name('事由')),
    phone: optional(text({ ...name('电话'), personal: true })),
    visitors: list({ ...name('来访'), of: { phone: text({ ...name('电话'), personal: true }) } }),
    notes: longText(name('记录')),
  };
  expect(keepable(fields, { subject: 'x', phone: '138', visitors: [{ phone: '139' }], notes: undefined, stray: 1 })).toEqual({ subject: 'x' });
});
