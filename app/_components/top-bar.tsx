'use client';
import Link from 'next/link';
import { useConnection } from '../_stream/use-connection';
import { ThemeButton } from './theme-button';

export function TopBar() {
  const connected = useConnection();
  return (
    <nav className="top" aria-label="Main">
      <strong>ganscope</strong>
      <Link href="/">Runs</Link>
      <span className="spacer" />
      <span className="muted" role="status" data-testid="connection">
        {connected ? '' : 'Disconnected, trying again; training goes on'}
      </span>
      <ThemeButton />
      <Link href="/new">New run +</Link>
    </nav>
  );
}
