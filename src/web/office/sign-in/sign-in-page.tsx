import { Button, Input } from 'antd';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { useOrganisation } from '../../api/names.ts';
import { signIn } from '../../api/session.ts';
import { LanguageSwitch, useText } from '../../ui/language.tsx';
import { useDocumentTitle } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The door. `again`: the session ended while somebody worked. */
export function SignInPage({ again }: { readonly again: boolean }): ReactElement {
  const t = useText();
  const bureau = useOrganisation();
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  useDocumentTitle(t('signIn.title'));
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    await signIn(textIn(form, 'user').trim(), textIn(form, 'password')).catch((error: ApiProblem) => setProblem(error));
    setBusy(false);
  };
  return (
    <main className="gate">
      <div className="gate-language"><LanguageSwitch /></div>
      <form className="gate-form" onSubmit={(event) => void submit(event)}>
        <p className="gate-product">{t('shell.product')}</p>
        <h1>{t(bureau?.name ?? 'signIn.for')}</h1>
        {bureau && <p className="gate-what">{t('signIn.for')}</p>}
        {again && !problem && <output className="notice">{t('shell.restart')}</output>}
        <ProblemPanel problem={problem} />
        <label htmlFor="user">{t('signIn.user')}</label>
        <Input id="user" name="user" autoComplete="username" required autoCapitalize="none" spellCheck={false} />
        <label htmlFor="password">{t('signIn.password')}</label>
        <Input.Password id="password" name="password" autoComplete="current-password" required />
        <Button type="primary" htmlType="submit" block loading={busy}>{t('signIn.submit')}</Button>
        <p className="gate-hint">{t('signIn.hint')} {t('signIn.noSecrets')}</p>
        {bureau?.demo && <p className="notice">{t('shell.demo')}</p>}
      </form>
    </main>
  );
}
