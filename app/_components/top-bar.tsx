'use client';
import { Link } from './link';
import { usePathname } from 'next/navigation';
import { Commands } from '../_commands/commands';
import { useConnection } from '../_stream/use-connection';
import { AlertCount } from './alert-count';
import { AlertSignals } from './alert-signals';
import { ThemeButton } from './theme-button';

export function TopBar() {
  const connected = useConnection();
  const path = usePathname();
  return (
    <nav className="top" aria-label="Main">
      <Link href="/" className="brand">
        ganscope
      </Link>
      <Link href="/" className="tab" aria-current={path === '/' ? 'page' : undefined} data-command="runs">
        Runs
      </Link>
      <Link
        href="/alerts"
        className="tab"
        aria-current={path === '/alerts' ? 'page' : undefined}
        data-command="alerts"
      >
        Alerts <AlertCount />
      </Link>
      <Link
        href="/settings"
        className="tab"
        aria-current={path === '/settings' ? 'page' : undefined}
        data-command="settings"
      >
        Settings
      </Link>
      <AlertSignals />
      <span className="spacer" />
      <span className={connected ? 'muted connection' : 'connection'} role="status" data-testid="connection">
        <i aria-hidden="true">{connected ? '●' : '○'}</i>{' '}
        {connected ? 'Connected' : 'Disconnected, trying again; training goes on'}
      </span>
      <Commands />
      <ThemeButton />
      <Link className="button" href="/new" data-command="new" aria-label="New run">
        <span className="wide">New run</span>
        <span className="narrow" aria-hidden="true">
          +
        </span>
      </Link>
    </nav>
  );
}
