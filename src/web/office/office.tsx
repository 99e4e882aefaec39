import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useSession } from '../api/session.ts';
import { Loading } from '../ui/page.tsx';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import './sign-in/gate.css';
import { PasswordPage } from './sign-in/password-page.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';

const Rooms = lazy(async () => ({ default: (await import('./rooms.tsx')).Rooms }));

/** The office: signing in first, then a password of one's own, then the rooms, whose code is only then fetched. */
export function Office(): ReactElement {
  const { data: me, error, isPending, refetch } = useSession();
  const [wasIn, setWasIn] = useState(false);
  if (me && !wasIn) setWasIn(true);
  if (isPending) return <Loading />;
  if (error && !me) {
    return (
      <main className="gate">
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!me) return <SignInPage again={wasIn} />;
  if (me.mustChangePassword) return <PasswordPage first />;
  return (
    <Suspense fallback={<Loading />}>
      <Rooms />
    </Suspense>
  );
}
