import type { Person } from './person.ts';

/** Takes a request in, and returns the address of its case. */
export async function receive(officer: Person): Promise<string> {
  await officer.follow('专利侵权纠纷行政裁决');
  await officer.follow('收件');
  const form = officer.main;
  await form.find('请求人', '生物医药');
  await form.find('被请求人', '精密机械');
  await form.find('涉案专利', '示例');
  await form.choose('专利类型', '发明');
  await form.write('主张的权利要求', '权利要求1、3');
  await form.write('被控侵权产品或方法', '一种高效装置');
  await form.write('请求事项与事实理由', '责令停止侵权，销毁专用模具');
  await form.choose('专利权评价报告', '否');
  await form.choose('未向法院起诉', '是');
  await form.find('管辖地', '望澜', '望澜区');
  await form.choose('程序', '普通程序');
  await form.press('收件');
  await officer.at('经过').sees('收件');
  return officer.page.url();
}

/** A panel of three, the officer presiding. */
export async function namePanel(sheet: Person): Promise<void> {
  await addToPanel(sheet, 1, '林维安', '审理长');
  await addToPanel(sheet, 2, '卢亦辰', '审理员');
  await addToPanel(sheet, 3, '白景澄', '审理员');
}

async function addToPanel(officer: Person, number: number, name: string, duty: string): Promise<void> {
  await officer.press(/添加成员/);
  const member = officer.within(officer.group(`成员 ${number}`));
  await member.find('成员', name);
  await member.choose('职责', duty);
}
