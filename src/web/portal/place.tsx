import { type MouseEvent, type ReactElement, type ReactNode, useSyncExternalStore } from 'react';

/** Addresses of the portal; few enough that a router would be larger than its pages. */
function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  return () => window.removeEventListener('popstate', onChange);
}

/** The path of the address bar. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

/** Goes to another page of the portal. */
export function go(path: string, { replace = false } = {}): void {
  if (replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
  window.scrollTo(0, 0);
}

interface LinkProps {
  readonly to: string;
  readonly className?: string;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A link within the portal: without loading the page anew, and like any other link with a modifier key. */
export function PlaceLink({ to, className, label, children }: LinkProps): ReactElement {
  const path = usePath();
  const onClick = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return <a href={to} className={className} aria-label={label} aria-current={path === to ? 'page' : undefined} onClick={onClick}>{children}</a>;
}
