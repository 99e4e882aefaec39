import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { dayFromNow, signIn } from './person.ts';

describeJourneys('An officer of the promotion division', (journey) => {
  test('enters a visit with two problems and solves one of them', async () => {
    const officer = await signIn(journey, 'promotion');
    await officer.follow('企业服务队走访');
    await officer.follow('登记');
    await officer.seesPage(/企业服务队走访/);
    const form = officer.main;
    await form.pickFrom('服务队', '第二服务队');
    await form.find('走访单位', '生物医药');
    await form.find('所在区', '东渚', '东渚区');
    await form.write('服务人员', '3');
    await form.choose('局领导带队', '否');
    await form.press(/添加问题/);
    const first = form.within(form.group('问题 1'));
    await first.write('问题', '核心专利到期前如何布局');
    await first.pickFrom('类别', '申请与布局');
    await form.press(/添加问题/);
    const second = form.within(form.group('问题 2'));
    await second.write('问题', '商标被他人抢注怎么办');
    await second.pickFrom('类别', '商标品牌');
    await form.press('登记');

    await officer.press('问题销号');
    await officer.sheet.pickFrom('问题', /核心专利到期前如何布局/);
    await officer.sheet.write('解决日期', dayFromNow(0));
    await officer.sheet.write('办理结果', '已派专利顾问上门，制定三年布局方案');
    await officer.sheet.press('问题销号');
    await officer.at('经过').sees('问题销号');
    await officer.at('内容').sees('已派专利顾问上门，制定三年布局方案');
    const content = officer.at('内容');
    await content.text(/^记入的指标/).click();
    expect(await content.reads()).toMatch(/登记问题\s*2\s[^]*解决问题\s*1\s/);
  });
});
