'use client';
import dynamic from 'next/dynamic';
import type { Checkpoint, Run } from '@/lib/protocol/entities';
import { useDialog } from '../../_components/use-dialog';

// What it asks is loaded by those who press it.
const StopQuestion = dynamic(() => import('./stop-question').then((module) => module.StopQuestion), {
  ssr: false,
});

interface StopProps {
  run: Run;
  checkpoints: readonly Checkpoint[];
  /** Who else watches, in words. */
  others: string | undefined;
  onStop: () => void;
}

/** The button that ends a run, and the dialog that asks first. */
export function Stop({ run, checkpoints, others, onStop }: StopProps) {
  const { ref, isOpen, open, onClose } = useDialog();
  return (
    <>
      <button className="plain" onClick={open} data-testid="stop" data-command="stop">
        Stop
      </button>
      <dialog
        ref={ref}
        className="stop"
        aria-labelledby="stop-title"
        aria-describedby="stop-verdict"
        onClose={onClose}
      >
        {isOpen && <StopQuestion {...{ run, checkpoints, others, onStop }} />}
      </dialog>
    </>
  );
}
