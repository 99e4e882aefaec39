import { Button, Input } from 'antd';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { signOut } from '../../api/session.ts';
import { LanguageSwitch, useText } from '../../ui/language.tsx';
import { useDocumentTitle } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import type { TextKey } from '../../ui/texts.ts';

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Whether a password is strong enough says the server alone. */
function objectionTo(next: string, again: string): TextKey | undefined {
  return next === again ? undefined : 'password.different';
}

/** Changing one's password; `first`: before anything else may be done. */
export function PasswordPage({ first = false }: { readonly first?: boolean }): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.changePassword);
  const [objection, setObjection] = useState<TextKey>();
  useDocumentTitle(t('password.title'));
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const next = textIn(form, 'next');
    const found = objectionTo(next, textIn(form, 'again'));
    setObjection(found);
    if (!found && !write.isPending) write.mutate({ body: { current: textIn(form, 'current'), next } }, { onSuccess: () => void refresh(ROUTES.me) });
  };
  const Frame = first ? 'main' : 'div';
  return (
    <Frame className={first ? 'gate' : 'gate gate-inside'}>
      {first && <div className="gate-language"><LanguageSwitch /></div>}
      <form className="gate-form" onSubmit={submit}>
        <h1>{t('password.title')}</h1>
        {first && <p>{t('password.first')}</p>}
        {objection && <p role="alert" className="problem-panel">{t(objection)}</p>}
        {!objection && <ProblemPanel problem={write.error} />}
        {write.isSuccess && <output className="notice">{t('password.done')}</output>}
        <label htmlFor="current">{t('password.current')}</label>
        <Input.Password id="current" name="current" autoComplete="current-password" required />
        <label htmlFor="next">{t('password.next')}</label>
        <Input.Password id="next" name="next" autoComplete="new-password" required aria-describedby="password-rule" />
        <p id="password-rule" className="gate-hint">{t('password.rule')}</p>
        <label htmlFor="again">{t('password.again')}</label>
        <Input.Password id="again" name="again" autoComplete="new-password" required />
        <Button type="primary" htmlType="submit" block loading={write.isPending}>{t('common.save')}</Button>
        {first && <button type="button" className="link-button" onClick={() => void signOut()}>{t('shell.signOut')}</button>}
      </form>
    </Frame>
  );
}
