import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { act, dayFromNow, signIn } from './person.ts';

describeJourneys('A supervised matter', (journey) => {
  test('is entrusted, turns yellow as its day comes near, is signed for, completed and closed', async () => {
    const supervisor = await signIn(journey, 'supervision');
    await supervisor.follow('督查督办');
    await supervisor.follow('立项');
    const form = supervisor.main;
    await form.write('督办事项', '质押融资入园惠企专项行动落实');
    await form.pickFrom('来源', '重点工作');
    await form.write('办理要求', '月底前完成全部园区对接，报送佐证材料');
    await form.pickFrom('承办处室', '运用促进处');
    await form.write('办理时限', dayFromNow(40));
    await form.press('立项');
    await act(supervisor, '交办', (sheet) => sheet.write('办理时限', dayFromNow(40)));
    await supervisor.at('办理时限').sees('正常');
    await act(supervisor, '更正', async (sheet) => {
      await sheet.write('办理时限', dayFromNow(2));
      await sheet.write('理由', '市里要求提前');
    });
    await supervisor.at('办理时限').sees('临期');

    const officer = await signIn(journey, 'promotion');
    await officer.within(officer.main.row('质押融资入园惠企专项行动落实').first()).follow(/^督〔/);
    await act(officer, '签收');
    await act(officer, '反馈进展', (sheet) => sheet.write('最近反馈', '已对接九个园区'));
    await act(officer, '提交办结', (sheet) => sheet.write('办理结果', '十二个园区全部对接'));
    await supervisor.page.reload();
    await act(supervisor, '审核办结');
    await supervisor.main.sees('已办结');
    await act(supervisor, '问效', (sheet) => sheet.choose('问效结论', '成效明显'));
    await supervisor.main.sees('已问效');
    expect(await supervisor.at('经过').reads()).toContain('成效明显');
  });

  test('that is late shows red, to whoever presses it and until it is closed', async () => {
    const supervisor = await signIn(journey, 'supervision');
    await supervisor.follow('督查督办');
    await supervisor.press('筛选');
    await supervisor.main.pickFrom('时限', '超期');
    const late = supervisor.main.row(/超 \d+/).filter({ hasText: '办理中' }).first();
    const number = await late.getByRole('link').innerText();
    await late.getByRole('link').click();
    await supervisor.at('办理时限').sees('超期');
    await act(supervisor, '提交办结', (sheet) => sheet.write('办理结果', '已补报佐证材料'));
    await supervisor.at('办理时限').sees('逾期完成');
    await act(supervisor, '审核办结');
    await supervisor.main.sees('已办结');
    await supervisor.follow('督查督办');
    await supervisor.main.sees(/只看.*超期/);
    await supervisor.main.seesNot(number);
    expect(await supervisor.reads()).not.toContain(number);
  });
});
