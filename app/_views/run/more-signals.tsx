/** What is looked at when something is odd: computed and drawn only while it is open. */
export const MoreSignals = ({ open, onToggle }: { open: boolean; onToggle: (open: boolean) => void }) => (
  <button
    className="plain more-signals"
    aria-expanded={open}
    data-testid="more-signals"
    onClick={() => onToggle(!open)}
  >
    {open ? '▾' : '▸'} More signals
  </button>
);
