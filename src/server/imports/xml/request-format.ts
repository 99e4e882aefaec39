import type { XmlPatent } from '#domain/patent/xml-content.ts';
import { NO_DOCUMENT } from '#domain/patent/foreign-number.ts';
import { NOTHING, type XmlFormat } from './xml-format.ts';
import { childrenOf, elementsOf, findChild, wordsOf, type XmlNode } from './xml-node.ts';

/**
 * The request of an application filed electronically with CNIPA (请求书, 110101, 120101, 130101.xml): its elements have the
 * names of the form's boxes. Numbers of identity cards, telephones and whoever may not be published are left unread.
 */
export const CNIPA_REQUEST: XmlFormat = {
  name: 'CNIPA e-filing',
  elements: ['发明专利请求书', '实用新型专利请求书', '外观设计专利请求书'],
  namespaces: [''],
  isPart: true,
  read: (record) => {
    const applicants = elementsOf(findChild(record, '申请人'), '第一申请人', '其他申请人');
    return [{
      ...NOTHING,
      application: { ...NO_DOCUMENT, office: 'CN', number: wordsOf(record, '申请号'), date: wordsOf(record, '申请日') },
      priorities: elementsOf(findChild(record, '要求优先权声明'), '在先申请').map(priorityOf).filter(({ number }) => number !== ''),
      kind: record.name, title: ['发明名称', '实用新型名称', '使用外观设计的产品名称'].map((name) => wordsOf(record, name)).find(Boolean) ?? '',
      applicants: applicants.map((each) => wordsOf(each, '姓名或名称')).filter(Boolean), address: addressOf(applicants[0]),
      inventors: childrenOf(record, '发明人', '设计人').flatMap(publicNames),
    }];
  },
};

function publicNames(list: XmlNode): string[] {
  const people = elementsOf(list, '第一发明人', '其他发明人', '第一设计人', '其他设计人');
  return people.filter((each) => !/^(?:1|true|是)$/.test(wordsOf(each, '请求不公开'))).map((each) => wordsOf(each, '姓名')).filter(Boolean);
}

function priorityOf(claim: XmlNode): XmlPatent['priorities'][number] {
  return { ...NO_DOCUMENT, office: /^[A-Z]{2}$/.exec(wordsOf(claim, '在先申请国别或地区'))?.[0] ?? '', number: wordsOf(claim, '在先申请号'), date: wordsOf(claim, '在先申请日') };
}

function addressOf(applicant: XmlNode | undefined): string {
  return ['邮政编码', '省自治区直辖市名称', '市县名称', '城区乡街道门牌号'].map((part) => wordsOf(applicant, part)).filter(Boolean).join('');
}
