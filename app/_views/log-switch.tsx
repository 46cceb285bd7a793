/** Linear or logarithmic: on a linear axis G's 39 hides D's 0.4. */
export function LogSwitch({ log, onChange }: { log: boolean; onChange: (log: boolean) => void }) {
  return (
    <span className="segment" role="group" aria-label="Loss axis">
      <button aria-pressed={!log} onClick={() => onChange(false)}>
        Linear
      </button>
      <button aria-pressed={log} onClick={() => onChange(true)}>
        Log
      </button>
    </span>
  );
}
