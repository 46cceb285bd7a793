'use client';
import { type ReactNode, useState } from 'react';

/** Puts text on the clipboard, made when it is asked for, and says that it did or why not. */
export function CopyButton({ text, children }: { text: () => Promise<string>; children: ReactNode }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      const words = await text();
      // Browsers keep the clipboard from pages that come over plain HTTP, but for this machine's own.
      if (!window.isSecureContext) throw new Error('open the page over https, or on localhost, to copy');
      await navigator.clipboard.writeText(words);
      setSaid('Copied');
    } catch (reason) {
      setSaid(`Not copied: ${reason instanceof Error ? reason.message : String(reason)}`);
    }
  };
  return (
    <>
      <button className="plain" onClick={() => void copy()}>
        {children}
      </button>
      <span className="muted" role="status">
        {said}
      </span>
    </>
  );
}
