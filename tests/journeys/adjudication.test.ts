import { expect, test } from 'vitest';
import { describeJourneys } from '../support/browser.ts';
import { wordsIn } from './documents.ts';
import { faultsOf } from './inspection.ts';
import { act, dayFromNow, type Person, signIn } from './person.ts';
import { namePanel, receive } from './request.ts';

const ORDER = '被请求人立即停止制造、销售落入涉案专利权保护范围的高效装置，销毁专用模具。';

async function approve(person: Person, address: string, opinion: string): Promise<void> {
  await person.page.goto(address);
  await act(person, '同意', (sheet) => sheet.write('意见', opinion));
  await person.at('经过').sees(opinion);
}

describeJourneys('An adjudication', (journey) => {
  test('runs from the request to the archive: approved step by step, suspended, resumed, decided, served', async () => {
    const officer = await signIn(journey, 'officer');
    const address = await receive(officer);

    await act(officer, '立案', namePanel, '呈批：立案');
    await officer.at('审批').sees('待审批');

    const head = await signIn(journey, 'head');
    await approve(head, address, '同意立案，请林维安主审。');
    await officer.page.reload();
    await officer.main.sees('已立案');
    await officer.at('结案').sees('3 个月');

    await act(officer, '送达请求书副本', async (sheet) => {
      await sheet.choose('送达方式', '直接送达');
      await sheet.write('送达日期', dayFromNow(0));
    });
    await act(officer, '收到答辩', async (sheet) => {
      await sheet.write('答辩意见', '被控产品采用现有技术');
      await sheet.write('收到日期', dayFromNow(0));
    });

    await act(officer, '中止', async (sheet) => {
      await sheet.pickFrom('中止事由', /无效宣告请求已被受理/);
      await sheet.write('说明', '等待无效宣告审查结果');
    }, '呈批：中止');
    await approve(head, address, '同意中止。');
    const leader = await signIn(journey, 'leader');
    await leader.press(/^待我审批/);
    await leader.row('生物医药').first().waitFor();
    await approve(leader, address, '批准中止。');
    await officer.page.reload();
    await officer.at('结案').sees('计时中止');
    await act(officer, '恢复审理', (sheet) => sheet.write('恢复事由', '专利权维持有效'));
    await officer.at('结案').seesNot('计时中止');

    await act(officer, '合议', async (sheet) => {
      await sheet.choose('审理方式', '书面审理');
      await sheet.write('合议笔录', '三名成员一致认为侵权成立');
    });
    await act(officer, '作出裁决', async (sheet) => {
      await sheet.write('查明事实', '被控产品落入权利要求1的保护范围');
      await sheet.write('裁决理由', '现有技术抗辩不成立');
      await sheet.write('裁决主文', ORDER);
      await sheet.choose('裁决结论', '侵权成立');
    }, '呈批：作出裁决');
    const legal = await signIn(journey, 'legal');
    await approve(head, address, '拟同意。');
    await approve(legal, address, '程序合法，依据充分。');
    await approve(leader, address, '同意。');
    await officer.page.reload();
    await officer.main.sees('已裁决');
    await officer.at('经过').sees('程序合法，依据充分。');

    const decision = await officer.downloads(officer.link('行政裁决书 docx'));
    expect(decision.name).toMatch(/\.docx$/);
    expect(wordsIn(decision.bytes)).toContain(ORDER);
    const printed = await officer.downloads(officer.link('行政裁决书 pdf'));
    expect(printed.bytes.subarray(0, 5).toString()).toBe('%PDF-');

    for (const side of ['请求人', '被请求人']) {
      await act(officer, '送达裁决书', async (sheet) => {
        await sheet.choose('送达对象', side);
        await sheet.choose('送达方式', '邮寄送达');
        await sheet.write('送达日期', dayFromNow(0));
      });
    }
    await officer.main.sees('已送达裁决');
    await act(officer, '归档', (sheet) => sheet.write('案卷号', '2026-裁-001'));
    await officer.main.sees('已归档');
  });

  test('is heard orally after due notice, then stands still until the invalidation it waits for is decided', async () => {
    const officer = await signIn(journey, 'officer');
    const address = await receive(officer);
    await act(officer, '立案', namePanel, '呈批：立案');
    const head = await signIn(journey, 'head');
    await approve(head, address, '同意立案。');
    await officer.page.reload();
    await act(officer, '送达请求书副本', async (sheet) => {
      await sheet.choose('送达方式', '直接送达');
      await sheet.write('送达日期', dayFromNow(0));
    });
    await act(officer, '收到答辩', async (sheet) => {
      await sheet.write('答辩意见', '不落入保护范围');
      await sheet.write('收到日期', dayFromNow(0));
    });

    await officer.at('现在可办').press('通知口审');
    await officer.sheet.write('口审时间', `${dayFromNow(1)} 09:30`);
    await officer.sheet.write('口审地点', '第一审理庭');
    await officer.sheet.press('通知口审');
    await officer.sheet.sees('口审至少提前三个工作日通知，请改期。');
    await officer.sheet.write('口审时间', `${dayFromNow(14)} 09:30`);
    await officer.sheet.press('通知口审');
    await officer.main.sees('待口审');
    const notice = await officer.downloads(officer.link('口头审理通知书 docx'));
    expect(wordsIn(notice.bytes)).toContain('第一审理庭');
    await act(officer, '举行口审', async (sheet) => {
      await sheet.write('举行日期', dayFromNow(0));
      await sheet.choose('请求人到庭', '到庭');
      await sheet.choose('被请求人到庭', '到庭');
      await sheet.write('口审笔录', '双方同意提前口审，围绕权利要求1的技术特征陈述意见');
    });

    await act(officer, '中止', async (sheet) => {
      await sheet.pickFrom('中止事由', /无效宣告请求已被受理/);
      await sheet.write('说明', '等待无效宣告审查结果');
    }, '呈批：中止');
    await approve(head, address, '同意中止。');
    const leader = await signIn(journey, 'leader');
    await leader.page.goto(address);
    await act(leader, '退回', (sheet) => sheet.write('意见', '请补充无效案件编号。'));
    await officer.page.reload();
    await act(officer, '中止', async (sheet) => {
      await sheet.pickFrom('中止事由', /无效宣告请求已被受理/);
      await sheet.write('无效案件编号或另案案号', '5W129876');
      await sheet.write('说明', '等待无效宣告审查结果');
    }, '呈批：中止');
    await approve(head, address, '同意中止。');
    await approve(leader, address, '批准中止。');
    await officer.page.reload();
    await officer.at('结案').sees('计时中止');
    await officer.at('经过').sees('5W129876');
    expect(await faultsOf(officer.page)).toEqual([]);
  });

  test('that moved on meanwhile refuses what was based on the old state and says what changed; a deputy approves for the head', async () => {
    const officer = await signIn(journey, 'officer');
    const address = await receive(officer);
    await officer.at('现在可办').press('立案');
    await namePanel(officer.sheet);

    const head = await signIn(journey, 'head');
    await head.page.goto(address);
    await act(head, '分派', (sheet) => sheet.find('承办人', '林维安'));

    await officer.sheet.press('呈批：立案');
    await officer.sheet.sees('您打开后，办件已有新的环节');
    expect(await officer.sheet.reads()).toMatch(/秦正平\s*分派/);
    await officer.sheet.press('按最新内容继续');
    await officer.sheet.press('呈批：立案');
    await officer.at('审批').sees('待审批');

    await head.follow('代理');
    await head.seesPage('代理');
    await head.main.find('代理人', '唐婉清');
    await head.main.write('至', dayFromNow(1));
    await head.main.press('委托');
    await head.main.row('唐婉清').first().waitFor();

    const deputy = await signIn(journey, 'secretary');
    await deputy.press(/^待我审批/);
    await deputy.main.row('待您审批：立案').first().waitFor();
    await approve(deputy, address, '秦处长出差，代为同意。');
    expect(await deputy.at('经过').reads()).toContain('唐婉清（代 秦正平）');
    await deputy.main.sees('已立案');
  });
});
