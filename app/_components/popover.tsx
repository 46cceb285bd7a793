'use client';
import { type KeyboardEventHandler, type ReactNode, Suspense, useId, useState } from 'react';

/**
 * A button and what it opens below it: the browser's own popover, closed by Escape or a press elsewhere. It has
 * contents while it is open only, so that their code can be fetched then.
 */
export function Popover({
  face,
  label,
  className,
  role,
  room,
  onKeyDown,
  children,
}: {
  /** What the button shows; what it is called is `label`. */
  face: ReactNode;
  label: string;
  /** Of the button; the panel has it with `-panel` behind it. */
  className: string;
  role: 'menu' | 'dialog';
  /** As much as it takes at most, in CSS pixels: it stands higher or more to the left where there is less. */
  room: { width: number; height: number };
  onKeyDown?: KeyboardEventHandler<HTMLElement>;
  children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  /** Below its button, and moving with the page. */
  const place = (panel: HTMLElement) => {
    const { left, bottom } = panel.previousElementSibling!.getBoundingClientRect();
    const { innerWidth, innerHeight, scrollX, scrollY } = window;
    panel.style.left = `${scrollX + Math.max(0, Math.min(left, innerWidth - room.width))}px`;
    panel.style.top = `${scrollY + Math.max(0, Math.min(bottom, innerHeight - room.height))}px`;
  };
  return (
    <>
      <button
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup={role}
        aria-label={label}
        title={label}
        data-testid={className}
      >
        {face}
      </button>
      <div
        id={id}
        popover="auto"
        role={role}
        aria-label={label}
        className={`popover ${className}-panel`}
        onBeforeToggle={({ currentTarget, newState }) => newState === 'open' && place(currentTarget)}
        onToggle={({ newState }) => setOpen(newState === 'open')}
        onKeyDown={onKeyDown}
      >
        {isOpen && (
          <Suspense fallback={<p className="muted">loading</p>}>
            {children(() => document.getElementById(id)?.hidePopover())}
          </Suspense>
        )}
      </div>
    </>
  );
}
