'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSize } from '../_components/use-size';
import { StepColumn } from './step-column';
import { type StepAxis, useStepAxis } from './use-step-axis';

/** Of the title line and the step axis, in CSS pixels; on a phone the title line has more rows. */
const BESIDE = { wide: 64, narrow: 96 } as const;
const LEAST = 120;

/** One chart as large as the window, with the crosshair and the zoom of the page. */
export function FullScreen({
  title,
  axis,
  close,
  children,
}: {
  title: string;
  axis: StepAxis;
  close: () => void;
  children: (axis: StepAxis, height: number) => ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { domain, whole, cursor, point, zoomed, zoom, unit, places } = axis;
  const wide = useStepAxis(width, whole[1], cursor, point, {
    first: whole[0],
    unit,
    places,
    zooming: [zoomed ? domain : null, zoom],
  });
  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    if (window.matchMedia('(pointer: coarse)').matches) void lieDown(element);
    const left = () => document.fullscreenElement || element.close();
    element.addEventListener('fullscreenchange', left);
    return () => element.removeEventListener('fullscreenchange', left);
  }, []);
  return (
    <dialog
      ref={dialog}
      className="full-screen"
      aria-label={title}
      data-testid="full-screen"
      onClose={close}
      // Escape leaves; the charts would let go of crosshair and zoom as well.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        dialog.current?.close();
      }}
    >
      <button
        type="button"
        className="plain leave"
        aria-label="Leave full screen"
        title="Leave full screen"
        onClick={() => dialog.current?.close()}
        autoFocus
      >
        ✕
      </button>
      <div ref={ref} className="full-screen-plot">
        <StepColumn axis={wide} columnRef={column} controls={null}>
          {children(wide, Math.max(LEAST, height - (wide.narrow ? BESIDE.narrow : BESIDE.wide)))}
        </StepColumn>
      </div>
    </dialog>
  );
}

/** A phone turns to landscape where its browser lets pages do so; elsewhere one turns the phone. */
async function lieDown(element: HTMLElement) {
  try {
    await element.requestFullscreen();
    const turnable = screen.orientation as ScreenOrientation & { lock?: (to: 'landscape') => Promise<void> };
    await turnable.lock?.('landscape');
  } catch {
    // Refused, as after opening a link: the chart fills the window as it is.
  }
}
