import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { TopBar } from './_components/top-bar';
import './globals.css';

export const metadata: Metadata = { title: 'ganscope', description: 'Watch GAN training while it happens.' };

/** The theme is set before the first paint, so that a dark page never flashes white. */
const THEME = `try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;

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
