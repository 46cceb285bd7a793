import { LEVELS, type Level } from '@/lib/protocol/level';

const WORDS: Record<Level, string> = {
  info: 'info and up',
  warning: 'warning and up',
  critical: 'critical only',
};

interface LevelChoiceProps {
  label: string;
  value: Level;
  onChange: (level: Level) => void;
  id?: string;
}

/** The least level that a channel is told of. */
export function LevelChoice({ label, value, onChange, id }: LevelChoiceProps) {
  return (
    <select
      id={id}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(LEVELS.find((level) => level === target.value) ?? value)}
    >
      {LEVELS.map((level) => (
        <option key={level} value={level}>
          {WORDS[level]}
        </option>
      ))}
    </select>
  );
}
