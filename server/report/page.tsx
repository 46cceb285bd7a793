import type { ReactNode } from 'react';
import { MarkShapes } from '@/app/_charts/svg-marks';
import { reportStyles } from './styles';

/**
 * A page in one file: no script, and nothing that is fetched; the policy in its head says so to the browser, whatever
 * names and notes stand in it.
 */
export function ReportPage({ title, foot, children }: { title: string; foot: string; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta
          httpEquiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {/* Our own text alone: React would escape its quotes. */}
        <style dangerouslySetInnerHTML={{ __html: reportStyles() }} />
      </head>
      <body>
        <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
          <MarkShapes ink={(token) => `var(${token})`} />
        </svg>
        <main>
          {children}
          <footer>{foot}</footer>
        </main>
      </body>
    </html>
  );
}
