import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { TopBar } from './_components/top-bar';
import './styles/tokens.css';
import './styles/base.css';
import './styles/commands.css';
import './styles/runs.css';
import './styles/run.css';
import './styles/annotate.css';
import './styles/charts.css';

export const metadata: Metadata = { title: 'ganscope', description: 'Watch GAN training while it happens.' };

/**
 * The theme is set before the first paint, so that a dark page never flashes white: what was chosen here, else what
 * the system prefers, now and when it changes.
 */
const THEME = `(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const set = () => {
    const { dataset } = document.documentElement;
    const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; /* storage is blocked: the system decides */ } };
    const chosen = stored('theme');
    dataset.theme = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
    for (const name of ['density', 'marks']) if (stored(name) !== null) dataset[name] = stored(name);
  };
  dark.addEventListener('change', set);
  set();
})()`;

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: THEME }} />
      </head>
      <body>
        <TopBar />
        <main>{children}</main>
      </body>
    </html>
  );
}
